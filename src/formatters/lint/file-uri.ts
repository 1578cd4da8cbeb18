/** `a b/ü.yml` as a relative reference: every segment percent-encoded. */
export function relativeUri(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

/** The `file:` URI of a path below an absolute directory, of POSIX or of Windows; `..` is resolved. */
export function fileUri(path: string, directory: string): string {
  const base = withSlashes(directory).replace(/\/+$/, '');
  const whole = isAbsolute(path) ? withSlashes(path) : `${base}/${path}`;
  const share = /^\/\/([^/]+)(.*)$/.exec(whole);
  const [host, rest] = share ? [share[1]!, share[2]!] : ['', whole];
  const segments: string[] = [];
  for (const segment of rest.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const [drive, ...others] = segments;
  const root =
    drive !== undefined && /^[A-Za-z]:$/.test(drive) ? [drive] : segments.slice(0, 1).map(encodeSegment);
  return `file://${encodeSegment(host)}/${[...root, ...others.map(encodeSegment)].join('/')}`;
}

/** Whether a path, as reports name files, leads out of the directory that it starts from. */
export function leavesDirectory(path: string): boolean {
  return isAbsolute(path) || path.split('/').includes('..');
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|\\\\|[A-Za-z]:[\\/])/.test(path);
}

/** Backslashes part names on Windows only; elsewhere they belong to names. */
function withSlashes(path: string): string {
  return /^(?:\\\\|[A-Za-z]:)/.test(path) ? path.replaceAll('\\', '/') : path;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}
