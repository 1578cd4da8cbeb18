import { expressionEnd } from './expression.js';
import type { Reading } from './reading.js';

const OPENS_CALL =
  /(?:\(\s*(?:[\w:]+\s*[=,]\s*)*|\b(?:getenv|get_env|fetch_env!?|fetch)\s+|:system\s*,\s*(?::\w+\s*,\s*)?)[rbuRBU@L]{0,2}["'`]$/;
const KEYWORD = /^\s*(?:default|unset|default_value|fallback|or_else)\s*(?:=|:|=>)\s*|^\s*:default\s*=>\s*/;
const CONDITION = /\b(?:if|elif|elsif|unless|while|until|assert)\b[^;{\n]*$|[!&]\s*\(?\s*[\w.$]*$/;
const OPERATOR = /^(?:\|\|=?|\?\?=?|\?:|\/\/=?(?=\s*["'\d$])|or\b)\s*/;
const DEFAULT_METHOD =
  /^\??\.\s*(?:getOrElse|orElse|orElseGet|unwrap_or|unwrap_or_else|or_else|valueOr|withDefault)\s*[({]\s*(?:\|\w*\|\s*|\(\s*\)\s*[-=]>\s*)?/;
const NEUTRAL =
  /^\??\.\s*(?:to_s|to_i|to_sym|presence|strip|trim|toString|toInt|toInteger|toLong|as_deref|ok|clone|split|lower|upper)\b!?(?:\([^()\n]{0,40}\))?/;
const BLOCK = /^\s*\)?\s*(?:\{\s*(?:\|\w*\|\s*)?([^{}\n]*)\}|do\s+(?:\|\w*\|\s*)?([^\n]*?)\s+end\b)/;
const TERNARY = /^\s*(?:([!=]==?)\s*(?:''|""|null|undefined|nil|false|NULL)\s*)?\)*\s*\?(?![.?:\]])\s*/;

/** The default of a read in code: a second argument, a block, an operator or a condition behind it. */
export function codeFallback({ text, name, before, after }: Reading): string | null {
  const quoted = /^["'`]/.test(after) ? 1 : /^\]\]/.test(after) && before.endsWith('[[') ? 2 : 0;
  const rest = after.slice(quoted);
  if (quoted > 0 && OPENS_CALL.test(before)) {
    const argument = secondArgument(text, name.end + quoted, rest);
    if (argument !== null) return argument;
    if (/\bfetch\s*\(?\s*["']$/.test(before)) {
      const block = BLOCK.exec(rest);
      if (block) return (block[1] ?? block[2])!.trim();
    }
  }
  return behind(text, name.end + quoted + closers(rest), before);
}

function secondArgument(text: string, at: number, rest: string): string | null {
  const comma = /^\s*,\s*/.exec(rest);
  if (!comma) return null;
  const from = at + comma[0].length;
  const written = text.slice(from, expressionEnd(text, from));
  const value = written.replace(KEYWORD, '');
  // PHP's `getenv('X', true)` and casts name no default; `cast=int, default='d'` has one further on.
  if (/^(?:true|false|True|False|\w+(?:\.\w+)*|cast\s*=.*)$/.test(value) && value === written) {
    const later = /^[^()\n]{0,80}?,\s*default\s*[=:]\s*/.exec(text.slice(from, from + 120));
    if (later) return text.slice(from + later[0].length, expressionEnd(text, from + later[0].length));
    if (/^(?:true|false|True|False|cast\s*=.*)$/.test(value)) return null;
  }
  return value;
}

/** How much of the text only closes what was opened around the read: `)`, `]`, `, 10)` of a conversion, `!`. */
function closers(rest: string): number {
  let at = 0;
  for (;;) {
    const match =
      /^\s*(?:[)\]}]|,\s*(?:10|16)\s*\)|!(?![=]))/.exec(rest.slice(at)) ?? NEUTRAL.exec(rest.slice(at));
    if (!match) break;
    at += match[0].length;
  }
  return at;
}

function behind(text: string, at: number, before: string): string | null {
  const rest = text.slice(at, at + 240);
  const gap = /^\s*/.exec(rest)![0].length;
  const next = rest.slice(gap);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const method = DEFAULT_METHOD.exec(next);
  if (method) return slice(text, at + gap + method[0].length);
  const operator = OPERATOR.exec(next);
  if (operator) return CONDITION.test(line) ? null : slice(text, at + gap + operator[0].length);
  const python = /^(?:if\b[^\n]{0,200}?|(?:not\s+)?in\s+(?:os\.)?environ\s+)\belse\s+/.exec(next);
  if (python) return slice(text, at + gap + python[0].length);
  const ternary = TERNARY.exec(rest);
  if (!ternary) return null;
  const first = at + ternary[0].length;
  const colon = expressionEnd(text, first, ',;:');
  if (/^==/.test(ternary[1] ?? '')) return text.slice(first, colon);
  const second = /^\s*:\s*/.exec(text.slice(colon, colon + 20));
  return second && slice(text, colon + second[0].length);
}

function slice(text: string, from: number): string {
  return text.slice(from, expressionEnd(text, from));
}
