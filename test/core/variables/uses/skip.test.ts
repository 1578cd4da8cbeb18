import {
  DEFAULT_LIMITS,
  HEAD_BYTES,
  skipFolder,
  skipHead,
  skipPath,
  skipSize,
} from '../../../../src/core/variables/uses/skip.js';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['node_modules/x/index.js', 'folder'],
  ['web/vendor/a.php', 'folder'],
  ['.git/config', 'folder'],
  ['a\\node_modules\\b.js', 'folder'],
  ['package-lock.json', 'lock-file'],
  ['web/Gemfile.lock', 'lock-file'],
  ['go.sum', 'lock-file'],
  ['public/app.min.js', 'minified'],
  ['public/app.bundle.js', 'minified'],
  ['public/app.js.map', 'minified'],
  ['logo.PNG', 'binary'],
  ['app.jar', 'binary'],
  ['src/app.js', null],
  ['bin', null],
  ['so', null],
  ['.env', null],
  ['my-vendor/a.php', null],
  ['start.sh', null],
])('%s: %s', (path, reason) => expect(skipPath(path)).toBe(reason));

test('folders', () => {
  expect(skipFolder('node_modules')).toBe(true);
  expect(skipFolder('src')).toBe(false);
  expect(skipFolder('src', { ...DEFAULT_LIMITS, folders: new Set(['src']) })).toBe(true);
});

test('sizes', () => {
  expect(skipSize(1_000_000)).toBeNull();
  expect(skipSize(1_000_001)).toBe('large');
  expect(skipSize(11, { ...DEFAULT_LIMITS, maxBytes: 10 })).toBe('large');
});

test('a zero byte near the start makes a binary', () => {
  expect(skipHead('app', new Uint8Array([0x7f, 0x45, 0]))).toBe('binary');
  expect(skipHead('app', bytes('#!/bin/sh\n'))).toBeNull();
  expect(skipHead('app', new Uint8Array(HEAD_BYTES + 1).fill(65, 0, HEAD_BYTES))).toBeNull();
  expect(skipHead('app', new Uint8Array())).toBeNull();
});

test('a script in one long line is minified, whatever its name', () => {
  const long = `!function(){${'a();'.repeat(1000)}}()`;
  expect(skipHead('app.js', bytes(long))).toBe('minified');
  expect(skipHead('app.js', bytes(`/* MIT\n * me\n */\n${long}`))).toBe('minified');
  expect(skipHead('app.css', bytes(long))).toBe('minified');
  expect(skipHead('app.js', bytes(`a()\n${long}`))).toBeNull();
  expect(skipHead('data.json', bytes(long))).toBeNull();
  expect(skipHead('app.js', bytes(long), { ...DEFAULT_LIMITS, maxFirstLine: 10_000 })).toBeNull();
});
