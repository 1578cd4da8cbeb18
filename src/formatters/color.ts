const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** Wraps a text in a terminal colour, or leaves it alone. */
export function paint(enabled: boolean, color: keyof typeof CODES, text: string): string {
  return enabled ? `\x1b[${CODES[color]}m${text}\x1b[0m` : text;
}
