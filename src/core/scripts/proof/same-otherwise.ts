import { groupBy } from '../../plan/grouping.js';
import type { Run, ScriptEngine } from '../model/script.js';
import type { EnginePlan } from '../plan/plan.js';

const CHANGED = new Set(['link', 'network', 'network-alias', 'env']);

/**
 * What is wrong with a new text beside names: a command that is not there any more, another option or word in one, a
 * link too many or too few. null where nothing is.
 */
export function differenceIn(plan: EnginePlan, after: ScriptEngine | undefined): string | null {
  const { runs } = plan.engine;
  if (!after || after.runs.length !== runs.length) return 'a command is not there any more';
  const changes = new Map(plan.changes.map(change => [change.run, change]));
  for (const [index, run] of runs.entries()) {
    const now = after.runs[index]!;
    const change = changes.get(run);
    const gone = new Set(change?.removed.map(({ option }) => option));
    const kept = run.links.filter(({ option }) => !gone.has(option)).map(({ option }) => option.value?.text);
    if (
      !equal(
        kept,
        now.links.map(({ option }) => option.value?.text),
      )
    )
      return 'a link is not as planned';
    const expected = change ? [...(change.join === null ? networksOf(run) : [change.join])] : networksOf(run);
    if (!equal(expected, networksOf(now))) return 'a network is not as planned';
    if (!equal([...run.aliases, ...(change?.aliases ?? [])].sort(), [...now.aliases].sort()))
      return 'an alias is not as planned';
    if (!equal(otherWords(run), otherWords(now))) return 'another option or word has changed';
    const added = new Set(change?.environment);
    const environment = (one: Run) => textsOf(one, 'env');
    if (
      !equal(
        environment(run),
        environment(now).filter(text => !added.has(text)),
      )
    )
      return 'a variable has changed';
  }
  return null;
}

function networksOf({ attached }: Run): readonly string[] {
  return attached.kind === 'networks' ? attached.names : attached.kind === 'bridge' ? [] : [attached.kind];
}

function textsOf({ command }: Run, name: string): string[] {
  return command.options.flatMap(option => (option.name === name ? [option.value?.text ?? ''] : []));
}

function otherWords({ command }: Run): unknown {
  const byName = groupBy(
    command.options.filter(({ name }) => !CHANGED.has(name)),
    ({ name }) => name,
  );
  return [
    command.call,
    [...byName].map(([name, options]) => [name, options.map(({ value }) => value?.text ?? null)]),
    command.operands.map(({ text }) => text),
  ];
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
