import type { ShellBlock } from './block.js';
import { GROOVY, type Literal, literalsOf } from './code-literals.js';
import { commentedCommands } from './commented-commands.js';
import { literalBlock } from './literal-block.js';

/** `sh '…'`, `sh('…')`, `sh(label: 'x', script: '…')`, `sh script: '…'`. */
const SHELL_STEP =
  /(?:^|[^\w$])sh[ \t]*\(?\s*(?:(?:\w+\s*:\s*(?:'[^'\n]*'|"[^"\n]*"|[\w.]+)\s*,\s*){0,5}script\s*:\s*)?$/;
/** `docker.image('x').inside('…')`, `.withRun('…')`, `.run('…', 'command')`. */
const OPTIONS_CALL = /\.(inside|withRun|run)\s*\(?\s*$/;
/** `args '…'` of a declarative agent. */
const OPTIONS_SETTING = /(?:^|[^\w$])(?:args|dockerArgs)\s*[:=(]?\s*$/;
/** As far as it is looked back for the call that a string is an argument of. */
const LOOK_BACK = 300;

const COMMENT_MARK = /^[ \t]*\/\/[/ \t]*(?:[$%>][ \t]+)?/;

/** Shell steps and options for containers in a Jenkinsfile, also those that are commented out. */
export function jenkinsfileBlocks(text: string): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  for (const literal of literalsOf(text, GROOVY)) {
    const holds = whatItHolds(text, literal);
    if (holds === null) continue;
    const standing = literal.inComment ? 'comment' : 'run';
    blocks.push(literalBlock(text, literal, GROOVY, { holds, machine: '', standing }, stepEnd));
  }
  return [...blocks, ...commentedCommands(text, COMMENT_MARK)].sort((a, b) => a.start - b.start);
}

function whatItHolds(text: string, literal: Literal): ShellBlock['holds'] | null {
  const before = text.slice(Math.max(0, literal.open - LOOK_BACK), literal.open);
  if (SHELL_STEP.test(before)) return 'commands';
  if (OPTIONS_SETTING.test(before)) return looksLikeOptions(text, literal) ? 'run-options' : null;
  const call = OPTIONS_CALL.exec(before)?.[1];
  // Everything in Groovy may have a method `run`.
  if (call === 'run' && !looksLikeOptions(text, literal)) return null;
  return call ? 'run-options' : null;
}

function looksLikeOptions(text: string, { start, end }: Literal): boolean {
  return /^\s*(?:--?\w|\$)/.test(text.slice(start, Math.min(end, start + 100)));
}

/** What closes a step that is alone on its line. */
function stepEnd(before: string): string | null {
  const step = /^[ \t]*(?:\/\/[/ \t]*)?sh[ \t]*(\(?)[ \t]*$/.exec(before);
  return step && (step[1] === '(' ? ')' : '');
}
