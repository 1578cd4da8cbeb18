import type { TextEdit } from '../../text/edit.js';
import type { NewCommand, ShellBlock } from './block.js';
import { blanked, withoutCarriageReturns } from './command-text.js';
import { commentedCommands } from './commented-commands.js';
import { insertLineBefore } from './insert-line.js';
import { type MakeLine, makeLines } from './make-lines.js';
import { withMakeReferences } from './make-references.js';
import { readMakeStatement } from './make-statement.js';
import { MakeVariables } from './make-variables.js';

/** Also a comment that a recipe gives to its shell: `@# docker run`. */
const COMMENT = /^[ \t]*(?:[@+-]+[ \t]*)?#[# \t]*(?:[$%>][ \t]+)?/;

/** A recipe's line, before the variables of the whole file are known. */
interface RecipeLine {
  readonly start: number;
  readonly end: number;
  readonly routine: string;
  /** What the line's and its continuations' begin is; null for a recipe behind `;`. */
  readonly prefix: string | null;
}

/**
 * A Makefile: each logical line of a recipe is a block, as make gives each to a shell of its own; the recipe of one rule is
 * a routine. Commands in comments are blocks as well.
 */
export function makefileBlocks(text: string): readonly ShellBlock[] {
  if (!/docker|podman/i.test(text)) return [];
  const { recipes, variables } = readMakefile(text);
  const values = variables.values();
  const run = recipes.flatMap(recipe => recipeBlock(text, recipe, values));
  const shown = commentedCommands(text, COMMENT).map(block => inComment(block, values));
  return [...run, ...shown].sort((a, b) => a.start - b.start);
}

function readMakefile(text: string): { recipes: readonly RecipeLine[]; variables: MakeVariables } {
  const variables = new MakeVariables();
  const recipes: RecipeLine[] = [];
  let prefix = '\t';
  let routine: string | null = null;
  let conditions = 0;
  let defines = 0;
  for (const line of makeLines(text)) {
    const raw = line.start === 0 ? line.raw.replace(/^\uFEFF/, ' ') : line.raw;
    if (defines === 0 && routine !== null && raw.startsWith(prefix)) {
      recipes.push({ start: line.start, end: line.end, routine, prefix });
      continue;
    }
    const statement = readMakeStatement(raw);
    if (statement.kind === 'define') {
      defines++;
      variables.doubt(statement.name);
    } else if (statement.kind === 'endef') defines = Math.max(0, defines - 1);
    if (defines > 0) continue;
    switch (statement.kind) {
      case 'if':
        conditions++;
        break;
      case 'endif':
        conditions = Math.max(0, conditions - 1);
        break;
      case 'undefine':
        variables.doubt(statement.name);
        break;
      case 'assignment':
        routine = null;
        if (statement.name === '.RECIPEPREFIX') prefix = statement.value.trim()[0] ?? '\t';
        else variables.assign(statement.name, statement.operator, statement.value, conditions > 0);
        break;
      case 'rule':
        if (statement.assigns !== null) {
          variables.doubt(statement.assigns);
          break;
        }
        routine = `${statement.targets}:${line.number}`;
        if (statement.recipe !== null) recipes.push(recipeBehindRule(line, statement.recipe, routine));
        break;
    }
  }
  return { recipes, variables };
}

function recipeBehindRule(line: MakeLine, offset: number, routine: string): RecipeLine {
  return { start: line.start + offset, end: line.end, routine, prefix: null };
}

function recipeBlock(
  text: string,
  recipe: RecipeLine,
  variables: ReadonlyMap<string, string>,
): readonly ShellBlock[] {
  const { start, prefix } = recipe;
  const raw = text.slice(start, recipe.end);
  const modifiers = (
    prefix === null ? /^[ \t@+-]*/ : new RegExp(`^${prefix === '\t' ? '\t' : '.'}[ \\t@+-]*`)
  ).exec(raw)![0];
  const bare = raw.slice(modifiers.length);
  // A whole line that is a comment shows a command, if anything.
  if (bare === '' || bare.startsWith('#')) return [];
  const ownLines = prefix === null || prefix === '\t' ? bare : withoutPrefix(bare, prefix);
  const shell = `${blanked(modifiers)}${withMakeReferences(withoutCarriageReturns(ownLines))}`;
  const block = { start, shell };
  return [
    {
      ...block,
      holds: 'commands',
      machine: '',
      routine: recipe.routine,
      standing: 'run',
      variables,
      insertBefore: (at, command) =>
        prefix === null ? insertInLine(block, at, command) : insertLineBefore(text, block, at, command),
    },
  ];
}

/** The recipe without the character that its continued lines may begin with; a tab is a blank as it is. */
function withoutPrefix(recipe: string, prefix: string): string {
  return recipe.replaceAll(`\n${prefix}`, '\n ');
}

function insertInLine(
  block: Pick<ShellBlock, 'start' | 'shell'>,
  at: number,
  command: NewCommand,
): TextEdit | null {
  const isFirst = block.shell.slice(0, Math.max(0, at - block.start)).trim() === '';
  return isFirst ? { start: at, end: at, text: `${command.tolerant}; ` } : null;
}

/** A command in a comment is what a recipe would have. */
function inComment(block: ShellBlock, variables: ReadonlyMap<string, string>): ShellBlock {
  return { ...block, shell: withMakeReferences(block.shell), variables };
}
