/** Reads `.env` as docker-compose 1.29.2 does (through python-dotenv), without the shell's environment. */

const KEY = /^(?:export[^\S\r\n]+)?(?:'([^']+)'|([^=#\s]+))[^\S\r\n]*/;
const SINGLE_QUOTED = /^'((?:\\'|[^'])*)'/;
const DOUBLE_QUOTED = /^"((?:\\"|[^"])*)"/;
const END_OF_LINE = /^[^\S\r\n]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/;
const VARIABLE = /\$\{([^}:]*)(?::-([^}]*))?\}/g;
const ESCAPED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * The variables of a `.env` text. Lines that are no assignment are passed over, as the original does;
 * `KEY` without a value defines nothing here, because it would be taken from the shell. Never throws.
 */
export function parseDotenv(text: string): Record<string, string> {
  const values: [string, string][] = [];
  for (const [key, value] of readDotenv(text)) if (value !== null) values.push([key, value]);
  return Object.fromEntries(values);
}

/** Like parseDotenv, with null for a `KEY` that never gets a value. */
export function readDotenv(text: string): Map<string, string | null> {
  const values = new Map<string, string | null>();
  let rest = text.replace(/^\uFEFF/, '').trimStart();
  while (rest !== '') {
    const [binding, length] = readBinding(rest);
    if (binding) {
      const [key, value] = binding;
      const expanded = value?.replace(VARIABLE, (_, name, fallback) => values.get(name) ?? fallback ?? '');
      if (expanded !== undefined) values.set(key, expanded);
      else if (!values.has(key)) values.set(key, null);
    }
    rest = rest.slice(length).trimStart();
  }
  return values;
}

/** The assignment at the start of a text, if there is one, and how much of the text it takes. */
function readBinding(text: string): [[string, string | null] | null, number] {
  const broken: [null, number] = [null, /^[^\r\n]*/.exec(text)![0].length];
  const key = KEY.exec(text);
  if (!key) return broken;
  let end = key[0].length;
  let value: string | null = null;
  if (text[end] === '=') {
    end += /^=[^\S\r\n]*/.exec(text.slice(end))![0].length;
    const read = readValue(text.slice(end));
    if (!read) return broken;
    value = read[0];
    end += read[1];
  }
  const tail = END_OF_LINE.exec(text.slice(end));
  if (!tail) return broken;
  return [[key[1] ?? key[2]!, value], end + tail[0].length];
}

/** null when a quote never ends. */
function readValue(text: string): [string, number] | null {
  const single = SINGLE_QUOTED.exec(text);
  if (single) return [single[1]!.replace(/\\([\\'])/g, '$1'), single[0].length];
  const double = DOUBLE_QUOTED.exec(text);
  if (double) {
    return [double[1]!.replace(/\\([\\'"abfnrtv])/g, (_, c) => ESCAPED[c] ?? c), double[0].length];
  }
  if (text[0] === "'" || text[0] === '"') return null;
  const plain = /^[^\r\n]*/.exec(text)![0];
  return [plain.replace(/\s+#.*/, '').trimEnd(), plain.length];
}
