import type { LinkEntry } from '../compose/links.js';
import type { Stack } from '../compose/stack.js';
import type { ProjectInput } from '../report.js';
import type { GivenVariable } from '../variables/given.js';
import type { LinkSet } from '../variables/link-sets.js';
import type { NetworkValue } from '../variables/network-value.js';
import { projectUses, type UsePlace } from '../variables/project-uses.js';
import type { LinkVariable, LinkVariables, LinkVariableValue, VariableLink } from './link-variables.js';
import type { Span } from './span.js';

/** What rules see of the variables of a stack's links. `spanOf` gives the place of an entry of `links`. */
export function linkVariableModel(
  stack: Stack,
  input: ProjectInput,
  docs: boolean,
  spanOf: (entry: LinkEntry) => Span,
): LinkVariables {
  const { given, uses, scans, images } = projectUses(stack, input, { docs });
  const setsOf = (client: string, prefix: string | null) =>
    given.of(client).sets.filter(set => !set.outdated && (prefix === null || set.prefix === prefix));
  const variableModel = ({
    name,
    client,
    meaning,
    value,
    sets,
    certain,
    alreadySet,
  }: GivenVariable): LinkVariable => {
    const { target } = sets[0]!;
    return {
      name,
      client,
      target: target.kind === 'service' ? target.service : target.container,
      meaning: meaning.kind,
      value: valueModel(value),
      links: linksOf(sets, spanOf),
      certain,
      alreadySet: alreadySet !== null,
    };
  };
  return {
    readings: uses.map(({ variable, places }) => ({
      variable: variableModel(variable),
      places: places.map(place => ({ at: placeSpan(place), where: place.place, fallback: place.fallback })),
    })),
    scans: scans.map(scan => ({
      client: scan.client,
      at: placeSpan(scan),
      where: scan.place,
      idiom: scan.idiom,
      library: scan.library,
      links: linksOf(setsOf(scan.client, scan.prefix), spanOf),
    })),
    images: images.map(({ client, reference, reads, variables }) => ({
      client,
      reference,
      reads,
      variables: variables.map(variableModel),
    })),
  };
}

function valueModel(value: NetworkValue): LinkVariableValue {
  switch (value.kind) {
    case 'text':
      return { kind: 'text', text: value.text };
    case 'by-engine':
      return { kind: 'by-engine', ...value.texts };
    case 'withheld':
      return { kind: 'withheld', variable: value.variable.name };
    default:
      return value;
  }
}

/** Each entry once: it gives several names, and they come in other orders under other Composes. */
function linksOf(sets: readonly LinkSet[], spanOf: (entry: LinkEntry) => Span): VariableLink[] {
  const byEntry = new Map(sets.map(set => [set.link, set]));
  return [...byEntry].map(([entry, { client }]) => ({
    client,
    written: entry.node.value,
    at: spanOf(entry),
  }));
}

function placeSpan({ file, start, end }: UsePlace): Span {
  return { file, start, end };
}
