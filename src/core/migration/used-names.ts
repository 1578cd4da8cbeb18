import type { ComposeFile, RawService } from '../compose/file.js';
import { linkColon } from '../compose/links.js';
import { textsOf } from '../compose/values.js';
import { keyText, type PairNode, resolve, type TreeNode } from '../yaml/tree.js';

/** Every run of characters that can be a host name, in any value of the files (links themselves aside). */
export type UsedNames = ReadonlySet<string>;

const NAME = /[A-Za-z0-9_][A-Za-z0-9_.-]*/g;

/**
 * The names that occur in the values of services: commands, variables, labels, … Generated names such
 * as `db_1` are worth an alias only where something may ask for them. Compared in lower case.
 */
export function usedNames(files: readonly ComposeFile[]): UsedNames {
  const used = new Set<string>();
  const seen = new Set<TreeNode>();
  const visit = (node: TreeNode | null): void => {
    if (!node || seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar' && !LINK_PATH.test(node.value))
      for (const name of namesIn(node.value)) used.add(name);
    if (node.kind === 'sequence') for (const item of node.items) visit(item.value);
    if (node.kind === 'mapping') {
      for (const pair of node.pairs) if (!isLinkPath(pair)) visit(pair.value);
    }
  };
  for (const file of files) {
    for (const service of file.services.values()) {
      for (const [key, { pair }] of service.entries) if (!NOT_USES.has(key)) visit(pair.value);
      // An alias that somebody gave on purpose is a name that is asked for, whomever it means to others.
      for (const alias of aliasesOf(service)) used.add(alias.toLowerCase());
    }
  }
  return used;
}

/** Where a name is defined or refers to a service, and nobody resolves it. */
const NOT_USES = new Set([
  'links',
  'external_links',
  'depends_on',
  'networks',
  'container_name',
  'hostname',
  'image',
  'volumes_from',
  'extends',
]);

function aliasesOf(service: RawService): string[] {
  return textsOf(resolve(service.entries.get('links')?.pair.value)).flatMap(text => {
    const colon = linkColon(text);
    return colon === -1 ? [] : [text.slice(colon + 1)];
  });
}

/** Every run of characters of a text that can be a host name, in lower case. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)].flatMap(([found]) => {
    const name = found.toLowerCase();
    // `db_1.` at the end of a sentence, or `http://db_1-`, still means db_1.
    return [name, name.replace(/[.-]+$/, '')];
  });
}

/** `DB_NAME=/shop_web_1/db_1` is what the engine calls a link, and no name to ask for. */
const LINK_PATH = /^[^=]+_NAME=\/[^/]+\//;

function isLinkPath(pair: PairNode): boolean {
  const value = resolve(pair.value);
  return value?.kind === 'scalar' && LINK_PATH.test(`${keyText(pair)}=${value.value}`);
}
