import type { TextEdit } from '../text/edit.js';
import { lineIndexAt } from '../text/lines.js';
import { anchorsIn } from '../yaml/anchors.js';
import type { ParsedYaml } from '../yaml/parse.js';
import type { AliasNode } from '../yaml/tree.js';

/** An alias that would mean nothing, because edits take its anchor away or move it behind; null where there is none. */
export function orphanedAlias(
  { root, lines }: ParsedYaml,
  edits: readonly TextEdit[],
): { alias: AliasNode; anchorLine: number } | null {
  const { places, aliases } = anchorsIn(root);
  if (aliases.length === 0) return null;
  const removing = edits.filter(edit => edit.end > edit.start);
  const placesOf = (mark: string, at: number): number[] => {
    if (!removing.some(edit => edit.start <= at && at < edit.end)) return [at];
    const written = new RegExp(`${mark.replace(/[^\w&]/g, '\\$&')}(?![^\\s,\\]}])`);
    return edits.filter(edit => written.test(edit.text)).map(edit => edit.start);
  };
  for (const alias of aliases) {
    const anchor = places.get(alias.target!);
    const used = placesOf(`*${alias.name}`, alias.start);
    if (anchor === undefined || used.length === 0) continue;
    const defined = placesOf(`&${alias.name}`, anchor);
    if (defined.length === 0 || Math.min(...defined) > Math.min(...used))
      return { alias, anchorLine: lineIndexAt(lines, anchor) + 1 };
  }
  return null;
}
