import { groupBy } from '../../plan/grouping.js';
import type { Run, ScriptEngine } from '../model/script.js';
import type { EnginePlan } from '../plan/plan.js';
import type { ShellWord } from '../shell/command.js';

const CHANGED = new Set(['link', 'network', 'network-alias', 'env']);

/**
 * What is wrong with a new text beside names: a command that is not there any more, another option or word in one, a
 * link too many or too few. null where nothing is.
 */
export function differenceIn(plan: EnginePlan, after: ScriptEngine | undefined): string | null {
  const { runs } = plan.engine;
  if (!after || after.runs.length !== runs.length) return 'a command is not there any more';
  const changes = new Map(plan.changes.map(change => [change.run, change]));
  const [was, is] = [textsAround(runs), textsAround(after.runs)];
  for (const [index, run] of runs.entries()) {
    const now = after.runs[index]!;
    const change = changes.get(run);
    const gone = new Set(change?.removed.map(({ option }) => option));
    const kept = run.links
      .filter(({ option }) => !gone.has(option))
      .map(({ option }) => option.value && was(option.value));
    if (
      !equal(
        kept,
        now.links.map(({ option }) => option.value && is(option.value)),
      )
    )
      return 'a link is not as planned';
    const expected = change ? [...(change.join === null ? networksOf(run) : [change.join])] : networksOf(run);
    if (!equal(expected, networksOf(now))) return 'a network is not as planned';
    if (!equal([...run.aliases, ...(change?.aliases ?? [])].sort(), [...now.aliases].sort()))
      return 'an alias is not as planned';
    if (!equal(otherWords(run, was), otherWords(now, is))) return 'another option or word has changed';
    const added = new Set(change?.environment);
    if (
      !equal(
        environmentOf(run, was),
        environmentOf(now, is).filter(text => !added.has(text)),
      )
    )
      return 'a variable has changed';
  }
  return null;
}

function networksOf({ attached }: Run): readonly string[] {
  return attached.kind === 'networks' ? attached.names : attached.kind === 'bridge' ? [] : [attached.kind];
}

function environmentOf({ command }: Run, textOf: (word: ShellWord) => string): string[] {
  return command.options.flatMap(({ name, value }) => (name === 'env' ? [value ? textOf(value) : ''] : []));
}

/** The text of a word, without commands in it that start containers themselves: `-e TOKEN=$(docker run --link db x)`. */
function textsAround(runs: readonly Run[]): (word: ShellWord) => string {
  return ({ start, end, text }) => {
    if (!/\$\(|`/.test(text)) return text;
    const inner = runs.filter(({ command }) => command.start > start && command.end <= end);
    let at = start;
    let outside = '';
    for (const { command } of inner) {
      if (command.start < at) continue;
      outside += text.slice(at - start, command.start - start);
      at = command.end;
    }
    return outside + text.slice(at - start);
  };
}

function otherWords({ command }: Run, textOf: (word: ShellWord) => string): unknown {
  const byName = groupBy(
    command.options.filter(({ name }) => !CHANGED.has(name)),
    ({ name }) => name,
  );
  return [
    command.call,
    [...byName].map(([name, options]) => [name, options.map(({ value }) => value && textOf(value))]),
    command.operands.map(textOf),
  ];
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
