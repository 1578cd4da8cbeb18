/** What is known about the images that a project names. */
import facts from './image-facts.json' with { type: 'json' };

export type ImageKind = 'database' | 'broker' | 'search' | 'cache';

/** One image, or the tags of it that have a word in common. Every source is REPOSITORY:PATH@COMMIT or REPOSITORY#ISSUE. */
export interface ImageFacts {
  /** What it exposes, by number: `5432/tcp`. Left out where nothing is known. */
  readonly ports?: readonly string[];
  /** What some other releases expose besides. */
  readonly otherPorts?: readonly string[];
  /** Names of the variables that it sets. */
  readonly env?: readonly string[];
  /** Where ports and variables were read. */
  readonly source?: string;
  readonly evidence?: 'dockerfile' | 'docs';
  /** Link variables that it reads by itself; `*` stands for any text. */
  readonly linkEnv?: readonly string[];
  readonly linkEnvSource?: string;
  readonly kind?: ImageKind;
  /** A shell command that succeeds when it takes connections, as a Compose file has it: `$$` for `$`. */
  readonly health?: string;
  readonly healthSource?: string;
}

export interface ImageReference {
  /** As `docker pull` takes it, in its shortest form: `postgres`, `bitnami/redis`, `quay.io/coreos/etcd`. */
  readonly name: string;
  /** null without one, which means `latest`. */
  readonly tag: string | null;
}

const FACTS: Readonly<Record<string, ImageFacts>> = facts as Record<string, ImageFacts>;

const DOCKER_HUB = /^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com)$/;

/** Namespaces with the official images once more, one for each kind of processor. */
const PROCESSORS = /^(?:amd64|i386|arm32v[567]|arm64v8|ppc64le|riscv64|s390x)$/;

/** Takes a reference apart; null for what is none, such as one with a variable in it. */
export function readImageReference(reference: string): ImageReference | null {
  const match = /^([A-Za-z0-9._:/-]+?)(?::([\w][\w.-]*))?(?:@[a-z0-9]+:[0-9a-f]+)?$/.exec(reference.trim());
  if (!match) return null;
  const [, path, tag = null] = match;
  const parts = path!.split('/');
  const hasHost = parts.length > 1 && /[.:]|^localhost$/.test(parts[0]!);
  if (parts.includes('') || parts.slice(hasHost ? 1 : 0).some(part => part.includes(':'))) return null;
  const host = hasHost ? parts.shift()! : null;
  return { name: shortName(host, parts), tag };
}

/** A `library` in front of the name means the official image, on a mirror as well. */
function shortName(host: string | null, path: readonly string[]): string {
  const [name, namespace] = [path.at(-1)!, path.at(-2)];
  if (namespace === 'library') return name;
  if (host === null || DOCKER_HUB.test(host)) {
    if (path.length === 2 && PROCESSORS.test(namespace!)) return name;
    // Where Bitnami's images with versions moved in 2025.
    return path.length === 2 && namespace === 'bitnamilegacy' ? `bitnami/${name}` : path.join('/');
  }
  if (host === 'public.ecr.aws' && namespace === 'bitnami') return `bitnami/${name}`;
  return [host, ...path].join('/');
}

/** What is known about an image; null for images of one's own and all others that are not in the list. */
export function imageFacts(reference: string): ImageFacts | null {
  const image = readImageReference(reference);
  if (!image) return null;
  const { name, tag } = image;
  const keys = [...(tag ?? '').split('-').map(word => `${name}:${word}`), name];
  const key = keys.find(candidate => Object.hasOwn(FACTS, candidate));
  return key === undefined ? null : FACTS[key]!;
}
