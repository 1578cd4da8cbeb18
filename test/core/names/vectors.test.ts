/** The model of name resolution against what was measured on real engines with real Composes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrokenLinks } from '../../../src/core/names/broken-links.js';
import { idOf } from '../../../src/core/names/containers.js';
import { type Answer, createResolver, type Endpoint, linkNames } from '../../../src/core/names/resolver.js';
import type { Topology } from '../../../src/core/names/topology.js';
import { SHARED } from '../../support/shared.js';
import { type Measured, PROJECT, runtimeOf, topologyOf, type Vector } from '../../support/vector-topology.js';

const FILE = join(SHARED, 'reference/link-vectors.json');
const LABELS = [
  'compose-1.29.2/engine-20.10.24',
  'compose-1.29.2/engine-28.5.2',
  'compose-2.40.3/engine-20.10.24',
  'compose-2.40.3/engine-28.5.2',
];

/** Errors that are not about a link that does not work, and why. */
const OTHER_ERRORS: Readonly<Record<string, string>> = {
  'v1-external-missing': 'whether a container outside of the project exists is not in its files',
  'v1-err-cycle': 'a circle of links breaks the order of starting, not a name',
  'v1-err-cycle-mixed': 'a circle through volumes_from breaks the order of starting, not a name',
  'v1-err-extends': 'refused when files are read, before links mean anything',
  'net-extends-links': 'refused when files are read, before links mean anything',
  'net-mode-and-networks': 'not about links',
  'net-undefined-network': 'not about links',
  'net-err-cycle': 'a circle of depends_on, not about links',
};

interface Question {
  readonly vector: Vector;
  readonly label: string;
  readonly client: string;
  readonly name: string;
  readonly expected: readonly (readonly string[])[];
}

function labelOf(topology: Topology, endpoint: Endpoint): string {
  if (endpoint.kind === 'external') return `ext:${endpoint.container}`;
  const many = topology.services.get(endpoint.service)!.instances > 1;
  return many ? `${endpoint.service}#${endpoint.number}` : endpoint.service;
}

/** Every outcome that an answer allows. */
function outcomes(topology: Topology, answer: Answer): string[][] {
  switch (answer.kind) {
    case 'outside':
      return [[]];
    case 'loopback':
      return [['{loopback}']];
    case 'address':
      return [['{external}']];
    case 'self':
      return [[labelOf(topology, { ...answer, kind: 'service' })]];
    case 'found':
      return [answer.endpoints.map(endpoint => labelOf(topology, endpoint)).sort()];
    case 'any-of':
      return answer.endpoints.map(endpoint => [labelOf(topology, endpoint)]);
  }
}

function filled(name: string): string {
  const id = name.match(/^\{id:([^#}]+)(?:#(\d+))?\}$/);
  return id ? idOf(id[1]!, Number(id[2] ?? 1)) : name.replaceAll('{project}', PROJECT);
}

function questionsOf(vector: Vector, label: string): Question[] {
  const measured = vector.measured[label];
  const varying = measured?.varies_between_runs?.resolve;
  return Object.entries(measured?.resolve ?? {}).flatMap(([client, table]) =>
    Object.entries(table).map(([name, got]) => ({
      vector,
      label,
      client,
      name,
      expected: varying?.[client]?.[name] ?? [got],
    })),
  );
}

/** null where the model is right, or what it said instead. */
function mistakeIn({ vector, label, client, name, expected }: Question, topology: Topology): string | null {
  const [service = '', number = '1'] = client.split('#');
  const answer = createResolver(topology, runtimeOf(label)).resolve(service, filled(name), Number(number));
  const possible = outcomes(topology, answer).map(outcome => outcome.join());
  const right =
    expected.every(got => possible.includes([...got].sort().join())) &&
    expected.length > 1 === (answer.kind === 'any-of');
  if (right) return null;
  return `${vector.id} ${label}: ${client} asks ${name}: ${JSON.stringify(expected)}, model ${JSON.stringify(answer)}`;
}

const vectors: readonly Vector[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).vectors : [];
if (vectors.length === 0) {
  process.stderr.write(
    `\nSKIPPED: no measured vectors at ${FILE}: the model is not checked against engines.\n`,
  );
}

(vectors.length > 0 ? describe : describe.skip)('the model against measured vectors', () => {
  const topologies = new Map(vectors.map(vector => [vector.id, topologyOf(vector)]));
  const questions = vectors.flatMap(vector => LABELS.flatMap(label => questionsOf(vector, label)));
  const mistakes = (asked: readonly Question[]) =>
    asked.flatMap(question => mistakeIn(question, topologies.get(question.vector.id)!) ?? []);

  test.each(LABELS)('%s: every name from every container', label => {
    const asked = questions.filter(question => question.label === label);
    expect(mistakes(asked)).toEqual([]);
    expect(asked.length).toBeGreaterThanOrEqual(label.startsWith('compose-1.') ? 940 : 550);
  });

  test('none of the answers is left out', () => {
    expect(questions.length).toBeGreaterThanOrEqual(3000);
    expect(new Set(vectors.flatMap(vector => Object.keys(vector.measured)))).toEqual(new Set(LABELS));
  });

  // On the default bridge every name that leads to a container comes from a link, or is the client's own.
  test('linkNames has every name that a link gave in format 1, and no other', () => {
    for (const question of questions) {
      const { vector, label, client, name, expected } = question;
      if (vector.format !== 'v1' || name.startsWith('{id:')) continue;
      const topology = topologies.get(vector.id)!;
      const service = client.split('#')[0]!;
      const attachment = topology.services.get(service)!.attachment.kind;
      if (attachment === 'existing-network') continue;
      const given = linkNames(topology, runtimeOf(label), service).filter(
        link => link.name.toLowerCase() === filled(name).toLowerCase(),
      );
      const before = expected.flat().filter(target => !target.startsWith('{'));
      const others = before.map(target => target.split('#')[0]!.replace(/^ext:/, ''));
      const services = [...new Set(others)].filter(target => target !== service).sort();
      const got = given.map(({ target }) => (target.kind === 'service' ? target.service : target.container));
      expect([vector.id, client, name, got.sort()]).toEqual([vector.id, client, name, services]);
      expect(given.every(link => link.ambiguous === services.length > 1)).toBe(true);
    }
  });

  const refusals = vectors.flatMap(vector =>
    LABELS.map((label): [Vector, string, Measured | undefined] => [vector, label, vector.measured[label]]),
  );

  test('errors about links are foreseen, and nothing that started is called fatal', () => {
    let foreseen = 0;
    for (const [vector, label, measured] of refusals) {
      // Modern Compose refuses format 1 as a whole, and says nothing of links.
      if (!measured || (vector.format === 'v1' && runtimeOf(label).compose === 'modern')) continue;
      const fatal = findBrokenLinks(topologies.get(vector.id)!).filter(link => link.fatal);
      const expected = measured.rc !== 0 && !(vector.id in OTHER_ERRORS);
      expect([vector.id, label, fatal.length > 0]).toEqual([vector.id, label, expected]);
      if (expected) foreseen++;
    }
    expect(foreseen).toBeGreaterThanOrEqual(28);
  });

  test('the listed other errors are errors', () => {
    for (const id of Object.keys(OTHER_ERRORS)) {
      const measured = vectors.find(vector => vector.id === id)?.measured[LABELS[0]!];
      expect([id, measured?.rc]).toEqual([id, 1]);
    }
  });
});
