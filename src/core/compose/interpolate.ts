/**
 * Compose's variables in values (never in keys). Rules as measured on 1.29.2 and 2.40.3; names are
 * `[_a-zA-Z][_a-zA-Z0-9]*`.
 */
const VARIABLE = /\$(?:(\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)(?:(:?[-+?])([^}]*))?\})/g;

export interface Interpolated {
  /** The text with every known variable replaced; unknown ones stay as written. */
  readonly text: string;
  /** Whether a variable occurs at all: the value may be another one tomorrow. */
  readonly variable: boolean;
  /** Whether one of them is unknown here. */
  readonly unknown: boolean;
}

/** Replaces `$V`, `${V}`, `${V:-default}` and `$$` as far as `variables` (from `.env`) and defaults tell. */
export function interpolate(text: string, variables: Readonly<Record<string, string>>): Interpolated {
  if (!text.includes('$')) return { text, variable: false, unknown: false };
  let variable = false;
  let unknown = false;
  const result = text.replace(VARIABLE, (whole, escaped, bare, braced, operator, rest) => {
    if (escaped) return '$';
    variable = true;
    const name: string = bare ?? braced;
    const value = Object.hasOwn(variables, name) ? variables[name]! : undefined;
    const given = value !== undefined && !(operator?.startsWith(':') && value === '');
    if (operator?.endsWith('+')) return given ? rest : '';
    if (given) return value!;
    if (operator?.endsWith('-')) return rest;
    unknown = true;
    return whole;
  });
  return { text: result, variable, unknown };
}

/** A text as it has to be written where Compose replaces variables. */
export function literal(value: string): string;
export function literal(value: string | null): string | null;
export function literal(value: string | null): string | null {
  return value?.replaceAll('$', '$$$$') ?? null;
}
