import type { MappingNode } from '../yaml/tree.js';
import { endingBlockScalar } from './block-scalar.js';
import type { FileDraft } from './draft.js';
import { blockLines, type Fragment, flowText, isJson } from './fragment.js';
import { insertPairs, ownPair } from './pairs.js';
import { columnOf } from './style.js';

/**
 * Declares networks or volumes at the top of a file: in the section that is there, or in a new one at
 * the end, behind an empty line. Those that are declared already are left alone.
 */
export function declare(
  draft: FileDraft,
  root: MappingNode,
  section: 'networks' | 'volumes',
  declared: readonly Fragment[],
): void {
  if (declared.length === 0) return;
  // In format 1 a key of this name is a service.
  const pair = draft.file.format === 'services' ? ownPair(root, section) : null;
  if (!pair) {
    appendSection(draft, root, { key: section, value: { pairs: declared } });
    return;
  }
  const value = pair.value;
  if (value?.kind === 'mapping') {
    insertPairs(
      draft,
      value,
      null,
      declared.filter(fragment => !ownPair(value, fragment.key)),
    );
  } else if (value === null || (value.kind === 'scalar' && /^(?:~|null|)$/.test(value.value))) {
    if (value) draft.replace(pair.colonEnd, value.end, '');
    const column = columnOf(draft.file, pair.key.outerStart) + draft.style.unit;
    draft.insertLinesAfter(
      pair.colonEnd,
      declared.flatMap(fragment => blockLines(fragment, column, draft.style)),
    );
  } else draft.refuse(pair.key.start, 'link-legacy', `the top-level "${section}" must be a mapping`);
}

function appendSection(draft: FileDraft, root: MappingNode, section: Fragment): void {
  if (root.flow) {
    draft.replace(
      root.end - 1,
      root.end - 1,
      `${root.pairs.length > 0 ? ', ' : ''}${flowText(section, isJson(root))}`,
    );
    return;
  }
  const column = draft.file.format === 'v1' ? 0 : columnOf(draft.file, root.pairs[0]!.key.outerStart);
  const lines = blockLines(section, column, draft.style);
  const scalar = endingBlockScalar(draft, root);
  // `|+` owns the empty lines behind it, so none may be added, and none is needed.
  if (scalar?.chomp === 'keep' && scalar.node.end >= draft.file.parsed.contentEnd)
    draft.appendLines(scalar.node.end - 1, lines);
  else {
    const content = draft.text.slice(0, draft.file.parsed.contentEnd);
    draft.appendLines(Math.max(0, content.trimEnd().length - 1), ['', ...lines]);
  }
}
