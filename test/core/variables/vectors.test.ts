/** What links gave, against what was measured in the environment of real containers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readComposeFile } from '../../../src/core/compose/file.js';
import { loadStack } from '../../../src/core/compose/load.js';
import type { Stack } from '../../../src/core/compose/stack.js';
import type { Runtime } from '../../../src/core/names/resolver.js';
import { type GivenVariable, type LinkVariables, linkVariables } from '../../../src/core/variables/given.js';
import { givenOnce } from '../../../src/core/variables/network-value.js';
import type { EngineAge } from '../../../src/core/variables/port-order.js';
import { SHARED } from '../../support/shared.js';
import { type Measured, PROJECT, runtimeOf, topologyOf, type Vector } from '../../support/vector-topology.js';

const FILE = join(SHARED, 'reference/link-vectors.json');

/** The images that the vectors were measured with, as Dockerfiles. */
const STUBS: Readonly<Record<string, string>> = {
  'stub-plain': 'FROM scratch',
  'stub-redis': 'FROM scratch\nEXPOSE 6379\nENV REDIS_VERSION=2.8.13',
  'stub-postgres': 'FROM scratch\nEXPOSE 5432\nENV LANG=en_US.utf8\nENV PGDATA=/var/lib/postgresql/data',
  'stub-nginx': 'FROM scratch\nEXPOSE 443\nEXPOSE 80',
  'stub-multi':
    'FROM scratch\nEXPOSE 8080\nEXPOSE 53/udp\nEXPOSE 443\nENV HOME=/root\nENV EMPTY=\nENV lower=x\nENV EQ=a=b',
  'stub-range': 'FROM scratch\nEXPOSE 7000-7003\nEXPOSE 7005\nEXPOSE 7006\nEXPOSE 53/tcp\nEXPOSE 53/udp',
  'stub-pair': 'FROM scratch\nEXPOSE 80\nEXPOSE 81',
};

type Environment = Readonly<Record<string, string>>;
type MeasuredEnvironment = Measured & {
  readonly env?: Readonly<Record<string, Environment>>;
  readonly varies_between_runs?: { readonly env?: Record<string, Record<string, readonly string[]>> };
};

/** The vector's files as Compose loads them, with as many containers as ran; images are built from stubs. */
function stackOf(vector: Vector): Stack {
  const files = Object.entries(vector.files).map(([path, text]) =>
    readComposeFile({ path, text: text.replace(/\bimage: (stub-\w+)/g, 'build: $1') }),
  );
  const byPath = new Map(files.map(file => [file.path, file]));
  const variables = { COMPOSE_PROJECT_NAME: PROJECT };
  const stack = loadStack(files, { project: PROJECT, variables, lookup: path => byPath.get(path) });
  const ran = topologyOf(vector).services;
  const services = [...stack.topology.services].map(
    ([name, service]) => [name, { ...service, instances: ran.get(name)!.instances }] as const,
  );
  return { ...stack, topology: { ...stack.topology, services: new Map(services) } };
}

function modelOf(vector: Vector, as: Runtime): LinkVariables {
  const text = (path: string) => STUBS[path.replace('/Dockerfile', '')] ?? null;
  return linkVariables(stackOf(vector), { variables: {}, image: () => null, text }, [as]);
}

/** Every value that the model allows, in the words of the measurement. */
function possible(variable: GivenVariable, instances: number, number: string, engine: EngineAge): RegExp[] {
  return variable.sets.map(set => {
    const once = givenOnce(set, variable.meaning, instances)!;
    const own =
      once.value.kind === 'withheld' ? once.value.variable.text!.replaceAll('$$', '$') : once.was[engine];
    const text = variable.meaning.kind === 'name' ? own!.replace(/_1\//, `_${number}/`) : own!;
    const owner = set.target.kind === 'service' ? set.target.service : `ext:${set.target.container}`;
    const pattern = text
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\bIP\b/, `\\{ip:${owner}(?:#\\d)?\\}`);
    return new RegExp(`^${pattern}$`);
  });
}

const vectors: readonly Vector[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).vectors : [];
if (vectors.length === 0) {
  process.stderr.write(
    `\nSKIPPED: no measured vectors at ${FILE}: link variables are not checked against engines.\n`,
  );
}

interface Run {
  readonly vector: Vector;
  readonly label: string;
  readonly measured: MeasuredEnvironment;
}

const runs = vectors.flatMap(vector =>
  Object.entries<MeasuredEnvironment>(vector.measured).flatMap(([label, measured]): Run[] =>
    measured.rc === 0 && measured.env ? [{ vector, label, measured }] : [],
  ),
);

/** What the model says of one run's containers that was not measured there, or the reverse. */
function mistakesIn({ vector, label, measured }: Run): string[] {
  const as = runtimeOf(label);
  const engine = as.engine === 20 ? 'before28' : 'from28';
  const model = modelOf(vector, as);
  const instances = (client: string) => topologyOf(vector).services.get(client)!.instances;
  const mistakes: string[] = [];
  const expected = Object.entries(measured.env ?? {});
  for (const client of model.clients) {
    if (instances(client) > 0 && !expected.some(([container]) => container.split('#')[0] === client))
      mistakes.push(`${vector.id} ${label}: ${client} was given nothing`);
  }
  for (const [container, environment] of expected) {
    const [client = '', number = '1'] = container.split('#');
    const given = model.of(client);
    const said = new Set(
      given
        .all()
        .filter(({ setBy, alreadySet }) => setBy[engine] && alreadySet === null)
        .map(({ name }) => name),
    );
    const note = (text: string) => mistakes.push(`${vector.id} ${label} ${container}: ${text}`);
    for (const [templated, text] of Object.entries(environment)) {
      const name = templated.replace('{PROJECT}', PROJECT.toUpperCase());
      const variable = given.find(name);
      said.delete(name);
      if (!variable?.setBy[engine]) note(`${name} is not in the model`);
      else if (variable.sets[0]!.external && !variable.certain) continue;
      else {
        const varying = measured.varies_between_runs?.env?.[container]?.[templated] ?? [text];
        const patterns = possible(variable, instances(client), number, engine);
        for (const value of varying) {
          const filled = value.replaceAll('{project}', PROJECT);
          if (!patterns.some(pattern => pattern.test(filled))) note(`${name} is ${filled}, not ${patterns}`);
        }
      }
    }
    for (const name of said) note(`${name} is in the model only`);
  }
  return mistakes;
}

(vectors.length > 0 ? describe : describe.skip)('link variables against measured vectors', () => {
  const environments = runs.flatMap(({ measured }) => Object.values(measured.env ?? {}));

  test.each([...new Set(runs.map(({ label }) => label))])('%s: every variable of every container', label => {
    expect(runs.filter(run => run.label === label).flatMap(mistakesIn)).toEqual([]);
  });

  test.each(runs.filter(({ vector }) => vector.id.startsWith('v1-env-')))('$vector.id, $label', run => {
    expect(mistakesIn(run)).toEqual([]);
  });

  test('none of them is left out', () => {
    expect(environments.reduce((sum, one) => sum + Object.keys(one).length, 0)).toBeGreaterThanOrEqual(2500);
    expect(runs.filter(({ vector }) => vector.id.startsWith('v1-env-'))).toHaveLength(12);
  });

  test('what varies is called ambiguous, and nothing else', () => {
    const vector = vectors.find(({ id }) => id === 'v1-alias-dash-underscore')!;
    const ambiguous = modelOf(vector, { compose: 'legacy', engine: 20 })
      .of('web')
      .all()
      .filter(variable => variable.ambiguous)
      .map(({ name }) => name);
    expect(ambiguous).toEqual(['MY_DB_NAME', 'MY_DB_PORT']);
    const others = vectors.filter(
      ({ id, format }) => format === 'v1' && id !== vector.id && !id.includes('err'),
    );
    for (const other of others) {
      const model = modelOf(other, { compose: 'legacy', engine: 20 });
      const wrong = model.clients.flatMap(client => model.of(client).all()).filter(one => one.ambiguous);
      expect([other.id, wrong.map(({ name }) => name)]).toEqual([other.id, []]);
    }
  });
});
