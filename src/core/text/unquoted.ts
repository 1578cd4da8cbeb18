/** A word without the quotes around it, if it has any; what is in them stays as it is. */
export function unquoted(word: string): string {
  return word.replace(/^(["'])(.*)\1$/s, '$2');
}
