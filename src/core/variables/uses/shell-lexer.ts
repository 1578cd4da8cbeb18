import { type Mask, MaskBuilder } from './mask.js';

/** A here-document that was announced and begins with the next line. */
interface HereDocument {
  readonly word: string;
  readonly tabs: boolean;
}

/**
 * Finds comments and strings of a shell script. Here-documents count as strings, since nothing in them is a
 * comment of the script; a line that begins with `#` is one even inside quotes, as the quoted text is a
 * script most of the time. Linear in the text.
 */
export function shellMaskOf(text: string): Mask {
  return new ShellLexer(text).run();
}

class ShellLexer {
  private readonly mask = new MaskBuilder();
  private readonly pending: HereDocument[] = [];
  private quote: { readonly char: string; from: number } | null = null;
  private at = 0;

  constructor(private readonly text: string) {}

  run(): Mask {
    const { text } = this;
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
    this.lineStart();
    while (this.at < text.length) this.step(text[this.at]!);
    this.endQuote(text.length);
    return this.mask.done();
  }

  private step(char: string): void {
    if (char === '\n') {
      this.at++;
      if (this.quote === null) this.hereDocuments();
      this.lineStart();
    } else if (this.quote) {
      if (char === '\\' && this.quote.char === '"') this.at += 2;
      else {
        if (char === this.quote.char) this.endQuote(this.at);
        this.at++;
      }
    } else if (char === '\\') this.at += this.text[this.at + 1] === '\n' ? 1 : 2;
    else if (char === '"' || char === "'") {
      this.at++;
      this.quote = { char, from: this.at };
    } else if (char === '#' && /^$|[\s;&|()]/.test(this.text.charAt(this.at - 1))) this.comment();
    else if (char === '<' && this.text[this.at + 1] === '<') this.announce();
    else this.at++;
  }

  private endQuote(end: number): void {
    if (this.quote) this.mask.string(this.quote.from, end);
    this.quote = null;
  }

  private comment(): void {
    const end = this.lineEnd();
    this.mask.comment(this.at, end);
    this.at = end;
  }

  /** Marks a comment line, and goes on through it inside quotes: a quote in it still ends them for the shell. */
  private lineStart(): void {
    let i = this.at;
    while (this.text[i] === ' ' || this.text[i] === '\t') i++;
    if (this.text[i] !== '#') return;
    if (this.quote === null) {
      this.at = i;
      this.comment();
      return;
    }
    const end = this.text.indexOf('\n', i);
    this.mask.comment(i, end === -1 ? this.text.length : end);
  }

  private announce(): void {
    const match = /^<<(-?)[ \t]*(?:(["'])([\w.-]+)\2|\\?([A-Za-z_][\w.-]*))/.exec(
      this.text.slice(this.at, this.at + 80),
    );
    // `<<<` is a here-string, and `1 << 2` has no word.
    if (!match) {
      this.at += 2;
      while (this.text[this.at] === '<') this.at++;
      return;
    }
    this.pending.push({ word: match[3] ?? match[4]!, tabs: match[1] === '-' });
    this.at += match[0].length;
  }

  private hereDocuments(): void {
    for (const { word, tabs } of this.pending.splice(0)) {
      const start = this.at;
      while (this.at < this.text.length) {
        const end = this.lineEnd();
        const line = this.text.slice(this.at, Math.min(end, this.at + word.length + 80)).replace(/\r$/, '');
        const last = (tabs ? line.replace(/^\t+/, '') : line) === word;
        if (last) this.mask.string(start, this.at);
        this.at = Math.min(end + 1, this.text.length);
        if (last) break;
        if (this.at === this.text.length) this.mask.string(start, this.at);
      }
    }
  }

  private lineEnd(): number {
    const end = this.text.indexOf('\n', this.at);
    return end === -1 ? this.text.length : end;
  }
}
