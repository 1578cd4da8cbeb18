import fc from 'fast-check';
import { readJson } from '../../src/config/read-json.js';
import { type ConfigNode, offsetAt } from '../../src/config/tree.js';

function node(text: string): ConfigNode {
  const result = readJson(text);
  if ('message' in result) throw new Error(`${result.offset}: ${result.message}`);
  return result;
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(3), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      expect(node(text).value).toEqual(JSON.parse(text));
    }),
  );
});

test('refuses what JSON.parse refuses', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-',
    '01',
    '1.',
    'true',
    'nul',
    ' ',
    '\\',
    '"',
    '\t',
  );
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), words => {
      const text = words.join('');
      expect('message' in readJson(text)).toBe(!parses(text));
    }),
    { numRuns: 3000 },
  );
});

test('knows where keys and values are', () => {
  const text = '\ufeff{\n\t"a": [1, {"b/c": null}],\r\n\t"__proto__": "x"\n}';
  const root = node(text);
  const at = (part: 'key' | 'value', ...path: string[]) => text.slice(offsetAt(root, path, part)).slice(0, 5);
  expect(at('key', 'a')).toBe('"a": ');
  expect(at('value', 'a')).toBe('[1, {');
  expect(at('value', 'a', '1', 'b/c')).toBe('null}');
  expect(at('key', 'a', '1', 'b/c')).toBe('"b/c"');
  expect(at('value', '__proto__')).toBe('"x"\n}');
  expect(Object.hasOwn(root.value as object, '__proto__')).toBe(true);
});

test.each([
  ['{"a": 1, // why\n}', 9, 'JSON has no comments; YAML (".delinkrc.yml") has'],
  ['# why\n{}', 0, 'JSON has no comments; YAML (".delinkrc.yml") has'],
  ['{"a": 1,}', 8, 'JSON has no comma before a closing bracket'],
  ['[1, 2, ]', 7, 'JSON has no comma before a closing bracket'],
  ["{'a': 1}", 1, 'JSON has double quotes only'],
  ['{a: 1}', 1, 'a key in double quotes is missing here'],
  ['{"a" 1}', 5, '":" is missing here'],
  ['{"a": 1 "b": 2}', 8, '"," or "}" is missing here'],
  ['[1 2]', 3, '"," or "]" is missing here'],
  ['{"a": }', 6, 'a value is missing here'],
  ['{"a": yes}', 6, 'a value is missing here'],
  ['{"a": "b\nc"}', 6, 'this text does not end, or has a character that JSON wants as an escape'],
  ['{} x', 3, 'nothing may follow the value'],
  ['', 0, 'the text ends too early'],
  ['{"a": 1', 7, 'the text ends too early'],
])('%j', (text, offset, message) => {
  expect(readJson(text)).toEqual({ offset, message });
});

test('gives up on what is nested without end', () => {
  expect(readJson('['.repeat(5000))).toEqual({ offset: 201, message: 'this is nested too deeply' });
});
