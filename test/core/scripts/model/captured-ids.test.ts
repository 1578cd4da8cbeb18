import { planScript } from '../../../../src/core/scripts/plan-script.js';
import { applyEdits } from '../../../../src/core/text/edit.js';
import { fatesOf, networksOf, OPTIONS, planOf, scriptOf } from '../reading.js';

function migrated(lines: readonly string[], path?: string): string[] {
  const script = scriptOf(lines, path);
  return applyEdits(script.text, planScript(script, OPTIONS).edits).trimEnd().split('\n');
}

test('links by the ID that a command printed lead to its container', () => {
  const plan = planOf([
    'DB=$(docker run -d postgres)',
    'CACHE="$(docker create redis 2>/dev/null)"',
    'docker start $DB $CACHE',
    'docker run --link $DB:db --link "${CACHE}:cache" site',
  ]);
  expect(networksOf(plan)).toEqual(['app: $DB(db) $CACHE(cache) site']);
  expect(fatesOf(plan)).toEqual(['site>$DB:db removed', 'site>"${CACHE}:cache" removed']);
});

test('a container with a name is the one of that name', () => {
  const plan = planOf([
    'ID=`docker run -d --name store postgres`',
    'docker run --link $ID:db --link store site',
  ]);
  expect(networksOf(plan)).toEqual(['app: store(db) site']);
});

test('no container answers to an ID on a network, so a link without an alias is kept', () => {
  const plan = planOf(['ID=$(docker run -d postgres)', 'docker run --link $ID --link $ID:db site']);
  expect(fatesOf(plan)).toEqual(['site>$ID kept', 'site>$ID:db removed']);
});

test.each<[string, string[]]>([
  ['set twice', ['ID=$(docker run -d a)', 'ID=$(docker run -d b)', 'docker run --link $ID:x site']],
  ['in a loop', ['for i in 1 2; do ID=$(docker run -d a); done', 'docker run --link $ID:x site']],
  ['shortened', ['ID=$(docker run -d a | cut -c1-12)', 'docker run --link $ID:x site']],
  ['with more before it', ['ID=$(echo x; docker run -d a)', 'docker run --link $ID:x site']],
  ['what the container prints', ['ID=$(docker run a)', 'docker run --link $ID:x site']],
  ['with more around it', ['ID=/c/$(docker run -d a)', 'docker run --link $ID:x site']],
])('no ID of a container that is known: %s', (_, lines) => {
  expect(fatesOf(planOf(lines))).toEqual(['site>$ID:x left']);
});

test('options of a command without name and links go before its image', () => {
  const lines = [
    'DB=$(docker run -d -e A=b postgres -c x=1)',
    'MQ=$(docker run \\',
    '  -d \\',
    '  -p 5672:5672 \\',
    '  rabbitmq)',
    'ES=$(docker create \\',
    '  elastic)',
    'docker run --link $DB:db --link $MQ:mq --link $ES:es site',
  ];
  expect(migrated(lines)).toEqual([
    'docker network inspect app >/dev/null 2>&1 || docker network create app',
    'DB=$(docker run -d -e A=b --network app --network-alias db postgres -c x=1)',
    'MQ=$(docker run \\',
    '  -d \\',
    '  -p 5672:5672 \\',
    '  --network app \\',
    '  --network-alias mq \\',
    '  rabbitmq)',
    'ES=$(docker create --network app --network-alias es \\',
    '  elastic)',
    'docker run --network app site',
  ]);
});

test('IDs in a recipe', () => {
  expect(migrated(['up:', '\tID=$$(docker run -d db); docker run --link $$ID:db site'], 'Makefile')).toEqual([
    'up:',
    '\tdocker network inspect app >/dev/null 2>&1 || docker network create app',
    '\tID=$$(docker run -d --network app --network-alias db db); docker run --network app site',
  ]);
});
