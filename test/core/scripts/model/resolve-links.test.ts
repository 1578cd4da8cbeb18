import { resolveLinks } from '../../../../src/core/scripts/model/resolve-links.js';
import { scriptOf } from '../reading.js';

/** `web>db before`, with what holds it up and what Compose made. */
function resolved(lines: readonly string[], path?: string): string[] {
  const script = scriptOf(lines, path);
  return script.engines.flatMap(engine =>
    resolveLinks(engine, script.order).map(({ run, link, started, heldUpBy, composeMade, targets }) => {
      const words = [`${run.name ?? run.image}>${link.target ?? '?'} ${started}`];
      if (targets.length > 1) words.push(`${targets.length} times`);
      if (heldUpBy) words.push(`held up by ${heldUpBy.name}`);
      if (composeMade) words.push(`of ${composeMade.project}, ${composeMade.service}`);
      return words.join(', ');
    }),
  );
}

test.each<[string, string[], string[]]>([
  [
    'a target that is started earlier',
    ['docker run -d --name db postgres', 'docker run -d --name web --link db:pg web'],
    ['web>db before'],
  ],
  [
    'a target that is started later',
    ['docker run -d --name web --link db web', 'docker run -d --name db postgres'],
    ['web>db after'],
  ],
  ['a target that is not there', ['docker run --link db web'], ['web>db absent']],
  ['a container that links itself', ['docker run -d --name db --link db postgres'], ['db>db absent']],
  [
    'a name that only the running shell knows',
    ['docker run -d --name "$1" redis', 'docker run --link "$1:redis" web'],
    ['web>? unknown'],
  ],
  [
    'a name with a variable in it',
    ['docker run -d --name ${P}_db postgres', 'docker run --link "$P"_db:db web'],
    ['web>${P}_db before'],
  ],
  [
    'a slash before the name, as the engine writes names',
    ['docker run -d --name db postgres', 'docker run --link /db:pg web'],
    ['web>db before'],
  ],
  [
    'a target with two commands',
    ['docker create --name db postgres', 'docker run -d --name db postgres', 'docker run --link db web'],
    ['web>db before, 2 times'],
  ],
  [
    'a target in the foreground',
    ['docker run --name db postgres', 'docker run --name web --link db web'],
    ['web>db before, held up by db'],
  ],
  [
    'a target in the background of the shell',
    ['docker run --name db postgres &', 'docker run --name web --link db web'],
    ['web>db before'],
  ],
  [
    'a target that is only created',
    ['docker create --name db postgres', 'docker run --name web --link db web'],
    ['web>db before'],
  ],
  [
    'a target in the foreground, and the same one detached behind it',
    ['docker run --name db postgres', 'docker run -d --name db postgres', 'docker run --link db web'],
    ['web>db before, 2 times'],
  ],
  [
    'a target in the foreground of a branch',
    ['if false; then docker run --name db postgres; fi', 'docker run --link db web'],
    ['web>db before'],
  ],
  [
    'functions, which run in the order of their calls',
    [
      'web() { docker run -d --name web --link db web; }',
      'db() { docker run -d --name db postgres; }',
      'db; web',
    ],
    ['web>db before'],
  ],
  [
    'two commands of one function',
    ['up() {', '  docker run -d --name web --link db web', '  docker run -d --name db postgres', '}'],
    ['web>db after'],
  ],
  [
    'a target in the foreground of another function',
    ['db() { docker run --name db postgres; }', 'web() { docker run --name web --link db web; }'],
    ['web>db before'],
  ],
  [
    'a name that Compose makes',
    ['docker run --rm --link shop_db_1:db postgres'],
    ['postgres>shop_db_1 absent, of shop, db'],
  ],
  [
    'a name that Compose makes, of a container that the script starts itself',
    ['docker run -d --name shop_db_1 postgres', 'docker run --link shop_db_1:db web'],
    ['web>shop_db_1 before'],
  ],
  [
    'a name with four parts, of which nobody can tell whose the second is',
    ['docker run --link my_shop_db_1:db web'],
    ['web>my_shop_db_1 absent'],
  ],
  [
    'a name as Compose 2 makes them, which people choose as well',
    ['docker run --link shop-db-1:db web'],
    ['web>shop-db-1 absent'],
  ],
])('%s', (_, lines, expected) => {
  expect(resolved(lines)).toEqual(expected);
});

test('recipes of a Makefile run as they are asked for', () => {
  const lines = [
    'web:',
    '\tdocker run -d --name web --link db web',
    'db:',
    '\tdocker run --name db postgres',
  ];
  expect(resolved(lines, 'Makefile')).toEqual(['web>db before']);
});

test('lines of one recipe run in their order', () => {
  const lines = ['up:', '\tdocker run -d --name web --link db web', '\tdocker run -d --name db postgres'];
  expect(resolved(lines, 'Makefile')).toEqual(['web>db after']);
});

test('machines do not see the containers of others', () => {
  const lines = [
    'docker $(docker-machine config a) run -d --name db postgres',
    'docker $(docker-machine config a) run -d --name api --link db api',
    'docker $(docker-machine config b) run -d --name web --link db web',
    'sudo docker $(docker-machine config b) run -d --name db postgres',
  ];
  expect(resolved(lines)).toEqual(['api>db before', 'web>db after']);
});

test('podman and docker are two engines, sudo makes no difference', () => {
  const lines = [
    'sudo docker run -d --name db postgres',
    'docker run -d --link db web',
    'podman run -d --link db pod',
  ];
  expect(resolved(lines)).toEqual(['web>db before', 'pod>db absent']);
});
