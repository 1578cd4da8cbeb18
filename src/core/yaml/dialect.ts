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

const NULL = /^(?:~|null|Null|NULL|)$/;
const BOOL_12 = /^(?:true|True|TRUE|false|False|FALSE)$/;
const BOOL_11 = /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/;
const INT_10 = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const INT_8 = /^[-+]?0[0-7_]+$/;
const INT_8_NEW = /^[-+]?0o[0-7_]+$/;
const INT_16 = /^[-+]?0x[0-9a-fA-F_]+$/;
const INT_2 = /^[-+]?0b[01_]+$/;
const INT_60 = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;
/** PyYAML wants a dot in every float; the Go parser does not. */
const FLOAT_11 = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/;
const FLOAT_12 = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const FLOAT_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/;
const FLOAT_WORD = /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;
const TIME =
  /^\d{4}-\d\d-\d\d$|^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/;

/** What a scalar means to a family of loaders. Quoted and block scalars are always strings. */
export function meaningOf(node: ScalarNode, dialect: Dialect): ScalarMeaning {
  if (node.style !== 'plain' || node.tag === 'tag:yaml.org,2002:str' || node.tag === '!') {
    return { type: 'string', text: node.value };
  }
  return plainMeaning(node.value, dialect);
}

export function plainMeaning(text: string, dialect: Dialect): ScalarMeaning {
  if (NULL.test(text)) return { type: 'null', text: '' };
  if (BOOL_12.test(text)) return { type: 'bool', text: text.toLowerCase() };
  if (dialect === 'legacy' && BOOL_11.test(text)) {
    return { type: 'bool', text: /^(?:y|on)/i.test(text) ? 'true' : 'false' };
  }
  if (TIME.test(text)) return { type: 'time', text };
  const whole = integer(text, dialect);
  if (whole !== null) return { type: 'int', text: whole };
  const real = float(text, dialect);
  if (real !== null) return { type: 'float', text: real };
  return { type: 'string', text };
}

function integer(text: string, dialect: Dialect): string | null {
  const digits = text.replace(/[-+_]/g, '');
  const sign = text.startsWith('-') ? '-' : '';
  if (INT_10.test(text)) return sign + digits.replace(/^0+(?=\d)/, '');
  if (INT_8.test(text)) return sign + parseBig(`0o${digits}`);
  if (dialect === 'modern' && INT_8_NEW.test(text)) return sign + parseBig(digits);
  if (INT_16.test(text) || INT_2.test(text)) return sign + parseBig(digits);
  if (dialect === 'legacy' && INT_60.test(text)) return sign + base60(digits);
  return null;
}

function parseBig(digits: string): string {
  try {
    return BigInt(digits).toString();
  } catch {
    return digits;
  }
}

function base60(digits: string): string {
  return digits
    .split(':')
    .reduce((sum, part) => sum * 60n + BigInt(part), 0n)
    .toString();
}

function float(text: string, dialect: Dialect): string | null {
  if (FLOAT_WORD.test(text)) return text.toLowerCase();
  if (dialect === 'legacy' && FLOAT_60.test(text)) return `base60 ${text}`;
  const pattern = dialect === 'legacy' ? FLOAT_11 : FLOAT_12;
  return pattern.test(text) ? String(Number(text.replace(/_/g, ''))) : null;
}

/** Whether two families of loaders read a plain text as different values, or one refuses it. */
export function dialectsDiffer(text: string): boolean {
  const legacy = plainMeaning(text, 'legacy');
  const modern = plainMeaning(text, 'modern');
  return legacy.type !== modern.type || legacy.text !== modern.text;
}

/** Whether a text must be quoted so that every loader reads it as that very string in block style. */
export function needsQuotes(text: string): boolean {
  if (text === '' || text !== text.trim()) return true;
  if (/^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|: |:$| #|[\n\t]/.test(text)) return true;
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
  if (preferred === 'plain' && !needsQuotes(text) && !(flow && /[,[\]{}]/.test(text))) return text;
  if (preferred === 'single' && !/[\n\t]/.test(text)) return `'${text.replace(/'/g, "''")}'`;
  return JSON.stringify(text);
}
