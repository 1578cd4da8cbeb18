/** Scripts before and after their migration, run on a real engine: every name that a container found leads where it led. */
import { spawnSync } from 'node:child_process';
import { announceSkip, startEngine } from './docker-engine.js';
import { type ScriptFixture, scriptFixtures } from './script-fixtures.js';
import { type Said, ScriptStage } from './script-run.js';

const WHAT = 'scripts on a real engine';
const hasMake = spawnSync('make', ['--version']).status === 0;
const start = startEngine();
// Images are given the names that scripts use (`redis`), which is only right on an engine that goes afterwards.
const isOwn = start.engine?.env.DOCKER_HOST === `unix://${start.engine?.directory}/docker.sock`;
if (start.reason !== undefined) announceSkip(WHAT, start.reason);
else if (!isOwn) announceSkip(WHAT, 'an engine runs already, and its images are not to be replaced by stubs');
const withEngine = isOwn ? describe : describe.skip;

function fixtures(): ScriptFixture[] {
  const all = scriptFixtures();
  const ready = hasMake ? all : all.filter(({ runs }) => !runs.some(run => run.goals));
  if (ready.length < all.length) announceSkip('Makefiles on a real engine', 'make is not installed');
  return ready;
}

/** `web: db → api` for everything that a link gave and that leads elsewhere. */
function differences(before: Said, after: Said): string[] {
  return [...before.answers].flatMap(([client, names]) =>
    [...names].flatMap(([name, was]) => {
      const is = after.answers.get(client)?.get(name) ?? [];
      if (was.length === 0 || was.join() === is.join()) return [];
      return [`${client}: ${name} → ${is.join(' or ') || 'nobody'}, was ${was.join(' or ')}`];
    }),
  );
}

/** Variables of links that are there before and after, each with who has the address or the name in its value. */
function variables({ environments, answers, answerer }: Said, wanted: ReadonlySet<string>): string[] {
  return [...environments].flatMap(([client, values]) =>
    [...values].flatMap(([variable, value]) => {
      if (!wanted.has(`${client} ${variable}`)) return [];
      const meant = value.replace(/(?<=:\/\/|^)[a-zA-Z0-9][\w.-]*(?=:\d+$|$)/, host => {
        const names = answers.get(client)?.get(host);
        return `<${/^[\d.]+$/.test(host) ? answerer(host) : (names?.join(' or ') ?? host)}>`;
      });
      return [`${client}: ${variable}=${variable.includes('_ENV_') ? value : meant}`];
    }),
  );
}

function linkVariables({ environments }: Said): Set<string> {
  const all = [...environments].flatMap(([client, values]) =>
    [...values.keys()].map(name => `${client} ${name}`),
  );
  return new Set(all.filter(one => /_(?:PORT(?:_\w+)?|NAME|ENV_\w+)$/.test(one)));
}

withEngine('on a real engine, the containers of a migrated script find whom they found', () => {
  afterAll(() => start.engine?.stop());

  test.each(fixtures())(
    '$name',
    async fixture => {
      const before = new ScriptStage(start.engine!, fixture, 'before');
      const after = new ScriptStage(start.engine!, fixture, 'after');
      try {
        await before.makeImages();
        await before.run();
        const was = await before.ask();
        await before.clear();

        const asked = [...new Set([...was.answers.values()].flatMap(names => [...names.keys()]))];
        const plain = asked.filter(name => !name.includes(' '));
        await after.run();
        const is = await after.ask(plain);
        expect([...is.answers.keys()]).toEqual([...was.answers.keys()]);
        expect(differences(was, is)).toEqual([]);
        const kept = new Set([...linkVariables(is)].filter(one => linkVariables(was).has(one)));
        expect(variables(is, kept)).toEqual(variables(was, kept));

        // Somebody runs it again on the machine that has its networks by now.
        await after.removeContainers();
        await after.run();
        const again = await after.ask(plain);
        expect(differences(was, again)).toEqual([]);
      } finally {
        await after.clear();
      }
    },
    180_000,
  );
});
