/** A string of a program, or a here-document. */
export interface Literal {
  /** Where it opens: the first of its quotes, or the `<<` of a here-document. */
  readonly open: number;
  /** Its content. */
  readonly start: number;
  readonly end: number;
  /** Behind its closing quotes. */
  readonly close: number;
  /** `'`, `"`, `'''`, `"""`, or `<<`, `<<-`, `<<~`, with the quote of a here-document's word behind it. */
  readonly quote: string;
  readonly inComment: boolean;
}

/** How a language writes strings and comments, as far as files for build servers and machines use it. */
export interface LiteralForms {
  readonly lineComment: '//' | '#';
  readonly blockComment: readonly [open: RegExp, close: string];
  readonly hasTripleQuotes: boolean;
  /** Strings of one quote may go on over the end of the line. */
  readonly isMultiline: boolean;
  readonly hasHereDocuments: boolean;
  /** Begins an expression in a string of double quotes. */
  readonly expression: '${' | '#{';
}

export const GROOVY: LiteralForms = {
  lineComment: '//',
  blockComment: [/\/\*/y, '*/'],
  hasTripleQuotes: true,
  isMultiline: false,
  hasHereDocuments: false,
  expression: '${',
};

export const RUBY: LiteralForms = {
  lineComment: '#',
  blockComment: [/(?<=^|\n)=begin\b/y, '\n=end'],
  hasTripleQuotes: false,
  isMultiline: true,
  hasHereDocuments: true,
  expression: '#{',
};

const HERE_DOCUMENT = /<<([-~]?)(["'`]?)([A-Za-z_]\w{0,80})\2/y;
/** No expression in a string is longer; without a limit a stray brace would take the file. */
const LONGEST_EXPRESSION = 300;
/** After so many here-documents without an end nobody looks for others: each look goes through the rest of the text. */
const MOST_MISSING = 20;

/**
 * The strings of a text in order, also those of code that is commented out. It is no parser: what it takes for the
 * wrong thing costs a line in Groovy, where strings end with it. Linear in the text.
 */
export function literalsOf(text: string, forms: LiteralForms): readonly Literal[] {
  return new LiteralReader(text, forms).read();
}

class LiteralReader {
  private readonly found: Literal[] = [];
  private readonly announced: { readonly open: number; readonly quote: string; readonly word: string }[] = [];
  private readonly missing = new Set<string>();
  private at = 0;
  /** Until here is comment. */
  private commentEnd = 0;

  constructor(
    private readonly text: string,
    private readonly forms: LiteralForms,
  ) {}

  read(): readonly Literal[] {
    while (this.at < this.text.length) this.step(this.text[this.at]!);
    return this.found;
  }

  private step(char: string): void {
    if (char === '"' || char === "'") this.quoted(char);
    else if (char === '\n') {
      this.at++;
      this.hereDocuments();
    } else if (this.at < this.commentEnd) this.at++;
    else if (char === this.forms.lineComment[0] && this.startsComment()) {
      this.commentEnd = this.lineEnd(this.at);
      this.at += this.forms.lineComment.length;
    } else if (this.matches(this.forms.blockComment[0])) {
      const end = this.find(this.forms.blockComment[1], this.at + 2);
      this.commentEnd = end === -1 ? this.text.length : end;
      this.at += 2;
    } else if (char === '<' && this.forms.hasHereDocuments) this.announce();
    else this.at += char === '\\' ? 2 : 1;
  }

  private startsComment(): boolean {
    if (!this.text.startsWith(this.forms.lineComment, this.at)) return false;
    // `?#` and `$#` are no comments of Ruby, and `http://` outside of quotes is none of Groovy.
    return /^$|[\s;{}(),\]]/.test(this.text.charAt(this.at - 1));
  }

  private quoted(char: string): void {
    const { text, at: open } = this;
    const quote = this.forms.hasTripleQuotes && text.startsWith(char.repeat(3), open) ? char.repeat(3) : char;
    const start = open + quote.length;
    const inComment = open < this.commentEnd;
    const isApostrophe = inComment && char === "'" && /\w/.test(text.charAt(open - 1));
    const end = isApostrophe ? null : this.stringEnd(start, quote, inComment);
    if (end === null) {
      this.at = start;
      return;
    }
    this.at = end + quote.length;
    this.found.push({ open, start, end, close: this.at, quote, inComment });
  }

  /** Offset of the closing quotes; null where there are none. */
  private stringEnd(start: number, quote: string, inComment: boolean): number | null {
    const { text } = this;
    const isMultiline = quote.length === 3 || (this.forms.isMultiline && !inComment);
    if (isMultiline && this.find(quote, start) === -1) return null;
    const limit = inComment ? this.commentEnd : text.length;
    for (let i = start; i < limit; i++) {
      const char = text[i];
      if (char === '\\') i++;
      else if (char === '\n' && !isMultiline) return null;
      else if (char === quote[0] && text.startsWith(quote, i)) return i;
      else if (quote[0] === '"' && char === this.forms.expression[0]) i = this.behindExpression(i, limit);
    }
    return null;
  }

  /** The last character of an expression in a string, which may hold strings itself; its first where it is none. */
  private behindExpression(at: number, end: number): number {
    const { text } = this;
    if (!text.startsWith(this.forms.expression, at)) return at;
    const limit = Math.min(end, at + LONGEST_EXPRESSION);
    let depth = 0;
    for (let i = at + 1; i < limit && text[i] !== '\n'; i++) {
      if (text[i] === '{') depth++;
      else if (text[i] === '}' && --depth === 0) return i;
    }
    return at;
  }

  private announce(): void {
    HERE_DOCUMENT.lastIndex = this.at;
    const match = HERE_DOCUMENT.exec(this.text);
    // `list <<value` has lower case; words of here-documents are capitals but for quoted ones.
    if (match && (match[1] !== '' || match[2] !== '' || /^[A-Z]/.test(match[3]!))) {
      this.announced.push({ open: this.at, quote: `<<${match[1]}${match[2]}`, word: match[3]! });
      this.at += match[0].length;
    } else this.at++;
  }

  private hereDocuments(): void {
    for (const { open, quote, word } of this.announced.splice(0)) {
      const start = this.at;
      const end = this.wordLine(start, word, quote.length > 2 && /[-~]/.test(quote[2]!));
      if (end === null) continue;
      this.at = this.lineEnd(end);
      this.found.push({ open, start, end, close: this.at, quote, inComment: false });
    }
  }

  /** Start of the line that ends a here-document. */
  private wordLine(from: number, word: string, mayBeIndented: boolean): number | null {
    const key = `${mayBeIndented ? '-' : ''}${word}`;
    if (this.missing.has(key) || this.missing.size >= MOST_MISSING) return null;
    const pattern = new RegExp(`^${mayBeIndented ? '[ \\t]*' : ''}${word}(?=\\r?$)`, 'gm');
    pattern.lastIndex = from;
    const index = pattern.exec(this.text)?.index ?? null;
    if (index === null) this.missing.add(key);
    return index;
  }

  private matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
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
