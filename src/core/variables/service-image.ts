import { interpolate } from '../compose/interpolate.js';
import { resolvePath } from '../compose/paths.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { textOf, textsOf } from '../compose/values.js';
import { entriesOf } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve } from '../yaml/tree.js';
import { readDockerfile } from './dockerfile.js';
import type { ImageFacts, Knowledge } from './knowledge.js';
import { distinctPorts, type Port } from './port.js';

/** How a service's image is built. */
export interface Build {
  /** The directory that is sent to the engine; null where a variable is unknown or it is somewhere in the network. */
  readonly context: string | null;
  /** null together with the context, and with a Dockerfile written in the Compose file. */
  readonly dockerfile: string | null;
  readonly inline: string | null;
  readonly target: string | null;
  /** null for an argument whose value is not known here. */
  readonly args: Readonly<Record<string, string | null>>;
}

/** Where a service gets its image: `image`, `build`, or both in later formats; then it is built. */
export interface ImageSource {
  /** null without one, or with an unknown variable in it. */
  readonly reference: string | null;
  readonly build: Build | null;
}

export interface ImageVariable {
  /** null where it is not known. */
  readonly value: string | null;
  /** Path of the Dockerfile that sets it; null for one in a Compose file, and where the image below sets it. */
  readonly dockerfile: string | null;
}

/** What a service's image brings along: its own Dockerfile and what is known of the image below. */
export interface ServiceImage {
  readonly source: ImageSource;
  readonly ports: readonly Port[];
  readonly portsComplete: boolean;
  readonly environment: ReadonlyMap<string, ImageVariable>;
  readonly environmentComplete: boolean;
  /** The Dockerfile's path, where one was read. */
  readonly dockerfile: string | null;
  /** The image, or the one that the Dockerfile begins with; null where that is not known. */
  readonly reference: string | null;
  /** Facts of the image, or of the one that the Dockerfile begins with. */
  readonly facts: ImageFacts | null;
}

/**
 * Where a service gets its image, by the rules of its format: in format 1 whichever of `image` and `build` a later
 * text has takes the other's place (docker/compose 1.29.2 compose/config/config.py, merge_service_dicts).
 */
export function imageSource(
  service: ProjectService,
  stack: Stack,
  variables: Readonly<Record<string, string>>,
): ImageSource {
  const known = (text: string | undefined): string | null => {
    if (text === undefined || text === '') return null;
    const { text: replaced, unknown } = interpolate(text, variables);
    return unknown ? null : replaced;
  };
  let image: string | undefined;
  let build: Map<string, BuildKey> | null = null;
  let dockerfile: string | undefined;
  for (const { raw } of service.contributions) {
    const own = (key: string) => resolve(raw.entries.get(key)?.pair.value);
    const ownImage = textOf(own('image'));
    const ownBuild = buildKeys(own('build'), raw.file.path);
    dockerfile = textOf(own('dockerfile')) ?? dockerfile;
    const replaces = stack.format === 'v1';
    if (ownBuild) {
      build = new Map([...(build ?? []), ...ownBuild]);
      if (replaces) image = undefined;
    } else if (ownImage !== undefined && replaces) build = null;
    image = ownImage ?? image;
  }
  return { reference: known(image), build: build && readBuild(build, dockerfile, known, variables) };
}

/** The value of a key of `build`, and the file that has it, from which its path counts. */
interface BuildKey {
  readonly value: ResolvedNode | null;
  readonly path: string;
}

function buildKeys(node: ResolvedNode | null, path: string): Map<string, BuildKey> | null {
  if (node?.kind === 'scalar') return new Map([['context', { value: node, path }]]);
  if (node?.kind !== 'mapping') return null;
  const pairs = [...entriesOf(node).values()];
  return new Map(pairs.map(({ key, pair }) => [key, { value: resolve(pair.value), path }]));
}

const REMOTE = /^(?:[a-z+]+:\/\/|git@|github\.com\/|~)/i;

function readBuild(
  keys: ReadonlyMap<string, BuildKey>,
  legacyDockerfile: string | undefined,
  known: (text: string | undefined) => string | null,
  variables: Readonly<Record<string, string>>,
): Build {
  const text = (key: string) => textOf(keys.get(key)?.value ?? null);
  const written = keys.has('context') ? known(text('context')) : '.';
  const from = (keys.get('context') ?? [...keys.values()][0])?.path ?? '';
  const context = written === null || REMOTE.test(written) ? null : resolvePath(from, written);
  const inline = text('dockerfile_inline') ?? null;
  const named = text('dockerfile') ?? legacyDockerfile;
  const name = named === undefined ? 'Dockerfile' : known(named);
  return {
    context,
    dockerfile:
      context === null || name === null || inline !== null ? null : resolvePath(`${context}/.`, name),
    inline: inline === null ? null : interpolate(inline, variables).text,
    target: known(text('target')),
    args: buildArgs(keys.get('args')?.value ?? null, known),
  };
}

function buildArgs(
  node: ResolvedNode | null,
  known: (text: string | undefined) => string | null,
): Record<string, string | null> {
  const args: [string, string | null][] = [];
  const add = (name: string, text: string | undefined) =>
    // Without a value it is taken from the same place as a variable.
    args.push([name, text === '' ? '' : known(text ?? `\${${name}}`)]);
  if (node?.kind === 'mapping') {
    for (const { key, pair } of entriesOf(node).values()) add(key, textOf(resolve(pair.value)));
  }
  for (const entry of node?.kind === 'sequence' ? textsOf(node) : []) {
    const cut = entry.indexOf('=');
    add(cut === -1 ? entry : entry.slice(0, cut), cut === -1 ? undefined : entry.slice(cut + 1));
  }
  return Object.fromEntries(args);
}

/** What a service's image exposes and sets, as far as a Dockerfile and the facts about images tell. */
export function serviceImage(service: ProjectService, stack: Stack, knowledge: Knowledge): ServiceImage {
  const source = imageSource(service, stack, knowledge.variables);
  const { build, reference } = source;
  const path = build?.dockerfile ?? null;
  const text = build?.inline ?? (path === null ? null : knowledge.text(path));
  if (build === null || text === null) {
    const facts = build === null && reference !== null ? knowledge.image(reference) : null;
    return { source, ...fromFacts(facts), dockerfile: null, reference: build ? null : reference, facts };
  }
  const { base, ...own } = readDockerfile(text, build);
  const facts = base.kind === 'image' ? knowledge.image(base.reference) : null;
  const below = base.kind === 'scratch' ? NOTHING : fromFacts(facts);
  const dockerfile = build.inline === null ? path : null;
  const set = [...own.environment].map(([name, value]) => [name, { value, dockerfile }] as const);
  return {
    source,
    ports: distinctPorts([...below.ports, ...own.ports]),
    portsComplete: below.portsComplete && own.portsComplete,
    environment: new Map([...below.environment, ...set]),
    environmentComplete: below.environmentComplete,
    dockerfile,
    reference: base.kind === 'image' ? base.reference : null,
    facts,
  };
}

type Inherited = Pick<ServiceImage, 'ports' | 'portsComplete' | 'environment' | 'environmentComplete'>;

const NOTHING: Inherited = {
  ports: [],
  portsComplete: true,
  environment: new Map(),
  environmentComplete: true,
};

function fromFacts(facts: ImageFacts | null): Inherited {
  return {
    ports: facts?.ports ?? [],
    portsComplete: facts !== null && facts.ports !== null,
    environment: new Map(facts?.environment?.map(name => [name, { value: null, dockerfile: null }])),
    environmentComplete: facts !== null && facts.environment !== null,
  };
}
