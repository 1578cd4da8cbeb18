import fc from 'fast-check';
import { linesOf, positionAt } from '../../../src/core/text/lines.js';
import { parseYaml } from '../../../src/core/yaml/parse.js';
import { type ResolvedNode, resolve } from '../../../src/core/yaml/tree.js';

const read = (text: string) => parseYaml('a.yml', text);

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
          expect(message).toMatch(/^\S.*$/);
        }
      }),
      { numRuns: 700 },
    );
  });
});
