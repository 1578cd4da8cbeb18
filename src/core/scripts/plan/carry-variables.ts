import type { MigrateOptions, VariableProof } from '../../report.js';
import { type LinkVariableUse, variableUses } from '../model/link-variables.js';
import { nameOf } from '../model/name-of.js';
import type { ResolvedLink } from '../model/resolve-links.js';
import type { Script } from '../model/script.js';
import { fateOf } from './environment.js';
import type { EnginePlan } from './plan.js';

type Wanted = MigrateOptions['linkEnv'];

/** Arguments of `-e` for the variables that the command of a client reads; its ports tell no others. */
export function carriedArguments(script: Script, links: readonly ResolvedLink[], wanted: Wanted): string[] {
  if (wanted === 'none') return [];
  return distinctUses(script, links).flatMap(use => {
    const fate = fateOf(use);
    return fate.kind === 'carried' ? [fate.argument] : [];
  });
}

/** Uses of variables that nobody sets once the links are gone, with the reason. */
export function lostVariables(
  script: Script,
  plans: readonly EnginePlan[],
  wanted: Wanted,
): { readonly use: LinkVariableUse; readonly because: string }[] {
  return movedUses(script, plans).flatMap(use => {
    const fate = fateOf(use);
    if (fate.kind === 'set') return [];
    if (fate.kind === 'left') return [{ use, because: fate.because }];
    return wanted === 'none' ? [{ use, because: 'no variables were to be written' }] : [];
  });
}

/** What becomes of the variables that links gave to the clients that move. */
export function variableProof(script: Script, plans: readonly EnginePlan[], wanted: Wanted): VariableProof {
  const proof = { carried: [], alreadySet: [], left: [] } as {
    [K in keyof VariableProof]: VariableProof[K][number][];
  };
  for (const use of movedUses(script, plans)) {
    const one = { service: nameOf(use.resolved.run), variable: use.variable };
    const fate = fateOf(use);
    if (fate.kind === 'set') proof.alreadySet.push({ ...one, by: '-e' });
    else if (fate.kind === 'left') proof.left.push({ ...one, because: fate.because, isRead: true });
    else if (wanted !== 'none') proof.carried.push({ ...one, value: fate.value });
    else proof.left.push({ ...one, because: 'no variables were to be written', isRead: true });
  }
  return proof;
}

function movedUses(script: Script, plans: readonly EnginePlan[]): LinkVariableUse[] {
  return plans.flatMap(({ changes, fates }) => {
    const moved = new Set(changes.flatMap(({ run, join }) => (join === null ? [] : [run])));
    const links = fates.map(({ resolved }) => resolved).filter(({ run }) => moved.has(run));
    return distinctUses(script, links);
  });
}

/** Each variable of a command once, at the first place that reads it. */
function distinctUses(script: Script, links: readonly ResolvedLink[]): LinkVariableUse[] {
  const seen = new Set<string>();
  return variableUses(script, links).filter(({ variable, resolved }) => {
    const key = `${resolved.run.index} ${variable}`;
    return !seen.has(key) && seen.add(key);
  });
}
