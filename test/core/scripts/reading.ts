/** Scripts for tests of the model, the plan and the proof. */
import { scriptKindOf } from '../../../src/core/scripts/kind.js';
import { readScript } from '../../../src/core/scripts/model/read-script.js';
import type { Script, ScriptEngine } from '../../../src/core/scripts/model/script.js';
import type { EnginePlan } from '../../../src/core/scripts/plan/plan.js';
import { planScript, type ScriptOptions } from '../../../src/core/scripts/plan-script.js';

export const OPTIONS: ScriptOptions = { network: 'app', linkEnv: 'used' };

/** Lines of a shell script, or of whatever the path says. */
export function scriptOf(lines: readonly string[], path = 'run.sh'): Script {
  const text = `${lines.join('\n')}\n`;
  return readScript({ path, text }, scriptKindOf(path, text)!);
}

/** The first engine that a script uses. */
export function engineOf(lines: readonly string[], path?: string): ScriptEngine {
  return scriptOf(lines, path).engines[0]!;
}

/** The plan for the first engine that a script uses. */
export function planOf(
  lines: readonly string[],
  options: Partial<ScriptOptions> = {},
  path?: string,
): EnginePlan {
  return planScript(scriptOf(lines, path), { ...OPTIONS, ...options }).plans[0]!;
}

/** `web>db:database removed` */
export function fatesOf({ fates }: EnginePlan): string[] {
  return fates.map(({ resolved: { run, link }, fate }) => {
    return `${run.name ?? run.image}>${link.option.value?.text ?? ''} ${fate}`;
  });
}

/** `app: db(database) web`; `join backend: …` where somebody else makes it. */
export function networksOf({ networks }: EnginePlan): string[] {
  return networks.map(({ name, isCreated, members, aliases }) => {
    const words = members.map(run => {
      const own = aliases.get(run) ?? [];
      return `${run.name ?? run.image}${own.length > 0 ? `(${own.join(' ')})` : ''}`;
    });
    return `${isCreated ? '' : 'join '}${name}: ${[...new Set(words)].join(' ')}`;
  });
}

/** Why links are kept or left. */
export function reasonsOf({ fates }: EnginePlan): string[] {
  return fates.flatMap(({ reason }) => (reason ? [`${reason.ruleId}: ${reason.because}`] : []));
}
