import fc from 'fast-check';
import { linesOf, positionAt } from '../../../src/core/text/lines.js';
import { parseYaml } from '../../../src/core/yaml/parse.js';
import { type ResolvedNode, resolve, type TreeNode } from '../../../src/core/yaml/tree.js';
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

describe('values', () => {
  const value = (text: string) => {
    const { root } = read(text);
    const node = root?.kind === 'mapping' ? resolve(root.pairs[0]!.value) : null;
    return node?.kind === 'scalar' ? node.value : null;
  };
  test.each<[string, string]>([
    ['a: no', 'no'],
    ['a: 017', '017'],
    ['a: 22:22', '22:22'],
    ["a: 'it''s'", "it's"],
    ['a: "x\\ty\\u00e9"', 'x\tyé'],
    ['a: b\n  c\n\n  d', 'b c\nd'],
    ['a: |\n  x\n\n  y\n', 'x\n\ny\n'],
    ['a: |+\n  x\n\n', 'x\n\n'],
    ['a: >-\n  x\n  y\n', 'x y'],
    ['a: |\n  x', 'x'],
    ['a: |+\n  x', 'x'],
    ['a: !!binary aGk=', 'aGk='],
    ['a: &x ""', ''],
  ])('%j is %j', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test('an empty value is nothing, with an anchor or a tag it is an empty text', () => {
    expect(value('a: &x')).toBe('');
    expect(value('a: !!str')).toBe('');
    expect(value('a:')).toBe(null);
  });
});

describe('aliases', () => {
  const targets = (text: string) => {
    const { root } = read(text);
    const pairs = root?.kind === 'mapping' ? root.pairs : [];
    return pairs.flatMap(({ value }) => {
      if (value?.kind !== 'alias') return [];
      return `${value.name} ${value.target && text.slice(value.target.start, value.target.end).trim()}`;
    });
  };
  test.each<[string, string, string[]]>([
    ['a scalar', 'a: &x 1\nb: *x', ['x 1']],
    ['a mapping', 'a: &x {b: c}\nd: *x', ['x {b: c}']],
    ['an anchor given twice: the nearest above', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', ['x 1', 'x 2']],
    ['an anchor inside of an anchor', 'a: &x {b: &y 1}\nc: *y\nd: *x', ['y 1', 'x {b: &y 1}']],
    ['an anchor on a key', '&x a: b\nc: *x', ['x a']],
  ])('%s', (_, text, expected) => {
    expect(targets(text)).toEqual(expected);
  });

  test.each<[string, string, string]>([
    ['unknown', 'a: 1\nb: *nope', '2:4 "*nope"'],
    ['defined below', 'a: *x\nb: &x 1', '1:4 "*x"'],
    ['inside of what it names', 'a: &x\n  b: *x', '2:6 "*x"'],
    ['inside of it, in a list', 'a: &x [1, *x]', '1:11 "*x"'],
    ['in a merge of itself', 'a: &x\n  <<: *x\n  b: 1', '2:7 "*x"'],
    ['of another document', 'a: &x 1\n---\nb: *x', '2:1 the file holds several YAML documents'],
  ])('%s is a problem', (_, text, place) => {
    const { root, problems } = read(text);
    expect(root).toBe(null);
    const messages = problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
    expect(messages).toHaveLength(1);
    expect(messages[0]!.slice(0, place.length)).toBe(place);
  });

  test('that multiply to billions are refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) =>
        `l${i}: &l${i} [${Array.from({ length: 10 }, () => (i === 0 ? 'x' : `*l${i - 1}`)).join(', ')}]`,
    );
    expect(read(levels.join('\n')).problems).toEqual([
      {
        line: 1,
        column: 1,
        message: 'its aliases multiply to millions of values, which no Compose can load',
      },
    ]);
    expect(read(levels.slice(0, 5).join('\n')).problems).toEqual([]);
  });
});

describe('problems', () => {
  test.each<[string, string, string]>([
    ['an open quote', 'a: "b\n', '2:1 '],
    ['an open bracket', 'a: [b,\n', '2:1 '],
    ['a tab', 'a:\n\tb: c\n', '2:1 a tab is used for indentation; YAML allows only spaces: replace it'],
    ['wrong indentation', 'a:\n    b: 1\n  c: 2\n', '3:1 '],
    ['a mapping in a plain scalar', 'a: b: c\n', '1:4 '],
    [
      'two documents',
      'a: 1\n---\nb: 2\n',
      '2:1 the file holds several YAML documents (---); Compose reads one: split it into files',
    ],
    ['behind Windows line ends', 'a: 1\r\nb: [c\r\n', '3:1 '],
    ['in the first line behind a byte order mark', '\ufeffa: b: c\n', '1:4 '],
    [
      'a template',
      'a: 1\n{% if x %}\nb: 2\n{% endif %}\n',
      '2:2 this is no YAML but a template (Jinja): render it first, then give delink the result',
    ],
  ])('%s', (_, text, expected) => {
    const { root, problems } = read(text);
    const { line, column, message } = problems[0]!;
    expect(`${line}:${column} ${message}`.slice(0, expected.length)).toBe(expected);
    expect(root).toBe(null);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['blanks', ' \n\n'],
    ['comments', '# a\n'],
    ['a byte order mark', '\ufeff'],
    ['a marker', '---\n'],
    ['null', '---\n...\n'],
  ])('an empty file is none: %s', (_, text) => {
    expect(read(text)).toMatchObject({ root: null, problems: [] });
  });

  test.each<[string, string]>([
    ['flow lists', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['flow mappings', '{a: '.repeat(20_000) + '}'.repeat(20_000)],
    ['open brackets', '['.repeat(20_000)],
    ['dashes', '- '.repeat(20_000)],
    ['block mappings', Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('nested too deeply: %s', (_, text) => {
    const { problems } = read(text);
    expect(problems.length).toBeGreaterThanOrEqual(1);
    expect(problems.map(problem => problem.message).join()).toMatch(/nested too deeply/);
  });

  test('duplicate keys are kept', () => {
    const { root } = read('a: 1\nb: 2\na: 3\n');
    expect((root as ResolvedNode & { kind: 'mapping' }).pairs).toHaveLength(3);
  });
});

describe('where content can go on', () => {
  test.each<[string, string]>([
    ['a: 1\n', ''],
    ['a: 1', ''],
    ['a: 1\n...\n', '...\n'],
    ['a: 1\n# c\n... \n# d\n', '... \n# d\n'],
    ['a: |\n  ...\n', ''],
    ['a: 1\r\n...\r\n', '...\r\n'],
    ['---\na: 1\n---\n', '---\n'],
  ])('%j', (text, rest) => {
    const { contentEnd } = read(text);
    expect(text.slice(contentEnd)).toBe(rest);
  });
});

describe('no text makes it throw', () => {
  const pieces = fc.constantFrom(
    ...[
      'a',
      'b:',
      ': ',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '\r\n',
      '\t',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ', ',
      '&x ',
      '*x',
      '!t ',
      '!!str ',
    ],
    ...[
      '|\n',
      '>-\n',
      '|+2\n',
      '? ',
      '#',
      ' #',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '<<: ',
      '\ufeff',
      '\u0000',
      '\u2028',
      '$',
      '~',
      '\\',
    ],
  );
  const soup = fc.array(pieces, { maxLength: 30 }).map(parts => parts.join(''));
  const bytes = fc.uint8Array({ maxLength: 60 }).map(array => new TextDecoder().decode(array));
  const any = fc.string({ unit: fc.nat(0xffff).map(code => String.fromCharCode(code)), maxLength: 40 });
  test.each([
    ['YAML in pieces', soup],
    ['bytes', bytes],
    ['Unicode', fc.string({ unit: 'binary' })],
    ['half characters', any],
  ])('%s', (_, texts) => {
    fc.assert(
      fc.property(texts, text => {
        const { root, problems, lines, contentEnd } = read(text);
        if (problems.length > 0) expect(root).toBe(null);
        expect(contentEnd).toBeLessThanOrEqual(text.length);
        const last = positionAt(linesOf(text), text.length);
        for (const { line, column, message } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last.line);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(text.length - lines.starts[line - 1]! + 1);
          expect(message).not.toMatch(/\n|[^\\]\.$/);
        }
      }),
      { numRuns: 700 },
    );
  });
});
