import * as fs from 'node:fs';
import { join } from 'node:path';
import { type WriterFs, writeAll } from '../../src/node/write.js';
import { directoryWith } from '../support/temporary-directory.js';

const OLD = { 'a.yml': 'old a\n', 'b.yml': 'old b\n' };

function setUp() {
  const directory = directoryWith(OLD);
  const files = Object.entries(OLD).map(([name, before]) => {
    return { path: join(directory, name), before, after: before.replace('old', 'new') };
  });
  const contents = () => {
    const names = fs.readdirSync(directory).sort();
    return Object.fromEntries(names.map(name => [name, fs.readFileSync(join(directory, name), 'utf8')]));
  };
  return { directory, files, contents };
}

/** The real calls, but the `nth` one of `name` fails as on a machine with that trouble. */
function failing(name: keyof WriterFs, code: string, nth = 1): WriterFs {
  let calls = 0;
  const real: WriterFs = { ...fs };
  const fail = (...args: never[]) => {
    if (++calls === nth) throw Object.assign(new Error(`${code}: made up`), { code });
    return (real[name] as (...all: never[]) => unknown)(...args);
  };
  return { ...real, [name]: fail };
}

test('writes every file, and leaves nothing else behind', () => {
  const { files, contents } = setUp();
  expect(writeAll(files)).toBeNull();
  expect(contents()).toEqual({ 'a.yml': 'new a\n', 'b.yml': 'new b\n' });
});

test('keeps the mode and the owner', () => {
  const { directory, files } = setUp();
  fs.chmodSync(join(directory, 'a.yml'), 0o640);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) fs.chownSync(join(directory, 'a.yml'), 1234, 1235);
  expect(writeAll(files)).toBeNull();
  const { mode, uid, gid } = fs.statSync(join(directory, 'a.yml'));
  expect(mode & 0o7777).toBe(0o640);
  if (isRoot) expect([uid, gid]).toEqual([1234, 1235]);
});

test('writes what a symbolic link leads to, and the link stays', () => {
  const { directory, files } = setUp();
  const elsewhere = directoryWith({ 'real.yml': 'old a\n' });
  fs.rmSync(join(directory, 'a.yml'));
  fs.symlinkSync(join(elsewhere, 'real.yml'), join(directory, 'a.yml'));
  expect(writeAll(files)).toBeNull();
  expect(fs.lstatSync(join(directory, 'a.yml')).isSymbolicLink()).toBe(true);
  expect(fs.readFileSync(join(elsewhere, 'real.yml'), 'utf8')).toBe('new a\n');
  expect(fs.readdirSync(elsewhere)).toEqual(['real.yml']);
});

describe('leaves everything as it was', () => {
  test('when a file is read-only, even for root', () => {
    const { directory, files, contents } = setUp();
    fs.chmodSync(join(directory, 'b.yml'), 0o444);
    expect(writeAll(files)).toEqual({
      path: join(directory, 'b.yml'),
      message: 'is read-only, so nothing of this project was written: make it writable first',
    });
    expect(contents()).toEqual(OLD);
  });

  test('when a file has changed since it was read', () => {
    const { directory, files } = setUp();
    fs.writeFileSync(join(directory, 'b.yml'), 'someone else\n');
    expect(writeAll(files)?.message).toMatch(/^has changed on the disk since it was read/);
    expect(fs.readFileSync(join(directory, 'a.yml'), 'utf8')).toBe('old a\n');
  });

  test('when a file is gone', () => {
    const { directory, files } = setUp();
    fs.rmSync(join(directory, 'b.yml'));
    expect(writeAll(files)?.message).toBe('cannot be written: no such file or directory');
    expect(fs.readFileSync(join(directory, 'a.yml'), 'utf8')).toBe('old a\n');
  });

  test('when two names are one file', () => {
    const { directory, files } = setUp();
    fs.rmSync(join(directory, 'b.yml'));
    fs.symlinkSync('a.yml', join(directory, 'b.yml'));
    const [a, b] = files;
    expect(writeAll([a!, { ...b!, before: a!.before }])?.message).toMatch(/same file/);
    expect(fs.readFileSync(join(directory, 'a.yml'), 'utf8')).toBe('old a\n');
  });

  test.each<[string, keyof WriterFs, string, number, RegExp]>([
    ['the disk is full', 'writeFileSync', 'ENOSPC', 2, /^cannot be written: no space left/],
    ['the disk is full as late as possible', 'fsyncSync', 'ENOSPC', 2, /no space left/],
    ['the directory takes no new files', 'openSync', 'EACCES', 1, /permission denied/],
    ['the file may not be written', 'accessSync', 'EACCES', 2, /permission denied/],
    ['the file system is read-only', 'openSync', 'EROFS', 2, /read-only/],
    ['the second rename fails', 'renameSync', 'EPERM', 2, /not permitted/],
    ['the first rename fails', 'renameSync', 'EIO', 1, /input\/output/],
  ])('when %s', (_, call, code, nth, message) => {
    const { files, contents } = setUp();
    expect(writeAll(files, failing(call, code, nth))?.message).toMatch(message);
    expect(contents()).toEqual(OLD);
  });

  test('on a file system without hard links, too', () => {
    const { files, contents } = setUp();
    const noLinks = () => {
      throw Object.assign(new Error('made up'), { code: 'EPERM' });
    };
    expect(writeAll(files, { ...failing('renameSync', 'EIO', 2), linkSync: noLinks })).not.toBeNull();
    expect(contents()).toEqual(OLD);
    expect(writeAll(files, { ...fs, linkSync: noLinks })).toBeNull();
  });
});

test('says where the old text is when a file cannot be put back', () => {
  const { directory, files } = setUp();
  const rename = failing('renameSync', 'EIO', 2).renameSync;
  let calls = 0;
  const broken: WriterFs = {
    ...fs,
    renameSync: (from, to) => {
      if (++calls === 3) throw Object.assign(new Error('made up'), { code: 'EIO' });
      rename(from, to);
    },
  };
  const message = writeAll(files, broken)?.message ?? '';
  const backup = /its old text is in "(.*)"/.exec(message)?.[1];
  expect(fs.readFileSync(backup!, 'utf8')).toBe('old a\n');
  expect(fs.readFileSync(join(directory, 'b.yml'), 'utf8')).toBe('old b\n');
});
