import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../src/errors.js';
import { baselineNames, readBaseline, writeBaseline } from '../../src/node/baseline-file.js';
import { directoryWith } from '../support/temporary-directory.js';

const BASELINE = { findings: [{ file: 'a/c.yml', ruleId: 'link-legacy', message: 'says "x"', count: 2 }] };
const TEXT = `{
  "schemaVersion": 1,
  "findings": [
    {
      "file": "a/c.yml",
      "ruleId": "link-legacy",
      "message": "says \\"x\\"",
      "count": 2
    }
  ]
}
`;

test('is written as JSON that a diff shows well, and read again', () => {
  const cwd = directoryWith({});
  expect(writeBaseline(cwd, 'deep/er/base.json', BASELINE)).toEqual([]);
  expect(readFileSync(join(cwd, 'deep/er/base.json'), 'utf8')).toBe(TEXT);
  expect(readBaseline(cwd, 'deep/er/base.json')).toMatchObject(BASELINE);
  expect(readdirSync(join(cwd, 'deep/er'))).toEqual(['base.json']);
});

test('is replaced with its mode, also behind a symbolic link', () => {
  const cwd = directoryWith({ 'real.json': '{}' });
  chmodSync(join(cwd, 'real.json'), 0o640);
  symlinkSync('real.json', join(cwd, 'base.json'));
  expect(writeBaseline(cwd, 'base.json', BASELINE)).toEqual([]);
  expect(readFileSync(join(cwd, 'real.json'), 'utf8')).toBe(TEXT);
  expect(statSync(join(cwd, 'real.json')).mode & 0o777).toBe(0o640);
  expect(readdirSync(cwd).sort()).toEqual(['base.json', 'real.json']);
});

test('what cannot be written is an error at the file', () => {
  const cwd = directoryWith({ file: '' });
  mkdirSync(join(cwd, 'folder.json'));
  expect(writeBaseline(cwd, 'file/base.json', BASELINE)).toEqual([
    { file: 'file/base.json', message: expect.stringMatching(/^cannot be written: /) },
  ]);
  expect(writeBaseline(cwd, 'folder.json', BASELINE)).toEqual([
    { file: 'folder.json', message: 'cannot be written: is a directory, not a file' },
  ]);
  expect(readdirSync(cwd).sort()).toEqual(['file', 'folder.json']);
});

test('names files by where they lie, not by where the run starts', () => {
  const root = directoryWith({});
  expect(baselineNames(root, 'conf/base.json')('app/c.yml')).toBe('../app/c.yml');
  expect(baselineNames(join(root, 'app'), '../conf/base.json')('c.yml')).toBe('../app/c.yml');
  expect(baselineNames(root, 'base.json')(join(root, 'app/c.yml'))).toBe('app/c.yml');
});

test.each([
  ['', '1:1: this is no baseline of delink: the text ends too early'],
  ['<<<<<<< HEAD\n{}', '1:1: this is no baseline of delink: a value is missing here'],
  ['[]', '1:1: this is no baseline of delink: "schemaVersion" is not 1'],
  ['null', '1:1: this is no baseline of delink: "schemaVersion" is not 1'],
  ['{\n  "schemaVersion": "1"\n}', '2:20: this is no baseline of delink: "schemaVersion" is not 1'],
  [
    '{"schemaVersion": 2}',
    '1:19: this is no baseline of delink: a newer release wrote it; use that one, or write it anew',
  ],
  ['{"schemaVersion": 1}', '1:1: this is no baseline of delink: there is no list "findings"'],
  [
    TEXT.replace('"count": 2', '"count": 0'),
    '4:5: this is no baseline of delink: a finding has "file", "ruleId", "message" and a "count"',
  ],
  [
    '{"schemaVersion": 1, "findings": [null]}',
    '1:35: this is no baseline of delink: a finding has "file", "ruleId", "message" and a "count"',
  ],
])('%j is none', (text, message) => {
  const cwd = directoryWith({ 'base.json': text });
  expect(() => readBaseline(cwd, 'base.json')).toThrow(new UsageError(`base.json:${message}`));
});

test('one that is missing is named, with how to write it', () => {
  expect(() => readBaseline(directoryWith({}), 'b.json')).toThrow(
    new UsageError(
      'the baseline "b.json" does not exist: write it with `delink lint --baseline b.json --update-baseline`',
    ),
  );
});

test('one that cannot be read is named', () => {
  const cwd = directoryWith({});
  mkdirSync(join(cwd, 'folder'));
  writeFileSync(join(cwd, 'b.json'), Buffer.from([0x7b, 0]));
  expect(() => readBaseline(cwd, 'folder')).toThrow(
    'the baseline "folder" cannot be read: is a directory, not a file',
  );
  expect(() => readBaseline(cwd, 'b.json')).toThrow(/^the baseline "b\.json" has a NUL byte/);
});
