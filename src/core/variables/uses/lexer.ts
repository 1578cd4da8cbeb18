import type { Lexis, StringForm } from './lexis-tables.js';
import { type Mask, MaskBuilder } from './mask.js';

/** What can be opened in code, longest first where several begin alike. */
type Opener =
  | { readonly open: string; readonly is: 'line' }
  | { readonly open: string; readonly is: 'line-start' }
  | { readonly open: string; readonly is: 'block'; readonly close: string; readonly optional: boolean }
  | { readonly open: string; readonly is: 'string'; readonly form: StringForm };

/** What looks longer than this is a division; without a limit a hostile line would be read again and again. */
const LONGEST_PATTERN = 300;

/** A string that code inside of it interrupts, and how many braces that code has open. */
interface Frame {
  readonly form: StringForm;
  braces: number;
}

const BEFORE_PATTERN = /[(,=:[!&|?{};+\-*%~^<>\n]/;
const STATEMENT_WORD =
  /(?:^|[^\w$])(?:return|typeof|case|in|of|do|else|and|or|not|when|if|unless|split|grep)$/;

/**
 * Finds comments and strings by a language's table. It is no parser: what it takes for the wrong thing costs
 * a line, since most strings end with it. Linear in the text.
 */
export function maskOf(
  text: string,
  lexis: Lexis,
  templateComments: readonly (readonly [string, string])[],
): Mask {
  return new Lexer(text, lexis, templateComments).run();
}

class Lexer {
  private readonly mask = new MaskBuilder();
  private readonly openers = new Map<string, Opener[]>();
  private readonly frames: Frame[] = [];
  /** Closings that the rest of the text does not have, so that nobody looks for them twice. */
  private readonly missing = new Set<string>();
  private at = 0;
  /** The last character of code that is no blank. */
  private last = '\n';

  constructor(
    private readonly text: string,
    private readonly lexis: Lexis,
    templateComments: readonly (readonly [string, string])[],
  ) {
    const all: Opener[] = [
      ...(lexis.block ?? []).map(([open, close]) => ({ open, close, is: 'block' as const, optional: false })),
      ...templateComments.map(([open, close]) => ({ open, close, is: 'block' as const, optional: true })),
      ...(lexis.line ?? []).map(open => ({ open, is: 'line' as const })),
      ...(lexis.lineStart ?? []).map(open => ({ open, is: 'line-start' as const })),
      ...(lexis.strings ?? []).map(form => ({ open: form.open, is: 'string' as const, form })),
    ].sort((a, b) => b.open.length - a.open.length);
    for (const opener of all) {
      const first = opener.open[0]!;
      this.openers.set(first, [...(this.openers.get(first) ?? []), opener]);
    }
  }

  run(): Mask {
    while (this.at < this.text.length) this.step();
    return this.mask.done();
  }

  private step(): void {
    const char = this.text[this.at]!;
    const opener = this.openers.get(char)?.find(candidate => this.opens(candidate));
    if (opener) this.enter(opener);
    else if (!this.skipped(char) && !this.resumed(char)) {
      if (char !== ' ' && char !== '\t' && char !== '\n' && char !== '\r') this.last = char;
      this.at += char === '\\' && this.lexis.codeEscape ? 2 : 1;
    }
  }

  private skipped(char: string): boolean {
    if (char === '/' && this.lexis.patterns) return this.pattern();
    return char === "'" && this.lexis.characters === true && this.character();
  }

  /** Goes back into the string whose code ends here. */
  private resumed(char: string): boolean {
    const frame = this.frames.at(-1);
    if (frame && char === '{') frame.braces++;
    if (!frame || char !== '}' || frame.braces-- > 0) return false;
    this.frames.pop();
    this.at++;
    this.string(frame.form, false);
    return true;
  }

  private opens(opener: Opener): boolean {
    const { text, at } = this;
    if (!text.startsWith(opener.open, at)) return false;
    if (opener.is === 'line') return !this.lexis.gap || /^$|[\s;{}(),]/.test(text.charAt(at - 1));
    if (opener.is === 'line-start') return this.startsLine();
    if (opener.is === 'block') return !opener.optional || this.find(opener.close, at) !== -1;
    return !this.lexis.looseText || /^$|[\s:=[,{(<>|-]/.test(text.charAt(at - 1));
  }

  private enter(opener: Opener): void {
    const start = this.at;
    const inside = start + opener.open.length;
    if (opener.is === 'string') {
      const documents = opener.form.multiline === true && this.documents();
      this.at = inside;
      this.string(opener.form, documents);
    } else if (opener.is === 'block') {
      const close = this.find(opener.close, inside);
      this.at = close === -1 ? this.text.length : close + opener.close.length;
      this.mask.comment(start, this.at);
    } else {
      this.at = this.lineEnd(start);
      this.mask.comment(start, this.at);
    }
  }

  /** Reads on inside a string, until it ends or code begins in it. */
  private string(form: StringForm, documents: boolean): void {
    const { text, at: from } = this;
    while (this.at < text.length) {
      const char = text[this.at]!;
      if (char === '\n' && !form.multiline) break;
      if (char === '\\' && !form.raw) this.at += 2;
      else if (char === form.close[0] && text.startsWith(form.close, this.at)) {
        const end = this.at;
        this.at += form.close.length;
        this.last = char;
        this.endString(from, end, documents);
        return;
      } else if (form.code && char === form.code[0] && text.startsWith(form.code, this.at)) {
        this.mask.string(from, this.at);
        this.frames.push({ form, braces: 0 });
        this.at += form.code.length;
        this.last = '{';
        return;
      } else this.at++;
    }
    this.endString(from, Math.min(this.at, text.length), documents);
  }

  private endString(from: number, end: number, documents: boolean): void {
    if (documents) this.mask.comment(from, end);
    else this.mask.string(from, end);
  }

  /** Whether the string that opens here stands where no value is asked for. */
  private documents(): boolean {
    if (!this.lexis.docstrings) return false;
    const near = this.text.slice(Math.max(0, this.at - 80), this.at);
    const line = near.slice(near.lastIndexOf('\n') + 1);
    if (line.length === 80) return false;
    if (/^\s*@(?:module|type)?doc\s+(?:~[sS])?$/.test(line)) return true;
    return /^\s*[rRuUbB]{0,2}$/.test(line) && !/[=([{,+%\\.]/.test(this.last);
  }

  private pattern(): boolean {
    const { text, at } = this;
    const before = text.slice(Math.max(0, at - 12), at).trimEnd();
    if (!BEFORE_PATTERN.test(this.last) && !STATEMENT_WORD.test(before)) return false;
    let inClass = false;
    const limit = Math.min(text.length, at + LONGEST_PATTERN);
    for (let i = at + 1; i < limit && text[i] !== '\n'; i++) {
      if (text[i] === '\\') i++;
      else if (text[i] === '[') inClass = true;
      else if (text[i] === ']') inClass = false;
      else if (text[i] === '/' && !inClass) {
        this.mask.string(at + 1, i);
        this.at = i + 1;
        this.last = '/';
        return true;
      }
    }
    return false;
  }

  private character(): boolean {
    const match = /^'(?:\\.[^'\n]{0,8}|[^\\'\n]{1,2})'/.exec(this.text.slice(this.at, this.at + 12));
    if (match) this.at += match[0].length;
    return match !== null;
  }

  private startsLine(): boolean {
    let i = this.at - 1;
    while (i >= 0 && (this.text[i] === ' ' || this.text[i] === '\t')) i--;
    return i < 0 || this.text[i] === '\n' || this.text[i] === '\uFEFF';
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end === -1 ? this.text.length : end;
  }

  private find(what: string, from: number): number {
    if (this.missing.has(what)) return -1;
    const at = this.text.indexOf(what, from);
    if (at === -1) this.missing.add(what);
    return at;
  }
}
