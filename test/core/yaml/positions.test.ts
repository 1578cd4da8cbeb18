import fc from 'fast-check';
import { parseYaml } from '../../../src/core/yaml/parse.js';
import type { TreeNode } from '../../../src/core/yaml/tree.js';
import { yamlText } from '../../support/yaml-text.js';

const read = (text: string) => parseYaml('a.yml', text);

/** A tree as lines: path, kind and style, and the source slice that each node points at. */
function slices(text: string): string[] {
  const lines: string[] = [];
  const visit = (node: TreeNode | null, path: string): void => {
    if (!node) {
      lines.push(`${path} nothing`);
      return;
    }
    const outer = node.outerStart < node.start ? ` after ${text.slice(node.outerStart, node.start)}` : '';
    const how =
      node.kind === 'scalar' ? node.style : node.kind === 'alias' ? 'alias' : node.flow ? 'flow' : 'block';
    lines.push(`${path} ${how} ${node.kind} ${JSON.stringify(text.slice(node.start, node.end))}${outer}`);
    if (node.kind === 'sequence')
      node.items.forEach((item, index) => {
        visit(item.value, `${path}/${index}${node.flow ? '' : text[item.dash]}`);
      });
    if (node.kind === 'mapping')
      for (const { key, value, colonEnd } of node.pairs) {
        const name = text.slice(key.outerStart, key.end);
        visit(value, `${path}/${name}${text.slice(key.end, colonEnd)}`);
      }
  };
  visit(read(text).root, '');
  return lines;
}

describe('every node points at its source', () => {
  test.each<[string, string, string[]]>([
    ['plain', 'a: b c # d\n', [' block mapping "a: b c # d\\n"', '/a: plain scalar "b c"']],
    ['single quotes', "a: 'it''s'\n", [` block mapping "a: 'it''s'\\n"`, `/a: single scalar "'it''s'"`]],
    [
      'double quotes, a quoted key',
      '"a b" : "c\\n"',
      [' block mapping "\\"a b\\" : \\"c\\\\n\\""', '/"a b" : double scalar "\\"c\\\\n\\""'],
    ],
    [
      'literal',
      'a: |\n  x\n  y\nb: 1',
      [
        ' block mapping "a: |\\n  x\\n  y\\nb: 1"',
        '/a: block scalar "|\\n  x\\n  y\\n"',
        '/b: plain scalar "1"',
      ],
    ],
    [
      'folded, chomped',
      'a: >-\n  x\n',
      [' block mapping "a: >-\\n  x\\n"', '/a: block scalar ">-\\n  x\\n"'],
    ],
    [
      'nothing behind a key',
      'a:\nb: ~\n',
      [' block mapping "a:\\nb: ~\\n"', '/a: nothing', '/b: plain scalar "~"'],
    ],
    [
      'a list',
      'a:\n- x\n-\n- - y\n',
      [
        ' block mapping "a:\\n- x\\n-\\n- - y\\n"',
        '/a: block sequence "- x\\n-\\n- - y\\n"',
        '/a:/0- plain scalar "x"',
        '/a:/1- nothing',
        '/a:/2- block sequence "- y\\n"',
        '/a:/2-/0- plain scalar "y"',
      ],
    ],
    [
      'comments between items make none',
      'a:\n- x\n# c\n\n- y\n# d\n',
      [
        ' block mapping "a:\\n- x\\n# c\\n\\n- y\\n"',
        '/a: block sequence "- x\\n# c\\n\\n- y\\n"',
        '/a:/0- plain scalar "x"',
        '/a:/1- plain scalar "y"',
      ],
    ],
    [
      'flow',
      'a: [b, {c: d}, "e"]',
      [
        ' block mapping "a: [b, {c: d}, \\"e\\"]"',
        '/a: flow sequence "[b, {c: d}, \\"e\\"]"',
        '/a:/0 plain scalar "b"',
        '/a:/1 flow mapping "{c: d}"',
        '/a:/1/c: plain scalar "d"',
        '/a:/2 double scalar "\\"e\\""',
      ],
    ],
    [
      'a pair in a flow list is a mapping of one',
      '[a: b]',
      [' flow sequence "[a: b]"', '/0 flow mapping "a: b"', '/0/a: plain scalar "b"'],
    ],
    [
      'keys without values in flow style',
      '{a, b: , c: d}',
      [' flow mapping "{a, b: , c: d}"', '/a nothing', '/b: nothing', '/c: plain scalar "d"'],
    ],
    [
      'JSON without blanks',
      '{"a":"b"}',
      [' flow mapping "{\\"a\\":\\"b\\"}"', '/"a": double scalar "\\"b\\""'],
    ],
    [
      'anchors and tags',
      'a: &x !!str b\nc: !t &y\n  d: e\n',
      [
        ' block mapping "a: &x !!str b\\nc: !t &y\\n  d: e\\n"',
        '/a: plain scalar "b" after &x !!str ',
        '/c: block mapping "d: e\\n" after !t &y\n  ',
        '/c:/d: plain scalar "e"',
      ],
    ],
    [
      'an anchor in a list',
      '- &x a\n- &y\n  b: c\n',
      [
        ' block sequence "- &x a\\n- &y\\n  b: c\\n"',
        '/0- plain scalar "a" after &x ',
        '/1- block mapping "b: c\\n" after &y\n  ',
        '/1-/b: plain scalar "c"',
      ],
    ],
    [
      'an alias',
      'a: &x b\nc: *x\n',
      [' block mapping "a: &x b\\nc: *x\\n"', '/a: plain scalar "b" after &x ', '/c: alias alias "*x"'],
    ],
    ['an explicit key', '? a\n: b\n', [' block mapping "? a\\n: b\\n"', '/a\n: plain scalar "b"']],
    [
      'Windows line ends',
      'a: b\r\nc:\r\n- d\r\n',
      [
        ' block mapping "a: b\\r\\nc:\\r\\n- d\\r\\n"',
        '/a: plain scalar "b"',
        '/c: block sequence "- d\\r\\n"',
        '/c:/0- plain scalar "d"',
      ],
    ],
    ['behind a byte order mark', '\ufeffa: b\n', [' block mapping "a: b\\n"', '/a: plain scalar "b"']],
    [
      'behind a document marker',
      '%YAML 1.1\n---\na: b\n...\n',
      [' block mapping "a: b\\n"', '/a: plain scalar "b"'],
    ],
    ['on the line of the marker', '--- {a: b}\n', [' flow mapping "{a: b}"', '/a: plain scalar "b"']],
    [
      'beyond the basic plane',
      '"𝄞": é𝄞 # 𝄞\n',
      [' block mapping "\\"𝄞\\": é𝄞 # 𝄞\\n"', '/"𝄞": plain scalar "é𝄞"'],
    ],
  ])('%s', (_, text, expected) => {
    expect(slices(text)).toEqual(expected);
  });

  test('also in random files', () => {
    fc.assert(
      fc.property(yamlText, ({ text, nodes }) => {
        const { root, problems } = read(text);
        expect(problems).toEqual([]);
        const found: string[] = [];
        const visit = (node: TreeNode | null): void => {
          if (!node) return;
          const source = text.slice(node.start, node.end);
          if (node.kind === 'scalar') found.push(`${node.style} ${source.trimEnd()} = ${node.value}`);
          if (node.kind === 'alias') found.push(`alias ${source}`);
          if (node.kind === 'sequence') {
            if (node.flow) expect(source).toMatch(/^\[.*\]$/s);
            for (const item of node.items) {
              if (!node.flow) expect(text[item.dash]).toBe('-');
              visit(item.value);
            }
          }
          if (node.kind !== 'mapping') return;
          if (node.flow) expect(source).toMatch(/^\{.*\}$/s);
          else expect(node.start).toBe(node.pairs[0]!.key.outerStart);
          for (const pair of node.pairs) {
            expect(text[pair.colonEnd - 1]).toBe(':');
            visit(pair.key);
            visit(pair.value);
          }
        };
        visit(root);
        expect(found).toEqual(nodes);
      }),
      { numRuns: 500 },
    );
  });
});
