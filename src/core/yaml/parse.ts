import { type Document, parseAllDocuments } from 'yaml';
import { type Lines, linesOf, positionAt } from '../text/lines.js';
import { oneLine } from '../text/one-line.js';
import { convertDocument, isEmptyScalar } from './convert.js';
import { expandedSize } from './size.js';
import { templateLanguage } from './template.js';
import type { ResolvedNode } from './tree.js';

export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ParsedYaml {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  /** null for an empty file, one with comments only, or a broken one. */
  readonly root: ResolvedNode | null;
  /** Behind the last `...` or at the end of the text: where the document's content can be continued. */
  readonly contentEnd: number;
  /** Anything that keeps the file from being read; empty for a sound file. */
  readonly problems: readonly SyntaxProblem[];
}

/** More than any file that people wrote; a few lines of aliases of aliases can stand for billions. */
const MOST_VALUES = 2_000_000;
const TOO_DEEP = 'the file is nested too deeply to be read';

/**
 * Reads a YAML text into our own tree. Never throws: whatever is wrong with the text is in `problems`,
 * with 1-based positions. Scalars are not interpreted, anchors are followed, duplicate keys are kept.
 */
export function parseYaml(path: string, text: string): ParsedYaml {
  const lines = linesOf(text);
  const broken = (message: string, offset = 0): ParsedYaml => ({
    path,
    text,
    lines,
    root: null,
    contentEnd: text.length,
    problems: [{ ...positionAt(lines, offset), message: oneLine(message) }],
  });
  try {
    const parsed = parseAllDocuments(text, {
      // Only strings: each loader has its own idea of `no`, 017 and 22:22 (see dialect.ts).
      schema: 'failsafe',
      version: '1.1',
      uniqueKeys: false,
      keepSourceTokens: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const documents: Document.Parsed[] = 'empty' in parsed ? [] : parsed;
    const template = documents.some(d => d.errors.length > 0) ? templateLanguage(text) : null;
    if (template) {
      const first = documents.flatMap(d => d.errors)[0]!;
      return broken(
        `this is no YAML but a template (${template}): render it first, then give delink the result`,
        first.pos[0],
      );
    }
    const problems = documents
      .flatMap(d => d.errors)
      .map(error => ({ ...positionAt(lines, error.pos[0]), message: plainWords(error.code, error.message) }));
    const filled = documents.filter(d => d.contents && !isEmptyScalar(d.contents));
    if (problems.length === 0 && filled.length > 1) {
      return broken(
        'the file holds several YAML documents (---); Compose reads one: split it into files',
        filled[1]!.range[0],
      );
    }
    const document = filled[0];
    if (problems.length > 0 || !document) {
      return { path, text, lines, root: null, contentEnd: text.length, problems };
    }
    const { root, unknown } = convertDocument(document, text);
    if (unknown) {
      return broken(
        `"*${unknown.name}" refers to an anchor that is not defined before it: define it above, or correct the name`,
        unknown.start,
      );
    }
    if (root && expandedSize(root) > MOST_VALUES) {
      return broken('its aliases multiply to millions of values, which no Compose can load');
    }
    return {
      path,
      text,
      lines,
      root,
      contentEnd: documentEnd(text, document),
      problems,
    };
  } catch (error) {
    if (error instanceof RangeError) return broken(TOO_DEEP);
    throw error;
  }
}

/** `...` ends a document, and `---` begins another one, even an empty one; what is appended must stand before it. */
function documentEnd(text: string, document: Document.Parsed): number {
  const after = /^(?:\.\.\.|---)(?=\s|$)/m.exec(text.slice(document.range[1]));
  return after ? document.range[1] + after.index : text.length;
}

function plainWords(code: string, message: string): string {
  // The library reports its own exhausted stack as a problem of the text.
  if (/call stack/.test(message)) return TOO_DEEP;
  if (code === 'TAB_AS_INDENT') return 'a tab is used for indentation; YAML allows only spaces: replace it';
  return oneLine(message);
}
