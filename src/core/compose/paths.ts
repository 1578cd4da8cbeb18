/** Resolves `path` as written in a file against that file's own directory; `/` only, `.` and `..` folded. */
export function resolvePath(fromFile: string, path: string): string {
  if (path.startsWith('/')) return fold(path);
  const cut = fromFile.lastIndexOf('/');
  return fold(cut === -1 ? path : `${fromFile.slice(0, cut)}/${path}`);
}

function fold(path: string): string {
  const absolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    // Above the root is the root.
    else if (part !== '..' || !absolute) parts.push(part);
  }
  const folded = parts.join('/');
  return absolute ? `/${folded}` : folded || '.';
}
