import type { Dialect, ScalarMeaning } from '../yaml/dialect.js';
import type { TextValue } from './model.js';
import type { ScalarKind } from './scalar-places.js';

/** What becomes of a scalar in the end: the text that a container or the engine gets, or an error. */
export type ScalarReading =
  | { readonly text: string }
  /** The type that is not wanted. */
  | { readonly refused: ScalarMeaning['type'] };

/**
 * How a family of loaders reads a scalar at a place of a kind (measured on 1.29.2; for newer Compose from the source
 * of compose-go 2.9). `null` is the same to both.
 */
export function readingOf(value: TextValue, kind: ScalarKind, dialect: Dialect): ScalarReading {
  const meaning = value.meaning(dialect);
  switch (meaning.type) {
    case 'null':
    case 'string':
      return { text: meaning.text };
    case 'int':
      return kind === 'text' ? { refused: 'int' } : { text: meaning.text };
    case 'float':
      if (kind === 'text') return { refused: 'float' };
      return { text: fractionIn(meaning.text, dialect) };
    case 'bool':
      return booleanIn(meaning.text, kind, dialect);
    default:
      return { refused: meaning.type };
  }
}

function booleanIn(text: string, kind: ScalarKind, dialect: Dialect): ScalarReading {
  if (kind === 'label')
    return { text: dialect === 'legacy' ? `${text[0]!.toUpperCase()}${text.slice(1)}` : text };
  return kind === 'variable' && dialect === 'modern' ? { text } : { refused: 'bool' };
}

/** As Python and Go print it: `1.0` and `1`, `1000000.0` and `1e+06`. */
function fractionIn(text: string, dialect: Dialect): string {
  const value = numberOf(text);
  if (!Number.isFinite(value)) return WORDS[dialect][String(value)]!;
  const [digits, power] = value.toExponential().split('e') as [string, string];
  const exponent = Number(power);
  if (exponent < -4 || exponent >= (dialect === 'legacy' ? 16 : 6))
    return `${digits}e${power[0]}${power.slice(1).padStart(2, '0')}`;
  return dialect === 'legacy' && Number.isInteger(value) ? `${value}.0` : String(value);
}

const WORDS: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  legacy: { Infinity: 'inf', '-Infinity': '-inf', NaN: 'nan' },
  modern: { Infinity: '+Inf', '-Infinity': '-Inf', NaN: 'NaN' },
};

/** Of a fraction in the spelling of ScalarMeaning. */
function numberOf(text: string): number {
  if (text.endsWith('.inf'))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const parts = /^base60 ([-+]?)(.*)$/.exec(text);
  if (!parts) return Number(text);
  const [sign, digits] = [parts[1], parts[2]!.replaceAll('_', '')];
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * (sign === '-' ? -1 : 1);
}
