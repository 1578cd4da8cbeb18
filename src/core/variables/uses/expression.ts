/** A value is short; what goes on for longer is not looked through. */
const LONGEST = 300;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Where the expression that begins at `from` ends: before a closing bracket that it did not open, a comma, a
 * semicolon, a comment, or the end of the line unless an operator asks for more.
 */
export function expressionEnd(text: string, from: number, stops = ',;'): number {
  const limit = Math.min(text.length, from + LONGEST);
  const open: string[] = [];
  let at = from;
  while (at < limit) {
    const char = text[at]!;
    if (char === '"' || char === "'" || char === '`') at = quoteEnd(text, at, limit);
    else if (char in CLOSING) open.push(CLOSING[char]!);
    else if (char === open.at(-1)) open.pop();
    else if (')]}'.includes(char)) return trimmed(text, from, at);
    else if (open.length === 0) {
      if (stops.includes(char) || text.startsWith('%>', at) || text.startsWith('-%>', at))
        return trimmed(text, from, at);
      if (
        char === '\n' &&
        !/(?:\|\||\?\?|\?:|&&|[+.]|\bor)\s*$/.test(text.slice(Math.max(from, at - 12), at))
      ) {
        return trimmed(text, from, at);
      }
      if (/^\s(?:#|\/\/|\/\*)/.test(text.slice(at, at + 3))) return trimmed(text, from, at);
    }
    at++;
  }
  return trimmed(text, from, Math.min(at, limit));
}

/** The place of the quote that closes the one at `at`; its own place when the line ends before. */
function quoteEnd(text: string, at: number, limit: number): number {
  for (let i = at + 1; i < limit && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === text[at]) return i;
  }
  return at;
}

function trimmed(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1]!)) end--;
  return end;
}

/** The operands of a chain of "or else" operators, outside of brackets and quotes. */
export function operandsOf(expression: string): string[] {
  const operands: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < expression.length; at++) {
    const char = expression[at]!;
    if (char === '"' || char === "'" || char === '`') at = quoteEnd(expression, at, expression.length);
    else if (char in CLOSING) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (depth === 0) {
      const operator = /^(?:\|\||\?\?|\?:|\/\/|or\b)/.exec(expression.slice(at, at + 3))?.[0];
      if (!operator || (operator === 'or' && /\w/.test(expression.charAt(at - 1)))) continue;
      operands.push(expression.slice(from, at).trim());
      at += operator.length - 1;
      from = at + 1;
    }
  }
  return [...operands, expression.slice(from).trim()];
}

/** What a literal stands for; null for anything that is computed. An empty text for what counts as nothing. */
export function literalValue(expression: string): string | null {
  const written = expression
    .trim()
    .replace(/^(?:[rbuRBU]|L|@|b)(?=["'])/, '')
    .replace(/(?:\.to_string\(\)|\.into\(\)|\.to_owned\(\))$/, '');
  const quoted = /^(["'`])((?:(?!\1)[^\\]|\\.)*)\1$/s.exec(written);
  if (quoted) return quoted[1] === "'" || !/\$\{|#\{/.test(quoted[2]!) ? quoted[2]! : null;
  if (/^[+-]?\d+(?:\.\d+)?$/.test(written)) return written;
  return /^(?:null|undefined|None|nil|NULL|false|False|""|'')?$/.test(written) ? '' : null;
}
