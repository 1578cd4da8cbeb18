import { meaningOf } from '../core/yaml/dialect.js';
import { entriesOf, isMergeKey } from '../core/yaml/merge-keys.js';
import { parseYaml } from '../core/yaml/parse.js';
import {
  keyText,
  type MappingNode,
  type PairNode,
  resolve,
  type ScalarNode,
  type TreeNode,
} from '../core/yaml/tree.js';
import { type ConfigNode, listNode, mappingNode, type ReadProblem, scalarNode } from './tree.js';

/** Reads YAML, and so JSON as well, with the place of every key and value. An empty text is an empty mapping. */
export function readYaml(path: string, text: string): ConfigNode | ReadProblem {
  const { root, problems, lines } = parseYaml(path, text);
  const [problem] = problems;
  if (problem) {
    // Its column does not count a byte order mark.
    const bom = problem.line === 1 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return { offset: lines.starts[problem.line - 1]! + problem.column - 1 + bom, message: problem.message };
  }
  return root ? nodeOf(root, root.start) : mappingNode([], 0);
}

function nodeOf(written: TreeNode | null, emptyAt: number): ConfigNode {
  const start = written?.start ?? emptyAt;
  const node = resolve(written);
  switch (node?.kind) {
    case 'mapping': {
      const pairs = pairsOf(node).map(pair => ({
        key: keyText(pair) ?? JSON.stringify(nodeOf(pair.key, pair.colonEnd).value),
        keyStart: pair.key.start,
        node: nodeOf(pair.value, pair.colonEnd),
      }));
      return mappingNode(pairs, start);
    }
    case 'sequence': {
      const items = node.items.map(item => nodeOf(item.value, item.dash));
      return listNode(items, start);
    }
    case 'scalar':
      return scalarNode(scalarValue(node), start);
    default:
      return scalarNode(null, start);
  }
}

/** Pairs as written, behind those that `<<` brings. */
function pairsOf(mapping: MappingNode): PairNode[] {
  const merged = [...entriesOf(mapping).values()].filter(({ holder }) => holder !== mapping);
  return [...merged.map(({ pair }) => pair), ...mapping.pairs.filter(pair => !isMergeKey(pair))];
}

/** As YAML 1.2 reads it, so that `off` is a text. */
function scalarValue(node: ScalarNode): unknown {
  const { type, text } = meaningOf(node, 'modern');
  if (type === 'null') return null;
  if (type === 'bool') return text === 'true';
  const number = type === 'int' || type === 'float' ? Number(text) : Number.NaN;
  return Number.isNaN(number) ? node.value : number;
}
