import {
  type BrokenReason,
  defineRule,
  type LintLink,
  type LintService,
  type LintStack,
  type Span,
} from '../../src/core/lint/rule.js';

export const linkNetworkMode = defineRule({
  meta: {
    id: 'link-network-mode',
    group: 'links',
    summary: 'A link to or from a service whose network does not take links',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'stops',
    messages: {
      fatal:
        '"{client}" links "{written}", but {why}, and the engine refuses to start "{client}"; {remedy}, or remove the link{how}',
      silent:
        '"{client}" links "{written}", but {why}, so the name leads nowhere; {remedy}, or remove the link{how}',
      problem: '{problem}',
    },
  },
  link(link, context) {
    const cause = causeOf(link);
    if (!cause) return;
    const { client, written, broken, external } = link;
    const how = broken!.fatal ? ' (`delink migrate --drop-broken` does)' : ' (`delink migrate` does)';
    context.report({
      message: broken!.fatal ? 'fatal' : 'silent',
      at: link.at,
      service: client.name,
      data: { client: client.name, written, why: cause.why, remedy: cause.remedy, how: external ? '' : how },
      related: cause.places,
    });
  },
  stack(stack, context) {
    const known = new Set(linksOf(stack).flatMap(link => (causeOf(link) ? [placeKey(link.at)] : [])));
    for (const { ruleId, message, at } of stack.problems) {
      if (ruleId !== 'link-network-mode' || known.has(placeKey(at))) continue;
      context.report({ message: 'problem', at, data: { problem: message } });
    }
  },
});

interface Cause {
  readonly why: string;
  readonly remedy: string;
  readonly places: readonly { readonly at: Span; readonly note: string }[];
}

/** null where the network is not what is wrong with it. */
function causeOf(link: LintLink): Cause | null {
  const { client, broken, external } = link;
  // What is missing then is an external network: `external-link` says so.
  if (!broken || (external && broken.reason === 'no-common-network')) return null;
  const subject = subjectOf(link, broken.reason);
  const words = wordsFor(broken.reason, subject, link);
  if (!words) return null;
  const shown = broken.reason === 'no-common-network' ? [client, link.service!] : [subject];
  const places = shown.flatMap(service => {
    const entry = modeEntry(service);
    return entry ? [{ at: entry.span, note: `the network of "${service.name}"` }] : [];
  });
  return { ...words, places };
}

/** Whose network it is about. */
function subjectOf({ client, owner, service }: LintLink, reason: BrokenReason): LintService {
  if (!reason.startsWith('target')) return client;
  return (reason === 'target-stack' ? null : owner) ?? service ?? client;
}

function wordsFor(
  reason: BrokenReason,
  subject: LintService,
  { client, owner, target }: LintLink,
): Pick<Cause, 'why' | 'remedy'> | null {
  const name = `"${subject.name}"`;
  const key = modeEntry(subject)?.key ?? 'networks';
  const remedy = `remove "${key}" from ${name}`;
  switch (reason) {
    case 'client-host':
    case 'target-host':
      return { why: `${name} is on the host's network`, remedy };
    case 'client-stack':
      return {
        why: `${name} lives in the network of another container`,
        remedy: insteadOf(client, owner) ?? remedy,
      };
    case 'target-stack':
      return {
        why: `${name} lives in the network of another container`,
        remedy: owner ? `link "${owner.name}" instead` : remedy,
      };
    case 'client-none':
    case 'target-none':
      return { why: `${name} has no network`, remedy };
    case 'client-existing-network':
      return {
        why: `${name} joins a network by "${key}", where links have no effect`,
        remedy: `join it by "networks"`,
      };
    case 'target-existing-network':
      return { why: `${name} joins a network by "${key}", and "${client.name}" is not on it`, remedy };
    case 'no-common-network':
      return { why: `"${client.name}" and "${target}" share no network`, remedy: 'put both on one' };
    default:
      return null;
  }
}

/** What serves a client that lives in the network of another service: that one's names are its own. */
function insteadOf({ attachment }: LintService, owner: LintService | null): string | null {
  if (attachment.kind !== 'stack-of') return null;
  return owner?.name === attachment.service
    ? 'reach it as "localhost"'
    : `let "${attachment.service}" have the link, as it has the same names`;
}

function modeEntry(service: LintService) {
  return service.entry('net') ?? service.entry('network_mode') ?? service.entry('networks');
}

function linksOf({ services }: LintStack): LintLink[] {
  return [...services.values()].flatMap(({ links, externalLinks }) => [...links, ...externalLinks]);
}

function placeKey({ file, start }: Span): string {
  return `${start} ${file}`;
}
