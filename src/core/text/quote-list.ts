/** `"a", "b" and "c"`. */
export function quoteList(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const quoted = names.map(name => `"${name}"`);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} ${conjunction} ${quoted.at(-1)}`;
}
