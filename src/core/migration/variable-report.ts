/** What a migration says about the variables of links: in the plan, in the proof, and to a human. */
import { noticeAt } from '../compose/problem.js';
import type { MigrateOptions, Notice, ReportedPlan, VariableProof } from '../report.js';
import { oneLine } from '../text/one-line.js';
import { quoteList } from '../text/quote-list.js';
import type { VariableScan } from '../variables/project-uses.js';
import type { CarryOver, KnownStack, LeftVariable, Reader, WantedVariable, Wish } from './carry-over.js';
import { distinct } from './plan-report.js';
import { leftWords, ownPlace, targetOf } from './variable-words.js';

type PlannedVariable = ReportedPlan['environment'][number];

/** Names of files on one line; more would hide what the line says. */
const FILES_NAMED = 2;

/**
 * The variables that are written, for the plan, by service and name. `placed` are all of them, also those that a
 * service gets because it shares a text with one that wants them.
 */
export function plannedVariables(
  wishes: readonly Wish[],
  placed: readonly VariableProof['carried'][number][],
): PlannedVariable[] {
  const planned = new Map<string, PlannedVariable>();
  const key = (one: VariableProof['carried'][number]) => `${one.service}\n${one.variable}\n${one.value}`;
  const add = (one: PlannedVariable) => {
    if (!planned.has(key(one))) planned.set(key(one), one);
  };
  for (const { variable, value, reader } of wishes) {
    const { client: service, name } = variable;
    add({ service, variable: name, value: value.text, because: because(reader, variable) });
  }
  for (const one of placed) add({ ...one, because: 'a service that shares the text has it' });
  const services = new Set([...planned.values()].map(({ service }) => service));
  const places = new Map([...services].map((service, at) => [service, at]));
  return [...planned.values()].sort(
    (a, b) => places.get(a.service)! - places.get(b.service)! || (a.variable < b.variable ? -1 : 1),
  );
}

function because(reader: Reader, { sets }: WantedVariable['variable']): string {
  if (reader === null) return `the link "${sets[0]!.link.node.value}" gave it`;
  if (reader.kind === 'image') return `the image "${reader.use.reference}" reads it`;
  const files = [...new Set(reader.use.places.map(({ file }) => file))];
  const more = files.length - FILES_NAMED;
  const named = more > 0 ? `"${files[0]}" and ${more + 1} other files` : quoteList(files);
  return `${named} ${files.length === 1 ? 'reads' : 'read'} it`;
}

/** The variables that are not written, for the proof. */
export function unwritten({ alreadySet, left }: CarryOver): Omit<VariableProof, 'carried'> {
  const which = ({ variable: { client, name } }: WantedVariable) => ({ service: client, variable: name });
  return {
    alreadySet: distinct(
      alreadySet.map(one => ({ ...which(one), by: ownPlace(one.variable.alreadySet!.source) })),
    ),
    left: distinct(
      left.map(one => ({
        ...which(one),
        because: leftWords(one.variable, one.reason).because,
        isRead: one.reader !== null,
      })),
    ),
  };
}

/** What a human has to look at, and what is good to know: nothing more where nothing was to be carried over. */
export function variableNotices(
  stacks: readonly KnownStack[],
  { left, wishes }: CarryOver,
  { linkEnv }: MigrateOptions,
): { manual: Notice[]; notes: Notice[] } {
  const manual: Notice[] = [];
  const notes: Notice[] = [];
  const toHuman = linkEnv === 'none' ? notes : manual;
  for (const one of left) {
    // An image reads more than a project has: what nobody knows to be there may never have been.
    const isDoubtful = one.reader?.kind === 'image' && !one.variable.certain;
    if (one.reader !== null) (isDoubtful ? notes : toHuman).push(leftNotice(one));
  }
  if (linkEnv !== 'all') {
    toHuman.push(...scanNotices(stacks.flatMap(({ variables }) => variables.scans)));
  }
  notes.push(...unreadNotices(left), ...wishes.flatMap(engineNotice));
  return { manual, notes };
}

function leftNotice({ variable, reader, reason }: LeftVariable): Notice {
  const { name, client } = variable;
  const { because, todo } = leftWords(variable, reason);
  const who = reader?.kind === 'image' ? `the image "${reader.use.reference}" of "${client}"` : `"${client}"`;
  const message = `${who} reads "${name}", which ends with the link to "${targetOf(variable)}": ${because}; ${todo}`;
  return reader?.kind === 'files'
    ? sourceNotice(reader.use.places.find(({ place }) => place === 'code')!, 'link-env-variable', message)
    : linkNotice(variable, 'link-env-image', message);
}

/** One for each client, at the first of the places. */
function scanNotices(scans: readonly VariableScan[]): Notice[] {
  const byClient = new Map<string, Map<string, VariableScan>>();
  for (const scan of scans.filter(({ place }) => place === 'code')) {
    const places = byClient.get(scan.client) ?? new Map();
    byClient.set(scan.client, places.set(`${scan.file}\n${scan.start}`, scan));
  }
  return [...byClient].map(([client, places]) => {
    const [first] = places.values();
    const others = places.size - 1;
    const more =
      others === 0 ? '' : others === 1 ? ' and in 1 other place' : ` and in ${others} other places`;
    const message = `"${client}" reads link variables here${more} without naming them, and they end with the links: let --link-env all set every one that the links gave`;
    return sourceNotice(first!, 'link-env-scan', message);
  });
}

/** Variables that nobody is known to read are worth one line for each link and reason. */
function unreadNotices(left: readonly LeftVariable[]): Notice[] {
  const byLink = new Map<string, { one: LeftVariable; names: Set<string> }>();
  for (const one of left.filter(({ reader }) => reader === null)) {
    const key = [one.variable.client, targetOf(one.variable), one.reason.because].join('\n');
    const known = byLink.get(key) ?? { one, names: new Set() };
    byLink.set(key, known);
    known.names.add(one.variable.name);
  }
  return [...byLink.values()].map(({ one: { variable, reason }, names }) => {
    const others = names.size - 1;
    const rest = others === 0 ? '' : others === 1 ? ' and 1 other' : ` and ${others} others`;
    const message = `"${variable.client}" does not get "${variable.name}"${rest} of the link to "${targetOf(variable)}": ${leftWords(variable, reason).because}`;
    return linkNotice(variable, 'link-env-variable', message);
  });
}

function engineNotice({ variable, value: { engines } }: Wish): Notice[] {
  if (!engines) return [];
  const message = `"${variable.name}" of "${variable.client}" meant "${engines.before28}" up to Engine 27 and "${engines.from28}" from 28 on, and is set to the latter; correct it where a program was made for the former`;
  return [linkNotice(variable, 'link-env-variable', message)];
}

function sourceNotice(
  { file, line, column }: { file: string; line: number; column: number },
  ruleId: string,
  message: string,
): Notice {
  return { ruleId, message: oneLine(message), file, line, column };
}

function linkNotice({ sets }: WantedVariable['variable'], ruleId: string, message: string): Notice {
  const { link } = sets[0]!;
  return noticeAt(link.raw.file, link.node.start, ruleId, message);
}
