import { FILLER } from './block.js';

const NAME = /^[A-Za-z_]\w*$/;
/** Variables of one character that make sets for each rule; to a shell some of them are redirections or pipes. */
const AUTOMATIC = /[@<^+%|?*]/;

/**
 * The text of a recipe as a shell parser can read it, in as many characters: `$(NAME)` and `${NAME}` are parameters, other
 * references are substitutions of unknown output, and a `$` that make passes on stands alone behind `FILLER`.
 */
export function withMakeReferences(recipe: string): string {
  if (!recipe.includes('$')) return recipe;
  const ends = referenceEnds(recipe);
  const parts: string[] = [];
  let copied = 0;
  for (let at = recipe.indexOf('$'); at !== -1; at = recipe.indexOf('$', at)) {
    const { length, shell } = referenceAt(recipe, at, ends.get(at));
    parts.push(recipe.slice(copied, at), shell);
    at += length;
    copied = at;
  }
  parts.push(recipe.slice(copied));
  return parts.join('');
}

function referenceAt(recipe: string, at: number, end: number | undefined): { length: number; shell: string } {
  const next = recipe[at + 1] ?? '';
  if (next === '$') {
    const dollars = dollarsAt(recipe, at) >> 1;
    return { length: dollars * 2, shell: `${FILLER.repeat(dollars)}${'$'.repeat(dollars)}` };
  }
  if (next === '(' || next === '{') {
    if (end === undefined) return { length: 2, shell: recipe.slice(at, at + 2) };
    const inner = recipe.slice(at + 2, end - 1);
    const shell = NAME.test(inner) ? `\${${inner}}` : `$(${inner.replace(/[^\n\\]|\\(?!\n)/g, ' ')})`;
    return { length: end - at, shell };
  }
  if (AUTOMATIC.test(next)) return { length: 2, shell: '$@' };
  return { length: 1, shell: '$' };
}

function dollarsAt(text: string, at: number): number {
  let end = at;
  while (text[end] === '$') end++;
  return end - at;
}

/**
 * Offsets behind the references to variables and calls of functions, `$(…)` and `${…}`, by those of their `$`; none for
 * one that is not closed. As make does it, only brackets of the same kind count.
 */
export function referenceEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: Readonly<Record<')' | '}', number[]>> = { ')': [], '}': [] };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '(') open[')'].push(at);
    else if (character === '{') open['}'].push(at);
    else if (character === ')' || character === '}') {
      const bracket = open[character].pop();
      if (bracket !== undefined && text[bracket - 1] === '$') ends.set(bracket - 1, at + 1);
    }
  }
  return ends;
}
