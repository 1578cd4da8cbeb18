/**
 * What a variable holds: a text, or null where the file alone does not tell; undefined where it is not set.
 */
export type Lookup = (name: string) => string | null | undefined;

export interface ExpandOptions {
  readonly escapeMark: string;
  readonly lookup: Lookup;
  /** What a variable that is not set comes to: nothing, or null where the base image may set it. */
  readonly unset: '' | null;
}

/** Far beyond what people write; deeper nesting is not followed, for the sake of the stack. */
const MAX_DEPTH = 40;

/**
 * A word of an instruction as the builder uses it: variables replaced, quotes and escapes taken away. null where
 * something in it is not known. Source: moby/buildkit frontend/dockerfile/shell/lex.go.
 */
export function expand(text: string, options: ExpandOptions): string | null {
  return new Expansion(text, options).until('', 0);
}

class Expansion {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly options: ExpandOptions,
  ) {}

  /** Up to a closing character, which is passed over; the rest of the text for ''. */
  until(stop: string, depth: number): string | null {
    const { text, options } = this;
    let result: string | null = '';
    const add = (part: string | null) => {
      result = result === null || part === null ? null : result + part;
    };
    while (this.at < text.length) {
      const char = text[this.at]!;
      this.at++;
      if (char === stop) return result;
      if (char === "'" && stop !== '"') add(this.singleQuoted());
      else if (char === '"' && stop !== '"') add(this.until('"', depth));
      else if (char === options.escapeMark) add(this.escaped(stop === '"'));
      else if (char === '$') add(this.variable(depth));
      else add(char);
    }
    return result;
  }

  private singleQuoted(): string {
    const end = this.text.indexOf("'", this.at);
    const inner = this.text.slice(this.at, end === -1 ? undefined : end);
    this.at += inner.length + 1;
    return inner;
  }

  /** In double quotes an escape means something before few characters only. */
  private escaped(inQuotes: boolean): string {
    const { escapeMark } = this.options;
    const next = this.text[this.at] ?? '';
    if (inQuotes && next !== '"' && next !== '$' && next !== escapeMark) return escapeMark;
    this.at++;
    return next;
  }

  private variable(depth: number): string | null {
    const braced = this.text[this.at] === '{';
    const name = /^[A-Za-z_]\w*/.exec(this.text.slice(this.at + Number(braced), this.at + 300))?.[0];
    if (name === undefined) return braced ? null : '$';
    this.at += name.length + Number(braced);
    const value = this.options.lookup(name);
    if (!braced) return value === undefined ? this.options.unset : value;
    return this.modified(value, depth);
  }

  /** `}`, or what stands between the name and that: `:-word`, `-word`, `:+word`, `+word`, `:?word`, `?word`. */
  private modified(value: string | null | undefined, depth: number): string | null {
    const operator = /^(?::?[-+?]|\})?/.exec(this.text.slice(this.at, this.at + 2))![0];
    this.at += operator.length;
    if (operator === '}') return value === undefined ? this.options.unset : value;
    if (depth >= MAX_DEPTH) {
      this.at = this.text.length;
      return null;
    }
    const word = this.until('}', depth + 1);
    const isGiven = value !== undefined && !(operator.startsWith(':') && value === '');
    switch (operator.at(-1)) {
      case '-':
        return isGiven ? value : word;
      case '+':
        return value === null ? null : isGiven ? word : '';
      case '?':
        return value === undefined ? this.options.unset : value;
      default:
        // Newer builders cut patterns off (`${V#a}`); which, is not worth knowing for a port.
        return null;
    }
  }
}
