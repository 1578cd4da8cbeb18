import type { ScalarNode } from './tree.js';

/**
 * How the two families of loaders read a plain scalar. Docker Compose 1.x used PyYAML (YAML 1.1);
 * modern Compose uses a Go parser close to YAML 1.2 (link-semantics: measured on 1.29.2 and 2.40.3).
 */
export type Dialect = 'legacy' | 'modern';

export interface ScalarMeaning {
  readonly type: 'null' | 'bool' | 'int' | 'float' | 'time' | 'string';
  /** One spelling for each value, so that equal values compare equal. */
  readonly text: string;
}

/** How everything begins that a loader takes for more than its text; words have five letters at most. */
const MORE_THAN_TEXT = /^(?:[-+.~0-9]|[fnotyFNOTY].{0,4}$|$)/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const BOOL_12 = /^(?:true|True|TRUE|false|False|FALSE)$/;
const FLOAT_WORD = /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;

/** PyYAML's resolvers (yaml/resolver.py). It wants a dot in every float, and a digit before the dot behind a sign. */
const LEGACY = {
  bool: /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/,
  int: /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+)$/,
  int60: /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/,
  float: /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/,
  float60: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
  time: /^\d{4}-\d\d-\d\d$|^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
};

/** The Go parser's (gopkg.in/yaml.v3 resolve.go), for texts without underscores, which it takes out of numbers. */
const MODERN = {
  int: /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/,
  float: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/,
  time: /^\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?:(?:[Tt]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d))|(?: \d\d?:\d\d?:\d\d?(?:\.\d+)?))?$/,
};

/** What a scalar means to a family of loaders. Quoted and block scalars are always strings. */
export function meaningOf(node: ScalarNode, dialect: Dialect): ScalarMeaning {
  if (node.style !== 'plain' || node.tag === 'tag:yaml.org,2002:str' || node.tag === '!') {
    return { type: 'string', text: node.value };
  }
  return plainMeaning(node.value, dialect);
}

export function plainMeaning(text: string, dialect: Dialect): ScalarMeaning {
  if (!MORE_THAN_TEXT.test(text)) return { type: 'string', text };
  if (NULL.test(text)) return { type: 'null', text: '' };
  if (BOOL_12.test(text)) return { type: 'bool', text: text.toLowerCase() };
  if (FLOAT_WORD.test(text)) return { type: 'float', text: text.toLowerCase().replace('+', '') };
  return (dialect === 'legacy' ? legacyMeaning(text) : modernMeaning(text)) ?? { type: 'string', text };
}

function legacyMeaning(text: string): ScalarMeaning | null {
  if (LEGACY.bool.test(text)) return { type: 'bool', text: /^(?:y|on)/i.test(text) ? 'true' : 'false' };
  if (LEGACY.time.test(text)) return { type: 'time', text };
  const plain = text.replaceAll('_', '');
  if (LEGACY.int.test(text)) return { type: 'int', text: wholeNumber(plain)?.toString() ?? text };
  if (LEGACY.int60.test(text)) return { type: 'int', text: base60(plain) };
  if (LEGACY.float60.test(text)) return { type: 'float', text: `base60 ${text}` };
  return LEGACY.float.test(text) ? { type: 'float', text: String(Number(plain)) } : null;
}

function modernMeaning(text: string): ScalarMeaning | null {
  if (MODERN.time.test(text)) return { type: 'time', text };
  const plain = /^[-+0-9]/.test(text) ? text.replaceAll('_', '') : text;
  const whole = MODERN.int.test(plain) ? wholeNumber(plain) : null;
  // Beyond 64 bits there is no integer; what has decimal digits is still a float then.
  if (whole !== null && BigInt.asIntN(65, whole) === whole && whole >= -(2n ** 63n))
    return { type: 'int', text: whole.toString() };
  const real = MODERN.float.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(real) ? { type: 'float', text: String(real) } : null;
}

/** An integer in any base, `017` being octal; null for a prefix with nothing behind it. */
function wholeNumber(text: string): bigint | null {
  const digits = text.replace(/^[-+]/, '').replace(/^0(?=\d)/, '0o');
  if (/^0[xXbBoO]$/.test(digits)) return null;
  const value = BigInt(digits);
  return text.startsWith('-') ? -value : value;
}

function base60(text: string): string {
  const digits = text.replace(/^[-+]/, '');
  const value = digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  return (text.startsWith('-') ? -value : value).toString();
}

/** Whether two families of loaders read a plain text as different values, or one refuses it. */
export function dialectsDiffer(text: string): boolean {
  const legacy = plainMeaning(text, 'legacy');
  const modern = plainMeaning(text, 'modern');
  return legacy.type !== modern.type || legacy.text !== modern.text;
}

/** Characters that a loader refuses, drops, or takes for a line end. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** Whether a text must be quoted so that every loader reads it as that very string in block style. */
export function needsQuotes(text: string): boolean {
  if (text === '' || text !== text.trim() || UNPRINTABLE.test(text)) return true;
  if (/^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|: |:$| #|^(?:---|\.\.\.)(?:\s|$)/.test(text)) return true;
  return (
    plainMeaning(text, 'legacy').type !== 'string' ||
    plainMeaning(text, 'modern').type !== 'string' ||
    text === '<<' ||
    text === '='
  );
}

/** The text as a YAML scalar: plain where that is safe, else in double quotes (or single, when asked for). */
export function quoteWhereNeeded(
  text: string,
  preferred: 'plain' | 'single' | 'double' = 'plain',
  flow = false,
): string {
  // In flow style PyYAML takes a question mark anywhere, and a colon in front, for marks of a key.
  if (preferred === 'plain' && !needsQuotes(text) && !(flow && /^:|[,[\]{}?]/.test(text))) return text;
  if (preferred === 'single' && !UNPRINTABLE.test(text)) return `'${text.replace(/'/g, "''")}'`;
  // JSON leaves some of them as they are.
  return JSON.stringify(text).replace(
    new RegExp(UNPRINTABLE, 'gu'),
    found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
