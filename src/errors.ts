/** The call was wrong, not the files: shown as one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A mistake of ours in words: one line, or the stack for those who ask for it. */
export function describeCrash(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const where = debug && error instanceof Error ? `\n${error.stack}` : ' (DELINK_DEBUG=1 shows where)';
  return `internal error: ${message.split('\n')[0]}; this is a bug in delink, please report it with the file${where}`;
}
