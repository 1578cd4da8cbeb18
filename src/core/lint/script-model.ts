import type { InputFile } from '../report.js';
import { scriptKindOf } from '../scripts/kind.js';
import { mayHoldLinks } from '../scripts/may-hold-links.js';
import { variableUses } from '../scripts/model/link-variables.js';
import { readScript } from '../scripts/model/read-script.js';
import type { Attached, Run, RunLink, Script } from '../scripts/model/script.js';
import { fateOf } from '../scripts/plan/environment.js';
import type { EnginePlan, LinkFate } from '../scripts/plan/plan.js';
import { planScript } from '../scripts/plan-script.js';
import { nameOf } from '../scripts/proof/prove.js';
import { nearest } from '../text/nearest.js';
import { lazy } from './lazy.js';
import type { LintScript, ScriptLink } from './script-links.js';
import type { Span } from './span.js';
import { PLAIN_MIGRATION } from './stack-model.js';

/** A script as rules see it, and what else is asked about it. */
export interface ScriptModel {
  readonly model: LintScript;
  /** Whether nothing runs it. */
  readonly isDocument: boolean;
  /** Where the command begins that an offset lies in; the offset itself outside of commands. */
  commandStart(offset: number): number;
}

/** null for a file that holds no links of `docker run`. */
export function scriptModel({ path, text }: InputFile): ScriptModel | null {
  const kind = mayHoldLinks(text) ? scriptKindOf(path, text) : null;
  if (kind === null) return null;
  const script = readScript({ path, text }, kind);
  const commands = [...script.engines.flatMap(({ runs }) => runs), ...script.commented].map(
    ({ command }) => command,
  );
  const links = lazy(() => linksOf(script));
  return {
    model: {
      path,
      text,
      get links() {
        return links();
      },
    },
    isDocument: kind === 'markdown' || kind === 'rst',
    commandStart: offset =>
      commands.find(({ start, end }) => start <= offset && offset < end)?.start ?? offset,
  };
}

function linksOf(script: Script): ScriptLink[] {
  const { plans } = planScript(script, PLAIN_MIGRATION);
  return [
    ...plans.flatMap(plan => plan.fates.map(fate => planned(script, plan, fate))),
    ...script.commented.flatMap(run =>
      run.links.map(link => ({ ...written(script, run, link), ...UNPLANNED })),
    ),
  ];
}

const UNPLANNED = {
  started: 'unknown',
  targetsAt: [],
  targetElsewhere: null,
  heldUpAt: null,
  suggestion: null,
  composeProject: null,
  fate: 'left',
  network: null,
  givesAlias: false,
  because: 'it stands in a comment',
  todo: null,
  leftBy: null,
  variables: [],
} as const;

function written({ path }: Script, run: Run, link: RunLink) {
  const { option, form, target, alias } = link;
  return {
    at: { file: path, start: option.start, end: option.end },
    written: (option.value?.text ?? '').replace(/^(["'])(.*)\1$/s, '$2'),
    form,
    target,
    alias,
    standing: run.command.block.standing,
    client: nameOf(run),
    clientOn: run.attached.kind,
    clientOnAt: run.attachedBy && { file: path, start: run.attachedBy.start, end: run.attachedBy.end },
  };
}

function planned(script: Script, { engine, networks, changes }: EnginePlan, fate: LinkFate): ScriptLink {
  const { resolved, reason } = fate;
  const { run, link, targets, started, heldUpBy, composeMade } = resolved;
  const network = networks.find(({ members }) => members.includes(run));
  const gives = changes.some(
    change => change.run.name === link.target && change.aliases.some(alias => alias === link.alias),
  );
  const elsewhere = targets.every(({ attached }) => attached.kind !== 'bridge')
    ? targets[0]?.attached
    : undefined;
  return {
    ...written(script, run, link),
    started,
    targetsAt: targets.map(target => nameSpan(script, target)),
    targetElsewhere: elsewhere ? whereWords(elsewhere) : null,
    heldUpAt: heldUpBy && nameSpan(script, heldUpBy),
    suggestion: started === 'absent' ? nameMeant(engine, run, link) : null,
    composeProject: composeMade?.project ?? null,
    fate: fate.fate,
    network: network?.name ?? null,
    givesAlias: gives,
    because: reason?.because ?? '',
    todo: reason?.todo ?? null,
    leftBy: fate.fate === 'left' ? reason!.ruleId : null,
    variables: variableUses(script, [resolved]).map(use => {
      const what = fateOf(use);
      return {
        name: use.variable,
        at: { file: script.path, start: use.start, end: use.end },
        value: what.kind === 'carried' ? what.value : null,
        because: what.kind === 'left' ? what.because : '',
      };
    }),
  };
}

/** More names than this in one file are generated, and nobody mistypes those. */
const NAMES_COMPARED = 200;

function nameMeant({ runs }: EnginePlan['engine'], { name: own }: Run, { target }: RunLink): string | null {
  if (target === null || runs.length > NAMES_COMPARED) return null;
  return nearest(
    target,
    runs.flatMap(({ name }) => (name === null || name === own ? [] : [name])),
  );
}

function nameSpan({ path }: Script, { nameOption, command }: Run): Span {
  const { start, end } = nameOption?.value ?? command;
  return { file: path, start, end };
}

function whereWords(attached: Attached): string {
  switch (attached.kind) {
    case 'networks':
      return `the network ${attached.names.map(name => `"${name}"`).join(' and ')}`;
    case 'host':
      return 'the network of the host';
    case 'container':
      return 'the network of another container';
    case 'none':
      return 'no network';
    default:
      return 'a network that is only known when it runs';
  }
}
