import { unquoted } from '../../text/unquoted.js';
import type { ResolvedLink } from '../model/resolve-links.js';
import type { Run, RunLink } from '../model/script.js';
import { programOf } from '../shell/command.js';

/** Why a link is left as it is, and what to do by hand. */
export interface Verdict {
  readonly ruleId: 'run-link' | 'run-link-target' | 'run-link-network';
  readonly because: string;
  readonly todo: string | null;
}

const BOTH = 'put both on one network with --network';

/** What is known beside the script itself. */
export interface Surroundings {
  /** The network that the link would move to. */
  readonly network: string;
  /** Where another script starts a container, and the network that it is on then; null where nobody knows. */
  startedElsewhere(container: string): { readonly file: string; readonly network: string } | null;
}

/**
 * What stops a link of a client on the default bridge from moving to a network; null where nothing does.
 */
export function verdictOn(resolved: ResolvedLink, around: Surroundings): Verdict | null {
  const { network } = around;
  const { run, link, targets } = resolved;
  const { target, alias } = link;
  if (link.variable !== undefined) {
    return {
      ruleId: 'run-link',
      because: `it stands in "$${link.variable}", and what else that holds only shows when it runs`,
      todo: handWork(run, network, link),
    };
  }
  switch (link.form) {
    case 'empty':
      return { ruleId: 'run-link', because: 'the engine refuses a link without a name', todo: null };
    case 'too-many-parts':
      return { ruleId: 'run-link', because: 'the engine refuses a link with two colons', todo: null };
    case 'no-alias':
      return {
        ruleId: 'run-link',
        because: `the engine makes no link of "${target}:"`,
        todo: `take the colon away for a link as "${target}", or the option for none`,
      };
    case 'unknown':
      return {
        ruleId: 'run-link',
        because: `${quote(link.option.value?.text)} is only known when it runs`,
        todo: handWork(run, network, link),
      };
    case 'complete':
  }
  if (run.command.block.holds !== 'commands') {
    return {
      ruleId: 'run-link',
      because: 'these are options for another program, so there is no place to make a network',
      todo: handWork(run, network, link),
    };
  }
  const options = run.unknownOptions ?? targets.find(other => other.unknownOptions)?.unknownOptions;
  if (options) {
    return {
      ruleId: 'run-link',
      because: `what ${quote(options.value?.text)} holds is not known, and it may be a network or a link`,
      todo: handWork(run, network, link),
    };
  }
  if (run.hostname !== null && run.hostname.toLowerCase() === alias!.toLowerCase()) {
    return {
      ruleId: 'run-link',
      because: `"${alias}" is the host name of the container itself, and leads to itself on a network`,
      todo: 'give one of them another name',
    };
  }
  return targets.length === 0 ? absent(resolved, around) : elsewhere(targets, target!);
}

function absent({ run, link, composeMade }: ResolvedLink, around: Surroundings): Verdict | null {
  if (composeMade) return null;
  if (run.name === link.target) {
    return {
      ruleId: 'run-link-target',
      because: `"${link.target}" is the container that the command starts`,
      todo: 'name another one, or take --link away',
    };
  }
  const there = around.startedElsewhere(link.target!);
  if (there !== null) {
    const place = link.alias === link.target ? 'in the place of --link' : 'before --link';
    return {
      ruleId: 'run-link-target',
      because: `"${link.target}" is started in "${there.file}", which puts it on the network "${there.network}"`,
      todo: `write --network ${there.network} ${place}`,
    };
  }
  return {
    ruleId: 'run-link-target',
    because: `"${link.target}" is not started in this file`,
    todo: handWork(run, around.network, link),
  };
}

function elsewhere(targets: readonly Run[], target: string): Verdict | null {
  if (targets.some(other => other.attached.kind === 'bridge')) return null;
  const where = targets[0]!.attached;
  // Such a link works (section A7 of the semantics).
  if (where.kind === 'container') {
    return {
      ruleId: 'run-link',
      because: `"${target}" is on the network of another container, so the link leads to that one`,
      todo: 'put that one on a network with --network, and give it the name as an alias',
    };
  }
  if (
    where.kind === 'unknown' ||
    (where.kind === 'networks' && where.names.some(name => name.includes('$')))
  ) {
    return {
      ruleId: 'run-link',
      because: `the network that "${target}" is on is only known when it runs`,
      todo: BOTH,
    };
  }
  const place =
    where.kind === 'networks'
      ? `network ${where.names.map(quote).join(', ')}`
      : where.kind === 'host'
        ? 'the network of the host'
        : 'no network';
  return {
    ruleId: 'run-link-network',
    because: `"${target}" is on ${place}, where a link from the default bridge cannot lead`,
    todo: BOTH,
  };
}

/** The commands to type; a name with a variable in it is shown as it is written. */
function handWork({ command }: Run, network: string, { option, target, alias }: RunLink): string {
  const [name = 'CONTAINER', called = name] = option.value?.isLiteral
    ? [target!, alias!]
    : unquoted(option.value?.text ?? '').split(/:(?![^{]*\})/);
  const named = called === name ? '' : `--alias ${called} `;
  const program = programOf(command);
  return `by hand: ${program} network create ${network}; ${program} network connect ${named}${network} ${name}; then --network ${network} in the place of --link`;
}

function quote(text = ''): string {
  return `"${unquoted(text)}"`;
}
