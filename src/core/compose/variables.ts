const NAME = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const OPERATOR = /:?[-?+]/y;

/** One `$` of a value that Compose does not take for a doubled one (`$$`). */
export interface Dollar {
  /**
   * `variable`: one that Compose replaces. `lone`: nothing that belongs to it follows (`$ `, `$1`, `$(`).
   * `malformed`: a brace with no name behind it, something else behind the name, or no end.
   */
  readonly kind: 'variable' | 'lone' | 'malformed';
  /** Offsets in the text; the end is behind the last character that belongs to it. */
  readonly start: number;
  readonly end: number;
  /** Empty unless it is a variable. */
  readonly name: string;
  readonly operator: '' | ':-' | '-' | ':?' | '?' | ':+' | '+';
  /** What stands behind the operator, with its offset in the text; it may hold further variables. */
  readonly argument: string;
  readonly argumentStart: number;
}

/**
 * Every `$` of a text that means something to Compose, in order. Braces may be nested, as newer Compose has them;
 * what is nested is not in the list, but in the argument.
 */
export function dollarsIn(text: string): Dollar[] {
  const found: Dollar[] = [];
  for (let at = text.indexOf('$'); at !== -1; ) {
    if (text[at + 1] === '$') {
      at = text.indexOf('$', at + 2);
      continue;
    }
    const dollar = dollarAt(text, at);
    found.push(dollar);
    at = text.indexOf('$', dollar.end);
  }
  return found;
}

function dollarAt(text: string, start: number): Dollar {
  const as = (kind: Dollar['kind'], end: number, name = ''): Dollar => ({
    kind,
    start,
    end,
    name,
    operator: '',
    argument: '',
    argumentStart: end,
  });
  if (text[start + 1] !== '{') {
    const name = matchAt(NAME, text, start + 1);
    return name === '' ? as('lone', start + 1) : as('variable', start + 1 + name.length, name);
  }
  const close = closingBrace(text, start + 2);
  if (close === -1) return as('malformed', start + 2);
  const name = matchAt(NAME, text, start + 2);
  const behind = start + 2 + name.length;
  if (name === '') return as('malformed', close + 1);
  if (behind === close) return as('variable', close + 1, name);
  const operator = matchAt(OPERATOR, text, behind) as Dollar['operator'];
  if (operator === '') return as('malformed', close + 1);
  const argumentStart = behind + operator.length;
  const argument = text.slice(argumentStart, close);
  return { ...as('variable', close + 1, name), operator, argument, argumentStart };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** The brace that ends what begins before `from`; -1 without one. */
function closingBrace(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') open++;
    if (text[at] === '}' && --open === 0) return at;
  }
  return -1;
}
