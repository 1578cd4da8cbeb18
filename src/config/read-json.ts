import {
  type ConfigEntry,
  type ConfigNode,
  listNode,
  mappingNode,
  type ReadProblem,
  scalarNode,
} from './tree.js';

/** Deeper than any configuration, and far from exhausting the stack. */
const DEEPEST = 200;

const SPACE = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has them in strings only as escapes
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\w.+-])/y;

class Mistake extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads JSON, strictly as JSON.parse does, together with the place of every key and value: JSON.parse says
 * where things are for no sound text, and not always for a broken one.
 */
export function readJson(text: string): ConfigNode | ReadProblem {
  try {
    return new Reader(text).whole();
  } catch (error) {
    if (error instanceof Mistake) return { offset: error.offset, message: error.message };
    throw error;
  }
}

class Reader {
  #at: number;

  constructor(private readonly text: string) {
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  whole(): ConfigNode {
    const node = this.#value(0);
    this.#space();
    if (this.#at < this.text.length) this.#fail('nothing may follow the value');
    return node;
  }

  #value(depth: number): ConfigNode {
    this.#space();
    const start = this.#at;
    if (depth > DEEPEST) this.#fail('this is nested too deeply');
    if (this.#skip('{')) return this.#mapping(start, depth);
    if (this.#skip('[')) return this.#list(start, depth);
    const token = this.#match(SCALAR) ?? this.#match(STRING);
    if (token === null) this.#failAtText('a value is missing here');
    return scalarNode(JSON.parse(token), start);
  }

  #mapping(start: number, depth: number): ConfigNode {
    const entries: ConfigEntry[] = [];
    for (let first = true; !this.#skip('}'); first = false) {
      if (!first) this.#expect(',', '"," or "}" is missing here');
      this.#space();
      const keyStart = this.#at;
      const token = this.#match(STRING);
      if (token === null) this.#failAtText('a key in double quotes is missing here');
      this.#expect(':', '":" is missing here');
      entries.push({ key: JSON.parse(token), keyStart, node: this.#value(depth + 1) });
    }
    return mappingNode(entries, start);
  }

  #list(start: number, depth: number): ConfigNode {
    const items: ConfigNode[] = [];
    for (let first = true; !this.#skip(']'); first = false) {
      if (!first) this.#expect(',', '"," or "]" is missing here');
      items.push(this.#value(depth + 1));
    }
    return listNode(items, start);
  }

  /** What people write who think of another language than JSON. */
  #hint(): string | null {
    const rest = this.text.slice(this.#at);
    if (/^(?:\/[/*]|#)/.test(rest)) return 'JSON has no comments; YAML (".delinkrc.yml") has';
    if (rest.startsWith("'")) return 'JSON has double quotes only';
    if (/^[}\]]/.test(rest) && /,\s*$/.test(this.text.slice(0, this.#at)))
      return 'JSON has no comma before a closing bracket';
    return rest === '' ? 'the text ends too early' : null;
  }

  #skip(character: string): boolean {
    this.#space();
    if (this.text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string, message: string): void {
    if (!this.#skip(character)) this.#fail(this.#hint() ?? message);
  }

  #space(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const token = pattern.exec(this.text)?.[0] ?? null;
    this.#at += token?.length ?? 0;
    return token;
  }

  #failAtText(message: string): never {
    if (this.text[this.#at] !== '"') this.#fail(this.#hint() ?? message);
    this.#fail('this text does not end, or has a character that JSON wants as an escape');
  }

  #fail(message: string): never {
    throw new Mistake(this.#at, message);
  }
}
