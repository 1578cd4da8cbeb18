/** The fixtures that ask for it, on a real engine: whom every container reaches before and after, and what our model says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readComposeFile } from '../../src/core/compose/file.js';
import { loadStack } from '../../src/core/compose/load.js';
import { targetKey, targetsOf } from '../../src/core/names/answer.js';
import { createResolver } from '../../src/core/names/resolver.js';
import { announceSkip, type Engine, startEngine } from './docker-engine.js';
import { engineFixtures, type Fixture } from './fixture-stacks.js';
import { inParallel } from './in-parallel.js';
import { type Answers, measure } from './measure.js';
import { type StubProject, stubProject } from './stub-project.js';

/** Both versions, ready to start. */
interface Stubs {
  readonly before: StubProject;
  readonly after: StubProject;
  readonly project: string;
  /** Whether it claims names of the whole engine, so that it must not run beside another that does. */
  readonly alone: boolean;
}

interface Measured {
  readonly project: string;
  readonly before: Answers;
  readonly after: Answers;
  readonly names: readonly string[];
}

const start = startEngine();
if (start.reason !== undefined) announceSkip('fixtures on a real engine', start.reason);
const withEngine = start.engine ? describe : describe.skip;

/** `web: db → api` lines for everything that answers otherwise afterwards. */
function differences({ before, after, names }: Measured): string[] {
  return [...before].flatMap(([client, answers]) =>
    names.flatMap(name => {
      const was = answers.get(name) ?? [];
      // What nobody answered to is free, and what answered by chance was never promised.
      if (was.length !== 1) return [];
      const is = after.get(client)?.get(name) ?? [];
      return was.join() === is.join()
        ? []
        : [`${client}: ${name} → ${is.join(' or ') || 'nobody'}, was ${was}`];
    }),
  );
}

/** The same questions, answered by the model. */
function modelled(project: string, directory: string, files: readonly string[], asked: Answers): Answers {
  const read = (path: string) => readComposeFile({ path, text: readFileSync(join(directory, path), 'utf8') });
  const stack = loadStack(files.map(read), { project, variables: {}, lookup: read });
  const resolver = createResolver(stack.topology, { compose: 'legacy', engine: 20 });
  const targets = (client: string, name: string) =>
    targetsOf(resolver.resolve(client, name)).map(target => targetKey(target).replace(/^service /, ''));
  return mapAnswers(asked, (client, name) => targets(client, name).sort());
}

/** The engine's answers in the model's terms: an address that is no container's is nobody's. */
function insideOnly(answers: Answers): Answers {
  return mapAnswers(answers, (_, __, found) =>
    found.filter(it => !it.startsWith('address')).map(it => it.replace(/^container /, 'external ')),
  );
}

function mapAnswers(
  answers: Answers,
  map: (client: string, name: string, found: readonly string[]) => string[],
): Answers {
  return new Map(
    [...answers].map(([client, names]) => [
      client,
      new Map([...names].map(([name, found]) => [name, map(client, name, found)])),
    ]),
  );
}

async function measureBoth(engine: Engine, { before, after, project }: Stubs): Promise<Measured> {
  const generated = before.services.flatMap(name => [`${name}_1`, `${project}_${name}_1`]);
  const names = [...new Set([...before.names, ...after.names])];
  const all = [...new Set([...names, ...names.map(name => name.toLowerCase()), ...generated])];
  const around = {
    containers: before.containers,
    networks: [...new Set([...before.networks, ...after.networks])],
  };
  return {
    project,
    before: await measure(engine, before, project, all, around),
    after: await measure(engine, after, project, all, around),
    // Generated names are promised where the project spells them out, only.
    names: all.filter(name => !generated.includes(name) || names.includes(name)),
  };
}

function stubsOf(engine: Engine, fixture: Fixture, number: number): Stubs {
  const [before, after] = ['before', 'after'].map(side =>
    stubProject(join(fixture.directory, side), fixture.files, engine.directory),
  ) as [StubProject, StubProject];
  // Fixtures are migrated in a folder of this name, which some of them spell out.
  const isNamed = [...before.names, ...after.names].some(name => name.startsWith('shop_'));
  const alone = before.exclusive || isNamed;
  return { before, after, alone, project: alone ? 'shop' : `delink${number}` };
}

withEngine('on a real engine, every name leads where it led', () => {
  const fixtures = engineFixtures();
  const results = new Map<string, Promise<Measured>>();

  beforeAll(() => {
    let previous: Promise<unknown> = Promise.resolve();
    const running = inParallel([...fixtures.entries()], 3, async ([number, fixture]) => {
      const engine = start.engine!;
      const stubs = stubsOf(engine, fixture, number);
      if (!stubs.alone) return measureBoth(engine, stubs);
      const done = previous.then(() => measureBoth(engine, stubs));
      previous = done.catch(() => {});
      return done;
    });
    fixtures.forEach((fixture, index) => {
      results.set(fixture.name, running[index]!);
      // Whoever awaits it hears of a failure; until then it is not unhandled.
      running[index]!.catch(() => {});
    });
  });
  afterAll(() => start.engine?.stop());

  test.each(fixtures)(
    '$name',
    async ({ name }) => {
      const measured = await results.get(name)!;
      expect(measured.before.size).toBeGreaterThan(0);
      expect(differences(measured)).toEqual([]);
    },
    300_000,
  );

  test.each(fixtures)(
    '$name: the model knows it',
    async ({ name, directory, files }) => {
      const { before, after, project } = await results.get(name)!;
      expect(modelled(project, join(directory, 'before'), files, before)).toEqual(insideOnly(before));
      expect(modelled(project, join(directory, 'after'), files, after)).toEqual(insideOnly(after));
    },
    300_000,
  );
});
