import { destructuringIn, type Patterns } from './destructuring.js';
import { type InstructionPlace, instructionPlaces } from './dockerfile-places.js';
import { isTemplate, languageOf } from './language.js';
import { maskOf } from './lexer.js';
import { LEXIS, TEMPLATE_COMMENTS } from './lexis-tables.js';
import { type Mask, PLAIN, rangeAt } from './mask.js';
import { ShellBlocks } from './shell-blocks.js';
import { shellMaskOf } from './shell-lexer.js';
import type { Language, SourceFile } from './types.js';

/** Languages whose files may be written by a template engine without their name saying so. */
const TEMPLATED: ReadonlySet<Language> = new Set(['config', 'nginx', 'ruby', 'text', 'toml', 'xml', 'yaml']);

/** A file and what is known of its text. Most files never need more than the language: the rest is found when asked for. */
export class Source {
  readonly text: string;
  readonly path: string;
  readonly language: Language;
  private foundTemplate: boolean | null = null;
  private foundBlocks: ShellBlocks | null = null;
  private readonly searched = new Map<string, boolean>();
  private foundMask: Mask | null = null;
  private foundPatterns: Patterns | null = null;
  private foundInstructions: InstructionPlace[] | null = null;

  constructor(file: SourceFile) {
    this.text = file.text;
    this.path = file.path;
    this.language = file.language ?? languageOf(file.path, firstLine(file.text));
  }

  /** Whether something fills the file in before it is read. */
  get template(): boolean {
    this.foundTemplate ??= isTemplate(this.path);
    return this.foundTemplate;
  }

  get mask(): Mask {
    this.foundMask ??= this.readMask();
    return this.foundMask;
  }

  /** The destructuring patterns, where the language has them. */
  get patterns(): Patterns {
    this.foundPatterns ??= ['javascript', 'coffeescript'].includes(this.language)
      ? destructuringIn(this.text)
      : { environment: [], other: [] };
    return this.foundPatterns;
  }

  /** The Dockerfile instruction around an offset. */
  instructionAt(offset: number): InstructionPlace | null {
    if (this.language !== 'dockerfile') return null;
    this.foundInstructions ??= instructionPlaces(this.text);
    return rangeAt(this.foundInstructions, offset);
  }

  /** The blocks of a shell script; null for anything else. */
  get blocks(): ShellBlocks | null {
    if (this.language === 'shell') this.foundBlocks ??= new ShellBlocks(this.text, this.mask);
    return this.foundBlocks;
  }

  /** Whether the text has a word; each is searched for once. */
  has(word: string): boolean {
    const known = this.searched.get(word) ?? this.text.includes(word);
    this.searched.set(word, known);
    return known;
  }

  private readMask(): Mask {
    const { language } = this;
    if (language === 'docs' || language === 'compose' || language === 'ci') return PLAIN;
    if (language === 'shell') return shellMaskOf(this.text);
    const templateComments = this.template || TEMPLATED.has(language) ? TEMPLATE_COMMENTS : [];
    return maskOf(this.text, LEXIS[language], templateComments);
  }
}

function firstLine(text: string): string {
  const end = text.slice(0, 200).indexOf('\n');
  return text.slice(0, end === -1 ? 200 : end);
}
