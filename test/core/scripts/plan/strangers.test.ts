import { fatesOf, networksOf, planOf, reasonsOf } from '../reading.js';

const BASE = ['docker run -d --name db postgres', 'docker run -d --name web --link db:pg site'];

test.each<[string, string[], string]>([
  [
    'a link to whatever a command prints',
    [...BASE, 'docker run --link $(docker ps -lq):x job'],
    'run-link: the link "$(docker ps -lq):x" may mean one of its containers, and only shows when it runs',
  ],
  [
    'a link to a variable of the environment',
    [...BASE, 'docker run --link "$TARGET:x" job'],
    'run-link: the link "$TARGET:x" may mean one of its containers, and only shows when it runs',
  ],
  [
    'a name in part of which a variable stands',
    [...BASE, 'docker run --link ${PREFIX}b:x job'],
    'run-link: the link "${PREFIX}b:x" may mean one of its containers, and only shows when it runs',
  ],
  [
    'a container with a computed name, and a link to one that the file does not start',
    [
      'start() { docker run -d --name "$1" --link db app; }',
      'docker run -d --name db postgres',
      'docker run --link cart:cart proxy',
    ],
    'run-link: "$1" may come to be the container that the link "cart:cart" means',
  ],
])('%s keeps containers on the bridge', (_, lines, reason) => {
  const plan = planOf(lines);
  expect(networksOf(plan)).toEqual([]);
  expect(reasonsOf(plan)).toContain(reason);
});

test.each<[string, string[]]>([
  ['another name', [...BASE, 'docker run --link cart:x job']],
  ['a name that cannot come out the same', [...BASE, 'docker run --link ${PREFIX}_cart:x job']],
  ['a client that is on a network', [...BASE, 'docker run --net back --link $TARGET:x job']],
])('%s does not', (_, lines) => {
  expect(networksOf(planOf(lines))).toEqual(['app: db(pg) web']);
});

test('a link of a command to itself is no stranger to it', () => {
  const plan = planOf(['docker run --name $A --link $B:x job']);
  expect(reasonsOf(plan)).toEqual(['run-link-target: "${B}" is not started in this file']);
});

test('a command that starts a client without its links stays as it is', () => {
  const lines = [
    'docker run -d --name db postgres',
    'docker run -d --name web site',
    'docker rm -f web',
    'docker run -d --name web --link db:pg site',
  ];
  const plan = planOf(lines);
  expect(fatesOf(plan)).toEqual(['web>db:pg removed']);
  expect(plan.changes.map(({ run }) => run.index)).toEqual([0, 2]);
});

test('every command that starts a target moves', () => {
  const lines = [
    'if fresh; then docker run -d --name db postgres; else docker run -d --name db snapshot; fi',
    'docker run -d --name web --link db:pg site',
  ];
  expect(planOf(lines).changes.map(({ run }) => run.index)).toEqual([0, 1, 2]);
});
