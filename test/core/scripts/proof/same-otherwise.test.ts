import { differenceIn } from '../../../../src/core/scripts/proof/same-otherwise.js';
import { engineOf, planOf } from '../reading.js';

const BEFORE = [
  'docker run -d --name db -e POSTGRES_USER=shop postgres',
  'docker run -d --name x redis',
  'docker run -d --name b redis',
  "docker run -d -p 80:80 -v a:/a -v b:/b -e A=1 --name web --link db:pg --link b:x --link x web run '$PG_PORT_5432_TCP_ADDR'",
];
const AFTER = [
  'docker run -d --name db --network app --network-alias pg -e POSTGRES_USER=shop postgres',
  'docker run -d --name x --network app redis',
  'docker run -d --name b --network app redis',
  "docker run -d -p 80:80 -v a:/a -v b:/b -e A=1 --name web --network app -e PG_PORT_5432_TCP_ADDR=pg --link b:x web run '$PG_PORT_5432_TCP_ADDR'",
];

/** `after` with a piece of one line replaced. */
function difference(line: number, from: string, to: string): string | null {
  const after = [...AFTER];
  expect(after[line]).toContain(from);
  after[line] = after[line]!.replace(from, to);
  return differenceIn(planOf(BEFORE), engineOf(after));
}

test('what was planned is no difference', () => {
  expect(differenceIn(planOf(BEFORE), engineOf(AFTER))).toBeNull();
});

test.each<[string, number, string, string, string]>([
  ['a command is lost', 0, 'docker run', '# docker run', 'a command is not there any more'],
  ['a kept link is lost', 3, ' --link b:x', '', 'a link is not as planned'],
  ['a link stays', 3, '--link b:x', '--link b:x --link x', 'a link is not as planned'],
  ['a link leads elsewhere', 3, '--link b:x', '--link x:x', 'a link is not as planned'],
  ['a network is lost', 1, ' --network app', '', 'a network is not as planned'],
  ['another network', 1, '--network app', '--network ap', 'a network is not as planned'],
  ['one network more', 1, '--network app', '--network app --network b', 'a network is not as planned'],
  ['the network of the host', 1, '--network app', '--network host', 'a network is not as planned'],
  ['an alias is lost', 0, ' --network-alias pg', '', 'an alias is not as planned'],
  ['an alias too many', 1, '--network app', '--network app --network-alias y', 'an alias is not as planned'],
  ['an option is lost', 3, ' -p 80:80', '', 'another option or word has changed'],
  ['an option is new', 0, ' --name', ' --rm --name', 'another option or word has changed'],
  ['another value', 3, '80:80', '80:8', 'another option or word has changed'],
  [
    'another order of equal options',
    3,
    '-v a:/a -v b:/b',
    '-v b:/b -v a:/a',
    'another option or word has changed',
  ],
  ['another image', 1, 'redis', 'redis2', 'another option or word has changed'],
  ['another command in the image', 3, 'web run', 'web walk', 'another option or word has changed'],
  [
    'other quotes',
    3,
    "'$PG_PORT_5432_TCP_ADDR'",
    '$PG_PORT_5432_TCP_ADDR',
    'another option or word has changed',
  ],
  ['another program', 1, 'docker', 'sudo docker', 'another option or word has changed'],
  ['a variable is lost', 3, ' -e A=1', '', 'a variable has changed'],
  ['a variable has another value', 3, '-e A=1', '-e A=2', 'a variable has changed'],
  ['a variable is new', 1, '--network app', '--network app -e A=1', 'a variable has changed'],
])('%s', (_, line, from, to, message) => {
  expect(difference(line, from, to)).toBe(message);
});

test('nothing is left of the engine', () => {
  expect(differenceIn(planOf(BEFORE), undefined)).toBe('a command is not there any more');
});

test('a command within a word changes by itself', () => {
  const before = [
    'docker run -d --name db postgres',
    'docker run -e T=$(docker run --rm --link db:pg token) -e K="`docker run --link db:pg key`" --link db:pg web',
  ];
  const after = [
    'docker run -d --name db --network app --network-alias pg postgres',
    'docker run -e T=$(docker run --rm --network app token) -e K="`docker run --network app key`" --network app web',
  ];
  expect(differenceIn(planOf(before), engineOf(after))).toBeNull();
  after[1] = after[1]!.replace('-e T=$', '-e T=x$');
  expect(differenceIn(planOf(before), engineOf(after))).toBe('a variable has changed');
});
