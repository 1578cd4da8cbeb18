import {
  linkPath,
  readSuffix,
  type VariableMeaning,
  variablePrefix,
} from '../../variables/variable-names.js';
import { FILLER } from '../blocks/block.js';
import type { ContainerCommand } from '../shell/command.js';
import type { ResolvedLink } from './resolve-links.js';
import type { Run, Script } from './script.js';

/** A place that reads a variable which a link gave. */
export interface LinkVariableUse {
  readonly variable: string;
  readonly meaning: VariableMeaning;
  readonly resolved: ResolvedLink;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
}

/**
 * Where the command that a client runs, or one that `docker exec` runs in it, reads variables of its links:
 * `sh -c 'psql -h $DB_PORT_5432_TCP_ADDR'`. Only the default bridge gives them.
 */
export function variableUses(script: Script, links: readonly ResolvedLink[]): LinkVariableUse[] {
  return links.flatMap(resolved => {
    const { run, link } = resolved;
    if (run.attached.kind !== 'bridge' || link.alias === null) return [];
    const prefix = variablePrefix(linkPath('client', link.alias));
    if (!/^[A-Z_][A-Z0-9_]*$/.test(prefix)) return [];
    return [run.command, ...executionsIn(script, run)].flatMap(command =>
      usesIn(script.text, command, prefix).map(use => ({ ...use, resolved })),
    );
  });
}

function executionsIn({ engines }: Script, { name }: Run): ContainerCommand[] {
  if (name === null) return [];
  return engines.flatMap(({ executions }) =>
    executions.flatMap(execution => (execution.name === name ? [execution.command] : [])),
  );
}

/** In the words behind the image, or behind the container of `docker exec`. */
function usesIn(
  text: string,
  { block, end, operands }: ContainerCommand,
  prefix: string,
): Omit<LinkVariableUse, 'resolved'>[] {
  const start = operands[1]?.start;
  if (start === undefined) return [];
  const part = text.slice(start, end);
  const shell = block.shell.slice(start - block.start, end - block.start);
  const names = new RegExp(`(?<![A-Za-z0-9_])${prefix}(_[A-Z0-9_]+)(?![A-Za-z0-9_])`, 'g');
  const kept = dollarsKept(shell);
  return [...part.matchAll(names)].flatMap(({ 0: variable, 1: suffix, index }) => {
    const meaning = readSuffix(suffix!);
    if (meaning === null || !isRead(part, index, index + variable.length)) return [];
    const dollar = shell[index - 1] === '{' ? index - 2 : index - 1;
    if (shell[dollar] === '$' && !kept.has(dollar)) return [];
    return [{ variable, meaning, start: start + index, end: start + index + variable.length }];
  });
}

/** Whether a name is read: behind `$`, or as a text in a program, and not where it is set. */
function isRead(text: string, start: number, end: number): boolean {
  if (text[end] === '=' && text[end + 1] !== '=') return false;
  return /[${"'[(\s!]/.test(text[start - 1] ?? ' ');
}

/** Where a `$` reaches the container: in single quotes and behind a backslash. Others are for the shell that runs docker. */
function dollarsKept(shell: string): ReadonlySet<number> {
  const kept = new Set<number>();
  let quote = '';
  for (let at = 0; at < shell.length; at++) {
    const char = shell[at]!;
    if (char === '$' && quote === "'") kept.add(at);
    if (char === '\\' && quote !== "'") {
      do at++;
      while (shell[at] === FILLER);
      if (shell[at] === '$') kept.add(at);
    } else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
  }
  return kept;
}
