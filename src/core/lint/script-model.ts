import { groupBy } from '../plan/grouping.js';
import type { InputError, InputFile } from '../report.js';
import { scriptKindOf } from '../scripts/kind.js';
import { mayHoldLinks } from '../scripts/may-hold-links.js';
import { variableUses } from '../scripts/model/link-variables.js';
import { readScript } from '../scripts/model/read-script.js';
import type { ResolvedLink } from '../scripts/model/resolve-links.js';
import type { Run, RunLink, Script, ScriptEngine } from '../scripts/model/script.js';
import { unreadError } from '../scripts/model/unread-error.js';
import { fateOf } from '../scripts/plan/environment.js';
import type { EnginePlan, LinkFate } from '../scripts/plan/plan.js';
import { planScript } from '../scripts/plan-script.js';
import type { ContainerCommand } from '../scripts/shell/command.js';
import { nearest } from '../text/nearest.js';
import { unquoted } from '../text/unquoted.js';
import { lazy } from './lazy.js';
import type { LintScript, ScriptLink, ScriptVariable } from './script-links.js';
import type { Span } from './span.js';
import { PLAIN_MIGRATION } from './stack-model.js';

/** A script as rules see it, and what else is asked about it. */
export interface ScriptModel {
  readonly model: LintScript;
  /** Whether nothing runs it. */
  readonly isDocument: boolean;
  /** Why links in it are missed; null where none are. */
  readonly error: InputError | null;
  /** The command of which rules speak at an offset. */
  commandAt(offset: number): ContainerCommand | undefined;
}

/** null for a file that holds no links of `docker run`. */
export function scriptModel({ path, text }: InputFile): ScriptModel | null {
  const kind = mayHoldLinks(text) ? scriptKindOf(path, text) : null;
  if (kind === null) return null;
  const script = readScript({ path, text }, kind);
  const links = lazy(() => linksOf(script));
  const commands = lazy(() => commandsByPlace(script, links()));
  return {
    model: {
      path,
      text,
      get links() {
        return links();
      },
    },
    error: unreadError(script),
    isDocument: kind === 'markdown' || kind === 'rst',
    commandAt: offset => commands().get(offset),
  };
}

function commandsByPlace({ engines, commented }: Script, links: readonly ScriptLink[]) {
  const places = new Map<number, ContainerCommand>();
  for (const run of [...engines.flatMap(({ runs }) => runs), ...commented]) {
    for (const { option } of run.links) places.set(option.start, run.command);
  }
  for (const { at, variables } of links) {
    for (const { start } of variables.flatMap(variable => variable.places)) {
      places.set(start, places.get(at.start)!);
    }
  }
  return places;
}

function linksOf(script: Script): ScriptLink[] {
  const { plans } = planScript(script, PLAIN_MIGRATION);
  const started = new Set(script.engines.flatMap(({ runs }) => runs.map(({ name }) => name)));
  return [
    ...plans.flatMap(plan => {
      const known = { ...outcomeOf(plan), startedInFile: started };
      return plan.fates.map(fate => planned(script, known, fate));
    }),
    ...script.commented.flatMap(run =>
      run.links.map(link => ({ ...written(script, run, link), ...UNPLANNED })),
    ),
  ];
}

const UNPLANNED = {
  started: 'unknown',
  startedElsewhere: false,
  targetsAt: [],
  targetOn: null,
  targetNetworks: [],
  networksUnclear: false,
  heldUpAt: null,
  suggestion: null,
  composeProject: null,
  fate: 'left',
  network: null,
  givesAlias: false,
  hasAlias: false,
  because: 'it stands in a comment',
  todo: null,
  leftBy: null,
  variables: [],
} as const;

function written({ path }: Script, run: Run, link: RunLink) {
  const { option, form, target, alias } = link;
  const { attached, attachedBy, command, name, image, isDetached } = run;
  return {
    at: { file: path, start: option.start, end: option.end },
    tool: command.tool,
    written: unquoted(option.value?.text ?? ''),
    form,
    target,
    alias,
    standing: command.block.standing,
    client: clientWords(run),
    name,
    image,
    isDetached,
    isItself: target !== null && target === run.name,
    clientOn: attached.kind,
    clientNetworks: attached.kind === 'networks' ? attached.names : [],
    clientOnAt: attachedBy && { file: path, start: attachedBy.start, end: attachedBy.end },
  };
}

function clientWords({ name, image }: Run): string {
  if (name !== null) return `"${name}"`;
  return image === null ? 'this container' : `the container of "${image}"`;
}

/** What is asked of a plan and its engine for each link, found once. */
interface Outcome {
  readonly engine: ScriptEngine;
  /** Names of containers that the file starts for whatever engine. */
  readonly startedInFile: ReadonlySet<string | null>;
  readonly networks: ReadonlyMap<Run, string>;
  /** Aliases that containers get, by their name. */
  readonly given: ReadonlyMap<string | null, ReadonlySet<string>>;
  /** Containers that `docker network connect` moves; null among them where nobody can tell which. */
  readonly connected: ReadonlySet<string | null>;
}

function outcomeOf({ engine, networks, changes }: EnginePlan): Omit<Outcome, 'startedInFile'> {
  const byName = groupBy(changes, ({ run }) => run.name);
  return {
    engine,
    networks: new Map(
      networks.toReversed().flatMap(({ name, members }) => members.map(run => [run, name] as const)),
    ),
    given: new Map([...byName].map(([name, own]) => [name, new Set(own.flatMap(({ aliases }) => aliases))])),
    connected: new Set(engine.connections.map(({ container }) => container)),
  };
}

function planned(script: Script, outcome: Outcome, { resolved, fate, reason }: LinkFate): ScriptLink {
  const { run, link, targets, heldUpBy, composeMade } = resolved;
  const elsewhere = targets.every(({ attached }) => attached.kind !== 'bridge')
    ? targets[0]?.attached
    : undefined;
  // Programs that take options of `docker run` are not asked when they start what.
  const isGiven = run.command.block.holds !== 'commands';
  const started = isGiven && resolved.started === 'absent' ? 'unknown' : resolved.started;
  const startedElsewhere = started === 'absent' && outcome.startedInFile.has(link.target);
  return {
    ...written(script, run, link),
    started,
    startedElsewhere,
    targetsAt: targets.slice(0, PLACES_SHOWN).map(target => nameSpan(script, target)),
    targetOn: elsewhere === undefined || elsewhere.kind === 'bridge' ? null : elsewhere.kind,
    targetNetworks: elsewhere?.kind === 'networks' ? elsewhere.names : [],
    networksUnclear: networksUnclear(outcome, resolved),
    heldUpAt: heldUpBy && nameSpan(script, heldUpBy),
    suggestion: started === 'absent' ? nameMeant(outcome.engine, run, link) : null,
    composeProject: composeMade?.project ?? null,
    fate,
    network: outcome.networks.get(run) ?? null,
    givesAlias: link.alias !== null && (outcome.given.get(link.target)?.has(link.alias) ?? false),
    hasAlias: targets.every(target => answersTo(target, link.alias)),
    because: startedElsewhere
      ? `"${link.target}" is only started for another job, machine or engine`
      : (reason?.because ?? ''),
    todo: reason?.todo ?? null,
    leftBy: fate === 'left' ? reason!.ruleId : null,
    variables: variablesOf(script, resolved),
  };
}

function networksUnclear({ connected }: Outcome, { run, link, targets }: ResolvedLink): boolean {
  if ([null, run.name, link.target].some(name => connected.has(name))) return true;
  return [run, ...targets].some(
    ({ attached }) =>
      attached.kind === 'unknown' ||
      (attached.kind === 'networks' && attached.names.some(name => name.includes('$'))),
  );
}

function answersTo({ name, aliases }: Run, alias: string | null): boolean {
  return [name, ...aliases].some(own => own !== null && own.toLowerCase() === alias?.toLowerCase());
}

function variablesOf(script: Script, resolved: ResolvedLink): ScriptVariable[] {
  return [...groupBy(variableUses(script, [resolved]), use => use.variable)].flatMap(
    ([name, uses]): ScriptVariable[] => {
      const fate = fateOf(uses[0]!);
      if (fate.kind === 'set') return [];
      const places = uses.map(({ start, end }) => ({ file: script.path, start, end }));
      return fate.kind === 'carried'
        ? [{ name, places, value: fate.value, because: '' }]
        : [{ name, places, value: null, because: fate.because }];
    },
  );
}

/** Nobody reads on. */
const PLACES_SHOWN = 20;

/** More names than this in one file are generated, and nobody mistypes those. */
const NAMES_COMPARED = 200;

function nameMeant({ runs }: ScriptEngine, { name: own }: Run, { target }: RunLink): string | null {
  if (target === null || runs.length > NAMES_COMPARED) return null;
  // `db1` and `db2` are two containers.
  const isAnother = (name: string) => name.replace(/\d+/g, '') === target.replace(/\d+/g, '');
  return nearest(
    target,
    runs.flatMap(({ name }) => (name === null || name === own || isAnother(name) ? [] : [name])),
  );
}

function nameSpan({ path }: Script, { nameOption, command }: Run): Span {
  const { start, end } = nameOption?.value ?? command;
  return { file: path, start, end };
}
