/** Why a file is not looked into. */
export type SkipReason = 'folder' | 'lock-file' | 'binary' | 'minified' | 'large';

/** How much is looked into. */
export interface SkipLimits {
  /** Files with more bytes are left out. */
  readonly maxBytes: number;
  /** A script whose first line goes on for longer was written by a machine. */
  readonly maxFirstLine: number;
  /** Names of folders that are left out with everything in them. */
  readonly folders: ReadonlySet<string>;
}

/** Version control, packages of others and caches: never the project's own sources. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  '.bundle',
  '.bzr',
  '.circleci',
  '.git',
  '.github',
  '.gradle',
  '.hg',
  '.idea',
  '.mypy_cache',
  '.next',
  '.nyc_output',
  '.pytest_cache',
  '.svn',
  '.terraform',
  '.tox',
  '.venv',
  '.yarn',
  '__pycache__',
  'bower_components',
  'jspm_packages',
  'node_modules',
  'site-packages',
  'vendor',
]);

export const DEFAULT_LIMITS: SkipLimits = {
  maxBytes: 1_000_000,
  maxFirstLine: 2000,
  folders: SKIPPED_FOLDERS,
};

/** How much of a file skipHead wants to see. */
export const HEAD_BYTES = 8000;

const LOCK_FILES: ReadonlySet<string> = new Set([
  'cartfile.resolved',
  'composer.lock',
  'go.sum',
  'mix.lock',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'package.resolved',
  'packages.lock.json',
  'pnpm-lock.yaml',
]);

const BINARY_ENDINGS: ReadonlySet<string> = new Set(
  (
    '7z a ai avi bin bmp bz2 class dat db deb dll dmg doc docx dylib ear eot exe flac gif gz ico icns iso jar jks jpeg ' +
    'jpg keystore lib lz4 m4a m4v mkv mo mov mp3 mp4 mpg node o obj odt ogg ogv otf p12 pdb pdf pfx png ppt pptx psd ' +
    'pyc pyd pyo rar rpm so sqlite sqlite3 swf tar tgz tif tiff ttf war wasm wav webm webp woff woff2 xls xlsx xz zip zst'
  ).split(' '),
);

const SCRIPT = /\.(?:[cm]?jsx?|css|html?)$/;

/** Whether a folder is left out, by its name alone. */
export function skipFolder(name: string, limits: SkipLimits = DEFAULT_LIMITS): boolean {
  return limits.folders.has(name);
}

/** Whether a file is left out by its path, before anything is read. Slashes of both kinds part its folders. */
export function skipPath(path: string, limits: SkipLimits = DEFAULT_LIMITS): SkipReason | null {
  const folders = path.split(/[\\/]/);
  const name = folders.pop()!.toLowerCase();
  if (folders.some(folder => limits.folders.has(folder))) return 'folder';
  if (LOCK_FILES.has(name) || name.endsWith('.lock')) return 'lock-file';
  if (/[.-](?:min|bundle|packed)\.(?:[cm]?js|css)$|\.map$/.test(name)) return 'minified';
  return BINARY_ENDINGS.has(name.slice(name.lastIndexOf('.') + 1)) && name.includes('.') ? 'binary' : null;
}

/** Whether a file is left out for its size in bytes. */
export function skipSize(bytes: number, limits: SkipLimits = DEFAULT_LIMITS): SkipReason | null {
  return bytes > limits.maxBytes ? 'large' : null;
}

/** Whether a file is left out for what it begins with; HEAD_BYTES of it are enough. */
export function skipHead(
  path: string,
  head: Uint8Array,
  limits: SkipLimits = DEFAULT_LIMITS,
): SkipReason | null {
  const end = Math.min(head.length, HEAD_BYTES);
  const zero = head.indexOf(0);
  if (zero !== -1 && zero < end) return 'binary';
  if (!SCRIPT.test(path.toLowerCase())) return null;
  return firstLineLength(head.subarray(0, end)) > limits.maxFirstLine ? 'minified' : null;
}

/** The length of the first line that is no comment: minified files keep their licence. */
function firstLineLength(head: Uint8Array): number {
  let start = 0;
  for (;;) {
    const newline = head.indexOf(10, start);
    const end = newline === -1 ? head.length : newline;
    // `/`, `*` and blanks begin the lines of a comment.
    if (newline === -1 || ![47, 42, 32, 10, 13].includes(head[start]!)) return end - start;
    start = end + 1;
  }
}
