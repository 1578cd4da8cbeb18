/** What the bytes of a file must hold, in any case, for `mayHoldLinks` to be true of its text. */
export const BYTES_NEEDED = 'link';

/** `--link`, the `-link` of Docker before 1.0, and the `.link` of Vagrant's Docker provider. */
const LINK = /--link(?![\w-])|(?<![\w-])-link(?![\w-])|\.link[ \t]*[("']/;
const TOOL = /docker|podman/i;

/** The quick look: false for a text in which no link can be found, so that nobody has to parse it. */
export function mayHoldLinks(text: string): boolean {
  return LINK.test(text) && TOOL.test(text);
}
