import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fileUri, leavesDirectory, relativeUri } from '../../../src/formatters/lint/file-uri.js';
import { oddName } from './random-report.js';

test.each([
  ['a.yml', '/home/anna', 'file:///home/anna/a.yml'],
  ['dir/100% ü#?.yml', '/', 'file:///dir/100%25%20%C3%BC%23%3F.yml'],
  ['../base.yml', '/home/anna', 'file:///home/base.yml'],
  ['./a/../b.yml', '/home/anna/', 'file:///home/anna/b.yml'],
  ['/etc/a.yml', '/home/anna', 'file:///etc/a.yml'],
  ['a\\b.yml', '/home', 'file:///home/a%5Cb.yml'],
  ['a b.yml', 'C:\\Users\\Anna', 'file:///C:/Users/Anna/a%20b.yml'],
  ['D:/x.yml', 'C:\\Users', 'file:///D:/x.yml'],
  ['a.yml', '\\\\server\\share\\dir', 'file://server/share/dir/a.yml'],
])('%s in %s is %s', (path, directory, uri) => {
  expect(fileUri(path, directory)).toBe(uri);
});

test('Node reads the same path from it, whatever the names', () => {
  const segment = oddName.filter(name => !/[/\0\\]|^\.\.?$/.test(name) && !/\p{Cs}/u.test(name));
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 3 }), segments => {
      const uri = fileUri(segments.join('/'), '/home/anna');
      expect(fileURLToPath(uri)).toBe(`/home/anna/${segments.join('/')}`);
      expect(new URL(uri).href).toBe(uri);
    }),
  );
});

test('relative references have no character that a URI may not have, and no scheme', () => {
  fc.assert(
    fc.property(oddName, name => {
      const uri = relativeUri(name);
      expect(uri).toMatch(/^(?:[A-Za-z0-9\-._~!'()*/]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(uri)).toBe(name.replace(/\p{Cs}/gu, '\ufffd'));
    }),
  );
});

test('tells paths that lead out of the directory', () => {
  expect(['a.yml', 'a/b..yml', '..a/b.yml'].filter(leavesDirectory)).toEqual([]);
  const out = ['../a.yml', 'a/../../b.yml', '/etc/a.yml', 'C:/a.yml', '\\\\server\\a.yml'];
  expect(out.filter(leavesDirectory)).toEqual(out);
});
