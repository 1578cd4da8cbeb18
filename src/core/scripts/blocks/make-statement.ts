import { blanked } from './command-text.js';
import { referenceEnds } from './make-references.js';

/** What a line of a Makefile that is no recipe does. */
export type MakeStatement =
  | { readonly kind: 'assignment'; readonly name: string; readonly operator: string; readonly value: string }
  | {
      readonly kind: 'rule';
      readonly targets: string;
      /** Offset in the line of the recipe behind `;`. */
      readonly recipe: number | null;
      /** Set for its targets only: `target: NAME = value`. */
      readonly assigns: string | null;
    }
  | { readonly kind: 'define' | 'undefine'; readonly name: string }
  | { readonly kind: 'endef' | 'if' | 'else' | 'endif' | 'other' };

const WORDS = '(?:(?:export|override|private|unexport)[ \\t]+)*';
const OPERATOR = '(\\?=|\\+=|!=|:{0,3}=)';
const ASSIGNMENT = new RegExp(`^[ \\t]*${WORDS}([^\\s:#=?+!]+)[ \\t]*${OPERATOR}`);
const ASSIGNMENT_FOR_TARGETS = new RegExp(`^[ \\t]*${WORDS}([^\\s:;#=?+!]+)[ \\t]*${OPERATOR}`);
const DIRECTIVE =
  /^[ \t]*(?:(?:override|export)[ \t]+)?(define|undefine|endef|ifeq|ifneq|ifdef|ifndef|else|endif)\b(?![ \t]*[:?+]?=)[ \t]*([^\s:?+=]*)/;

export function readMakeStatement(raw: string): MakeStatement {
  const directive = DIRECTIVE.exec(raw);
  if (directive) {
    const [, word = '', name = ''] = directive;
    if (word === 'define' || word === 'undefine') return { kind: word, name };
    if (word === 'endef' || word === 'else' || word === 'endif') return { kind: word };
    return { kind: 'if' };
  }
  const line = withoutReferences(raw);
  const assignment = ASSIGNMENT.exec(line);
  if (assignment) {
    const value = raw.slice(assignment[0].length, line.length);
    return { kind: 'assignment', name: assignment[1]!, operator: assignment[2]!, value };
  }
  const colon = line.indexOf(':');
  if (colon === -1 || line.slice(0, colon).trim() === '') return { kind: 'other' };
  const behind = line.slice(colon).replace(/^:{1,2}/, blanked);
  const assigns = ASSIGNMENT_FOR_TARGETS.exec(behind)?.[1] ?? null;
  const semicolon = assigns === null ? line.indexOf(';', colon) : -1;
  return {
    kind: 'rule',
    targets: raw.slice(0, colon).trim(),
    recipe: semicolon === -1 ? null : semicolon + 1,
    assigns,
  };
}

/** The line up to its comment, with letters for references: the colons and signs in them are none of the line's. */
function withoutReferences(raw: string): string {
  const ends = referenceEnds(raw);
  const parts: string[] = [];
  let isRecipe = false;
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at]!;
    // Behind `;` the shell has its say, also about comments.
    if (character === ';') isRecipe = true;
    if (character === '#' && raw[at - 1] !== '\\' && !isRecipe) break;
    const end = character === '$' ? ends.get(at) : undefined;
    parts.push(end === undefined ? character : 'x'.repeat(end - at));
    if (end !== undefined) at = end - 1;
  }
  return parts.join('');
}
