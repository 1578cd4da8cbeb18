/**
 * A call of docker or podman, or of the Makefile variable that is conventional for it, with a verb behind it; also one
 * whose output a variable takes.
 */
const COMMAND =
  /^(?:(?:export[ \t]+)?\w+=["']?\$\([ \t]*)?(?:sudo(?:[ \t]+-\w+)*[ \t]+)?(?:docker|podman|\$\((?:DOCKER|PODMAN)\)|\$\{?(?:DOCKER|PODMAN)\b\}?)[ \t]+[\w$"'-]/i;

/**
 * Words that a sentence about a command has and a command has not, once its quoted strings are gone: a line of text may
 * begin with `docker run --link is …` or break before `docker run to …`.
 */
const WORDS_OF_SENTENCES =
  /\s(?:an|are|argument|because|by|can|cannot|command|does|flags?|from|has|have|instead|into|is|its?|of|options?|should|that|the|this|to|using|was|we|were|when|which|will|with|would|you|your)(?=[,.;:!?]?(?:\s|$))/i;

/** Whether a text begins with a command of docker or podman, as far as its first words tell. */
export function beginsWithCommand(text: string): boolean {
  return COMMAND.test(text);
}

/** Whether a text that begins like a command goes on as a sentence. */
export function readsAsSentence(text: string): boolean {
  const bare = text.replace(/"[^"\n]*"|'[^'\n]*'|<[^<>\n]*>/g, '""').replace(/[ \t]#.*$/gm, '');
  return WORDS_OF_SENTENCES.test(bare) || /\w[.!?:][ \t]*$/.test(bare);
}

/**
 * The text with blanks for carriage returns. Where one stands between a backslash and the line's end, the two change
 * places: the shell continues a line only where the backslash is the last character.
 */
export function withoutCarriageReturns(shell: string): string {
  if (!shell.includes('\r')) return shell;
  return shell
    .replace(/(?<!\\)(\\+)\r(?=\n)/g, (whole, backslashes: string) =>
      backslashes.length % 2 === 1 ? `${backslashes.slice(1)} \\` : whole,
    )
    .replaceAll('\r', ' ');
}

/** Blanks of the same length, with the newlines where they were. */
export function blanked(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** Whether the last character of a line is a backslash that continues it. */
export function isContinued(line: string): boolean {
  let backslashes = 0;
  while (line[line.length - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
