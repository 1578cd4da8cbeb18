import type { ComposeFile } from '../compose/file.js';
import type { ProjectService } from '../compose/service.js';
import { scalarItems } from '../compose/values.js';
import { dollarsIn } from '../compose/variables.js';
import { writtenPart } from '../text/written-part.js';
import { entriesOf, valueAt } from '../yaml/merge-keys.js';
import { type ResolvedNode, resolve, type ScalarNode } from '../yaml/tree.js';
import { findUses } from './uses/find-uses.js';
import type { Use } from './uses/types.js';

/** A use in a Compose file; its offsets are those of the file. */
export interface ComposeUse {
  readonly file: ComposeFile;
  readonly use: Use;
}

/** A text that a container is given, and where in it there is something to look for. */
interface Value {
  readonly file: ComposeFile;
  readonly node: ScalarNode;
  readonly from: number;
}

/**
 * Where what a service's own text hands to its container reads variables of its links: `$$DB_PORT` is `$DB_PORT` in
 * there. What Compose replaces itself (`$DB_PORT`) has never been the link's.
 */
export function composeUses(service: ProjectService, prefixes: readonly string[]): ComposeUse[] {
  return valuesOf(service).flatMap(({ file, node, from }) => {
    const text = ' '.repeat(from) + insideContainer(node.value.slice(from));
    const written = file.parsed.text.slice(node.start, node.end);
    return findUses({ path: file.path, text, language: 'shell' }, prefixes).map(use => {
      const offset = writtenPart(written, node.value, use.start, use.end);
      const place =
        offset === null
          ? { start: node.start, end: node.start + written.trimEnd().length }
          : { start: node.start + offset, end: node.start + offset + use.end - use.start };
      return { file, use: { ...use, ...place } };
    });
  });
}

/** The text as the container has it, character by character: blanks for what Compose puts in. */
function insideContainer(text: string): string {
  let result = '';
  let at = 0;
  for (const { kind, start, end } of dollarsIn(text)) {
    if (kind !== 'variable') continue;
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return (result + text.slice(at)).replaceAll('$$', ' $');
}

/** The texts that count when all files are put together. */
function valuesOf(service: ProjectService): Value[] {
  const byName = new Map<string, Value>();
  const whole = new Map<string, Value[]>();
  for (const { raw } of service.contributions) {
    const own = (key: string) => resolve(raw.entries.get(key)?.pair.value);
    for (const key of ['environment', 'labels']) {
      for (const { name, ...value } of namedValues(own(key))) {
        byName.set(`${key} ${name}`, { file: raw.file, ...value });
      }
    }
    const check = valueAt(own('healthcheck'), 'test');
    for (const [key, node] of [
      ['command', own('command')],
      ['entrypoint', own('entrypoint')],
      ['healthcheck', check],
    ] as const) {
      if (node) {
        whole.set(
          key,
          scalarsOf(node).map(scalar => ({ file: raw.file, node: scalar, from: 0 })),
        );
      }
    }
  }
  return [...byName.values(), ...[...whole.values()].flat()];
}

/** `K: value` and `- K=value`; names alone have no text. */
function namedValues(node: ResolvedNode | null): { name: string; node: ScalarNode; from: number }[] {
  if (node?.kind === 'mapping') {
    return [...entriesOf(node).values()].flatMap(({ key, pair }) => {
      const value = resolve(pair.value);
      return value?.kind === 'scalar' ? [{ name: key, node: value, from: 0 }] : [];
    });
  }
  return (node?.kind === 'sequence' ? scalarItems(node) : []).flatMap(({ node: item }) => {
    const cut = item.value.indexOf('=');
    return cut === -1 ? [] : [{ name: item.value.slice(0, cut), node: item, from: cut + 1 }];
  });
}

function scalarsOf(node: ResolvedNode): ScalarNode[] {
  if (node.kind === 'scalar') return [node];
  return node.kind === 'sequence' ? scalarItems(node).map(item => item.node) : [];
}
