import { unquoted } from '../../text/unquoted.js';
import type { ScriptKind } from '../blocks/block.js';
import type { CommandOption, ShellWord } from '../shell/command.js';

/** What a script assigns to one of its variables. */
interface Assigned {
  readonly start: number;
  readonly value: string;
  /** The environment, or whoever calls make, may have set it before. */
  readonly isDefault: boolean;
}

/** A link that a script puts into a variable. */
export interface VariableLink {
  readonly option: CommandOption;
  /** The variable's name. */
  readonly variable: string;
}

/** What matters here of what a script puts into one of its variables. */
interface Contents {
  readonly links: readonly VariableLink[];
  /** Whether neither a network nor a link can be in it. */
  readonly isHarmless: boolean;
}

const READ = /\$\$?[({]?([A-Za-z_]\w*|[@*])/g;
const NETWORK_OR_LINK = /--(?:net|network|link)(?![\w-])/;
const LINK =
  /(?<![\w-])--link(?:=|[ \t]+)("[^"\s]*"|'[^'\s]*'|(?:\$\([^()\n]*\)|\$\{[^{}\n]*\}|[^\s"'()\\])+)/g;
/** A word that is nothing but a variable, or whose first part is one with another meaning. */
const OPEN_WORD = /^["']?(?:\$\$?(?:[({]?(\w+|[@*])[)}]?["']?$|[({][^)}]*[^\w)}])|`)/;
/** Options without a value: what follows them is a word of its own. */
const FLAG =
  /^(?:-[dit]+|--(?:detach|init|interactive|privileged|publish-all|read-only|rm|tty)(?:=\S*)?|-P)$/;
/** Nobody keeps options of one command in more variables. */
const MOST_NAMES = 50;
/** Of more than these the first are looked at. */
const MOST_ASSIGNMENTS = 500;

/**
 * What a script keeps in variables that it hands to `docker run` as options. Found in the text, not by running it: a
 * loop that gathers links (`LINKS="$LINKS --link $name"`) has no value that anybody could tell.
 */
export class OptionVariables {
  private readonly known = new Map<string, Contents>();
  private readonly taken = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly kind: ScriptKind,
  ) {}

  /** Whether a word that stands for options can hold neither a network nor a link. */
  isHarmless({ text }: ShellWord): boolean {
    if (NETWORK_OR_LINK.test(text)) return false;
    const names = [...text.matchAll(READ)].map(([, name]) => name!);
    return names.length > 0 && !/\$\([^)]*\s|`/.test(text) && names.every(name => this.of(name).isHarmless);
  }

  /** The links in the variables of a word that stands for options; those of a variable are given once. */
  takeLinks({ text }: ShellWord): VariableLink[] {
    return [...text.matchAll(READ)].flatMap(([, name]) => {
      if (this.taken.has(name!)) return [];
      this.taken.add(name!);
      return this.of(name!).links;
    });
  }

  private of(name: string): Contents {
    const known = this.known.get(name);
    if (known) return known;
    if (this.known.size > MOST_NAMES) return { links: [], isHarmless: false };
    // What hangs on itself adds nothing.
    this.known.set(name, { links: [], isHarmless: true });
    const assigned = this.assignments(name);
    const contents: Contents = {
      links: assigned.flatMap(({ start, value }) => linksIn(name, start, value)),
      isHarmless:
        assigned.length > 0 &&
        assigned.length < MOST_ASSIGNMENTS &&
        assigned.every(({ value, isDefault }) => !isDefault && this.holdsNoNetwork(value)),
    };
    this.known.set(name, contents);
    return contents;
  }

  private holdsNoNetwork(value: string): boolean {
    if (NETWORK_OR_LINK.test(value)) return false;
    let before = '-d';
    for (const word of value.split(/[\s\\]+/)) {
      const open = OPEN_WORD.exec(word);
      const isValue = before.startsWith('-') && !FLAG.test(before) && !before.includes('=');
      if (open && !isValue && (open[1] === undefined || !this.of(open[1]).isHarmless)) return false;
      before = word.replace(/^["'(]+/, '');
    }
    return true;
  }

  private assignments(name: string): Assigned[] {
    const { text } = this;
    if (name === '@' || name === '*') return argumentsSet(text);
    const isMake = this.kind === 'makefile';
    const assignment = isMake
      ? new RegExp(`^[ \\t]*(?:(?:export|override)[ \\t]+)?${name}[ \\t]*([:+?!]{0,3})=[ \\t]*`, 'gm')
      : new RegExp(`(?<![\\w$.{-])${name}([+]?)(?:=|:[ \\t]+(?=--))`, 'g');
    const found: Assigned[] = [];
    for (let match = assignment.exec(text); match !== null; match = assignment.exec(text)) {
      const start = match.index + match[0].length;
      const value = isMake ? lineAt(text, start) : valueAt(text, start);
      found.push({ start, value, isDefault: match[1]!.includes('?') });
      if (found.length === MOST_ASSIGNMENTS) break;
      assignment.lastIndex = start + value.length;
    }
    return found;
  }
}

/** `set -- --link db:db` */
function argumentsSet(text: string): Assigned[] {
  return [...text.matchAll(/(?<![\w.-])set[ \t]+--(?![\w-])/g)].map(({ 0: written, index }) => {
    const start = index + written.length;
    return { start, value: lineAt(text, start), isDefault: false };
  });
}

/** From a place to the end of its line, with the lines that continue it. */
function lineAt(text: string, start: number): string {
  const end = /(?<!\\)\r?\n|$/.exec(text.slice(start, start + LONGEST))!.index;
  return text.slice(start, start + end);
}

/** A value of the shell: a string, an array, or a word. */
function valueAt(text: string, start: number): string {
  const rest = text.slice(start, start + LONGEST);
  const found = /^"(?:[^"\\]|\\[\s\S])*"|^'[^']*'|^\([^()]*(?:\$\([^()]*\)[^()]*)*\)|^\S*/.exec(rest)![0];
  // `"a"'b'` and `"a"$B` go on.
  const more = /^[^\s;&|)]+/.exec(rest.slice(found.length))?.[0] ?? '';
  return found + more;
}

const LONGEST = 5_000;

function linksIn(variable: string, start: number, value: string): VariableLink[] {
  return [...value.matchAll(LINK)].map(({ 0: written, 1: quoted, index }) => {
    const from = start + index;
    const end = from + written.length;
    const text = quoted!;
    const plain = unquoted(text).replace(/\$\$?[({]?(\w+)[)}]?/g, '${$1}');
    const isKnown = !/\$\([^)]*\s|`|\$\{\d/.test(plain + text);
    const word: ShellWord = {
      start: end - text.length,
      end,
      text,
      value: isKnown ? plain : null,
      isLiteral: isKnown && !plain.includes('$'),
    };
    return { variable, option: { name: 'link', value: word, start: from, end } };
  });
}
