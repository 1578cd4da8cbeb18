import type { Names } from '../names.js';
import type { ScanUse } from '../types.js';
import { type Fragment, fragmentsIn } from './fragments.js';

/** A scan before it is known where it stands. */
export type FoundScan = Omit<ScanUse, 'place' | 'fallback' | 'kind'>;

/** Pieces of one name stand this close to each other. */
const NEAR = 120;

/**
 * Names of variables that are put together when the program runs: `alias + "_PORT_" + port + "_TCP_ADDR"`,
 * `"%s_PORT_%d_TCP"`, `/_TCP_ADDR$/`. A name that begins with a prefix of another service's is not ours.
 */
export function builtNames(text: string, names: Names): FoundScan[] {
  const fragments = fragmentsIn(text);
  const certain = fragments.some(({ telling }) => telling);
  const found: FoundScan[] = [];
  let head: Fragment | null = null;
  for (const fragment of fragments) {
    const continues = fragment.piece === 'tail' && head !== null && follows(text, head, fragment);
    if (fragment.piece !== 'tail') head = fragment;
    // The end of a name that has been judged by its beginning.
    if (continues || !certain) continue;
    const prefix = prefixOf(fragment, names);
    if (prefix === undefined || isTakenAway(text, fragment.start)) continue;
    const { start, end } = fragment;
    found.push({
      start,
      end,
      prefix,
      idiom: isPattern(text, fragment) ? 'name-pattern' : 'built-name',
      library: null,
    });
  }
  return [...found, ...lowerCasePatterns(text, names)];
}

/** The prefix that a piece belongs to: null for any, undefined when it is none of the service's. */
function prefixOf({ head, open }: Fragment, names: Names): string | null | undefined {
  if (head === '' || head === '_') return open ? null : undefined;
  if (!open) return names.prefixes.has(head) ? head : undefined;
  // `${project}_DB_1`: the end of the longest name; else the piece is all of it.
  const longer = [...names.prefixes].filter(prefix => prefix.endsWith(head));
  const fitting = longer.length > 0 ? longer : [...names.prefixes].filter(prefix => `_${prefix}` === head);
  if (fitting.length === 0) return undefined;
  return fitting.length === 1 ? fitting[0]! : null;
}

function follows(text: string, head: Fragment, tail: Fragment): boolean {
  return tail.start - head.end <= NEAR && !/\n[^\n]*\n/.test(text.slice(head.end, tail.start));
}

function isPattern(text: string, { start, end }: Fragment): boolean {
  const isOpen = /^(?:[\\([.*+]|\$(?![\w{]))/.test(text.slice(end, end + 2));
  return isOpen || /[\^*+)\]]$|\\[A-Za-z]$/.test(text.slice(Math.max(0, start - 2), start));
}

/** `unset $(env | grep …)` and `grep -v` throw the variables away. */
export function isTakenAway(text: string, at: number): boolean {
  const line = text.slice(Math.max(0, at - 160), at);
  const before = line.slice(line.lastIndexOf('\n') + 1);
  return /\bunset\b/.test(before) || /\bgrep\s+(?:-\w+\s+)*-\w*v\w*\s[^|]*$/.test(before);
}

/** `/^redis_port_(\d+)_tcp_addr$/i`: in small letters only a pattern is told from names of the program's own. */
function lowerCasePatterns(text: string, names: Names): FoundScan[] {
  const found: FoundScan[] = [];
  for (const match of text.matchAll(
    /_port_(?:\(?(?:\\+d|\[0-9\]|\.)[+*]?(?:\{[\d,]+\})?\)?|\d{2,5})_(?:tcp|udp)(?:_\w+)?/g,
  )) {
    const before = /(\w*)$/.exec(text.slice(Math.max(0, match.index - 80), match.index))![0];
    const previous = text.charAt(match.index - before.length - 1);
    const isLoose = before === '' && /[)*+\]]/.test(previous);
    const prefix = names.prefixes.has(before.toUpperCase())
      ? before.toUpperCase()
      : isLoose
        ? null
        : undefined;
    if (prefix === undefined || (prefix !== null && /_port_\d/.test(match[0]))) continue;
    const start = match.index - before.length;
    found.push({ start, end: match.index + match[0].length, prefix, idiom: 'name-pattern', library: null });
  }
  return found;
}
