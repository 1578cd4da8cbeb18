import type { ProjectService } from '../compose/service.js';
import { textsOf } from '../compose/values.js';
import { resolve } from '../yaml/tree.js';
import type { GivenVariable, LinkVariables } from './given.js';
import type { Knowledge } from './knowledge.js';
import type { LinkSet } from './link-sets.js';
import type { OwnVariable } from './service-environment.js';

/** A client whose image is known to read link variables by itself. */
export interface ImageUse {
  readonly client: string;
  /** The image, as it is named in `image` or in the Dockerfile's FROM. */
  readonly reference: string;
  /** What the image reads, of that which the client's links gave; `*` stands for any text. */
  readonly reads: readonly string[];
  /**
   * The variables behind that, by name. Those that the client sets itself are left out, and what its own variables
   * tell the image already: the target's name, or the same text.
   */
  readonly variables: readonly GivenVariable[];
}

/** What is read by the images of the clients themselves; nothing where something else than the image's own start runs. */
export function imageUses(
  given: LinkVariables,
  services: ReadonlyMap<string, ProjectService>,
  { text }: Pick<Knowledge, 'text'>,
): ImageUse[] {
  return given.clients.flatMap(client => {
    const { facts, dockerfile, reference } = given.image(client);
    const reads = facts?.readsLinkVariables ?? [];
    if (reference === null || reads.length === 0 || hasEntrypoint(services.get(client)!)) return [];
    if (dockerfile !== null && /^[ \t]*ENTRYPOINT\b/im.test(text(dockerfile) ?? '')) return [];
    const told = tellingVariables(given, client);
    const found = reads.map(pattern => ({
      pattern,
      variables: matching(pattern, given, client).filter(
        variable => !variable.alreadySet && !isTold(variable, told),
      ),
    }));
    const filled = found.filter(({ variables }) => variables.length > 0);
    if (filled.length === 0) return [];
    const byName = new Map(filled.flatMap(({ variables }) => variables.map(one => [one.name, one] as const)));
    const variables = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return [{ client, reference, reads: filled.map(({ pattern }) => pattern), variables }];
  });
}

function hasEntrypoint(service: ProjectService): boolean {
  return service.contributions.some(({ raw }) => {
    return textsOf(resolve(raw.entries.get('entrypoint')?.pair.value)).some(text => text !== '');
  });
}

function matching(pattern: string, given: LinkVariables, client: string): GivenVariable[] {
  const variables = given.of(client);
  if (!pattern.includes('*')) return [variables.find(pattern)].flatMap(one => one ?? []);
  const expression = new RegExp(`^${pattern.split('*').join('.*')}$`);
  return variables.all().filter(one => expression.test(one.name) && !isOfImage(one));
}

/** What an image sets for itself (`PG_VERSION`) is no news for another one that reads all there is. */
function isOfImage({ meaning, sets }: GivenVariable): boolean {
  if (meaning.kind !== 'environment') return false;
  return sets.every(
    ({ environment }) => environment.variables.get(meaning.variable)?.source.kind === 'image',
  );
}

/** What the client is told by its own `environment` and files of `env_file`. */
function tellingVariables(given: LinkVariables, client: string): OwnVariable[] {
  return [...given.environment(client).variables.values()].filter(({ source }) => source.kind !== 'image');
}

function isTold(variable: GivenVariable, told: readonly OwnVariable[]): boolean {
  const { meaning, sets } = variable;
  if (meaning.kind !== 'environment') {
    const hosts = new Set(sets.flatMap(hostNames));
    return told.some(({ text }) => wordsOf(text).some(word => hosts.has(word.toLowerCase())));
  }
  return sets.every(({ environment }) => {
    const text = environment.variables.get(meaning.variable)?.text ?? null;
    return text !== null && told.some(other => other.text === text || wordsOf(other.text).includes(text));
  });
}

function hostNames({ linkName, link, host }: LinkSet): string[] {
  const names = [linkName, link.target, link.alias ?? '', typeof host === 'string' ? '' : host.name];
  return names.map(name => name.toLowerCase());
}

/** Host names, and the parts of URLs. */
function wordsOf(text: string | null): string[] {
  return text?.split(/[^\w.-]+/) ?? [];
}
