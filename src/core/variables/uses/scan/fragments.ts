import { isWord } from '../candidates.js';
import type { Range } from '../types.js';

/** A piece of a variable's name, whose other pieces are only known when the program runs. */
export interface Fragment extends Range {
  /** What the piece says of the prefix; empty when it says nothing. */
  readonly head: string;
  /** Whether something that is not known stands before the piece, so that the head is an end of the prefix. */
  readonly open: boolean;
  /** `port`: up to the number; `tail`: from the protocol on; `whole`: only the prefix is missing. */
  readonly piece: 'port' | 'tail' | 'whole';
  /** Whether nothing but a link's variable ends like this. */
  readonly telling: boolean;
}

const NEEDLE = /_(?:PORT_|(?:TCP|UDP|SCTP)(?![A-Z0-9]))/g;
const WHOLE =
  /^(\w*?)_?PORT_\d{1,5}_(?:TCP|UDP|SCTP)(?:_(?:ADDR|PORT|PROTO|START|END|PORT_START|PORT_END))?$/;
const PORT = /^(\w*?)_?PORT_$/;
const TAIL = /^_?(?:TCP|UDP|SCTP)(_ADDR|_PORT|_PROTO)?$/;
/** What fills a gap in a text: a closing quote, the start of a pattern, a format or an interpolation. */
const GAP_BEHIND = /^(?:["'`]|\$|#\{|\{|%[sdiv(]|\(|\\|\[|\.|\*|<|@)/;

/** The pieces of names of links in a text, in order. Linear in the text. */
export function fragmentsIn(text: string): Fragment[] {
  const found: Fragment[] = [];
  NEEDLE.lastIndex = 0;
  for (let hit = NEEDLE.exec(text); hit; hit = NEEDLE.exec(text)) {
    let end = hit.index + 1;
    while (end < text.length && isWord(text.charCodeAt(end))) end++;
    NEEDLE.lastIndex = end;
    let start = hit.index;
    while (start > 0 && hit.index - start < LONGEST && isWord(text.charCodeAt(start - 1))) start--;
    const fragment = end - start > LONGEST ? null : readFragment(text, start, end);
    if (fragment) found.push(fragment);
  }
  return found;
}

const LONGEST = 200;

function readFragment(text: string, wordStart: number, end: number): Fragment | null {
  const { start, open } = edge(text, wordStart);
  const word = text.slice(start, end);
  const whole = WHOLE.exec(word);
  if (whole) return open ? { start, end, head: whole[1]!, open, piece: 'whole', telling: true } : null;
  const port = PORT.exec(word);
  if (port) {
    // The rest of the name has to follow soon, or it is any `…_PORT_` with a number behind it.
    const rest = text.slice(end, end + 100);
    const goesOn = GAP_BEHIND.test(rest) && /(?:^|[^A-Z0-9])(?:TCP|UDP|SCTP)(?![A-Z0-9])/.test(rest);
    return goesOn
      ? { start, end, head: port[1]!, open: open || port[1] === '', piece: 'port', telling: true }
      : null;
  }
  const tail = TAIL.exec(word);
  if (!tail || !open) return null;
  return { start, end, head: '', open, piece: 'tail', telling: tail[1] === '_ADDR' || tail[1] === '_PROTO' };
}

/**
 * Where the fixed part of a word begins, and whether something unknown stands before it: `%s_PORT`, `\w_PORT`
 * and `$1_PORT` have a letter or a digit that is not the name's.
 */
function edge(text: string, start: number): { start: number; open: boolean } {
  const near = text.slice(Math.max(0, start - 2), start + 2);
  const at = Math.min(2, start);
  const previous = near.charAt(at - 1);
  const first = near.charAt(at);
  if (previous === '%' && /[sdiv]/.test(first)) return { start: start + 1, open: true };
  if (previous === ')' && first === 's') return { start: start + 1, open: true };
  if (previous === '\\' && /[wdS]/.test(first)) return { start: start + 1, open: true };
  if (previous === '\\' && /[bnrtA]/.test(first)) return { start: start + 1, open: false };
  if (previous === '$' && /\d/.test(first)) return { start: start + 1, open: true };
  return { start, open: first === '_' || /[}\])*+?]/.test(previous) };
}
