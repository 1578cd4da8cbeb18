const HERE_DOCUMENT = /[ \t]<<(?=["']?[A-Za-z_])/g;

/**
 * For text whose indentation the language around takes away: the shell sees the end of a here-document at the begin of
 * its line, and a parser of the indented text only if the document is one that may be indented, with tabs.
 */
export function withIndentedHereDocuments(shell: string): string {
  if (!shell.includes('<<')) return shell;
  return shell
    .replace(HERE_DOCUMENT, '<<-')
    .replace(/(^|\n)([ \t]+)/g, (_, lineEnd: string, blanks: string) => {
      return lineEnd + '\t'.repeat(blanks.length);
    });
}
