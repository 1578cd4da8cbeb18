import {
  defineRule,
  type LintLink,
  type LintService,
  partOf,
  type Report,
  type Span,
} from '../../src/core/lint/rule.js';

type Message = 'own' | 'dead' | 'chance';

export const linkHostnameConflict = defineRule({
  meta: {
    id: 'link-hostname-conflict',
    group: 'links',
    summary: 'A host name stands in the way of a name that a link gives',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'stops',
    messages: {
      own: '"{client}" calls {target} "{name}", and has that host name itself: on a network it would find itself there, whatever is done, so `delink migrate` stops; give "{client}" another "hostname"',
      dead: '"{client}" links {target} as "{name}", but has that host name itself, and its own name comes first: the link leads nowhere; give "{client}" another "hostname", or the link another name',
      chance:
        '"{client}" links "{target}" as "{name}", and also "{other}", whose host name is "{name}": chance decides at every start which one answers, and does so after `delink migrate`; give "{other}" another "hostname"',
    },
  },
  service(service, context) {
    const found = service.attachment.kind === 'bridge' ? onBridge(service) : onNetworks(service);
    for (const report of found) context.report({ ...report, service: service.name });
  },
});

/** There lines of links come before the container's own line, and on a network nothing does. */
function onBridge(client: LintService): Report<Message>[] {
  const links = workingLinks(client);
  const own = ownNames(client).flatMap(name => {
    const giver = links.find(link => givesName(link, name) && !isSelf(link));
    if (!giver || (!giver.external && !leadsTo(client, name, giver.owner!))) return [];
    return [ownReport(giver, name)];
  });
  if (!links.some(({ owner }) => owner?.hostname)) return own.slice(0, 1);
  return [...own.slice(0, 1), ...links.flatMap(link => chances(link, links))];
}

function onNetworks(client: LintService): Report<Message>[] {
  if (client.attachment.kind !== 'networks') return [];
  const names = ownNames(client);
  return workingLinks(client)
    .filter(({ name }) => names.includes(name.toLowerCase()))
    .filter(({ name }) => client.stack.resolve(client.name, name).includes(client.name))
    .map(link => ({
      message: 'dead',
      at: hostnameAt(client),
      data: { client: client.name, target: label(link), name: link.name },
      related: [{ at: link.at, note: `"${link.name}" is meant to be ${label(link)} here` }],
    }));
}

function workingLinks({ links, externalLinks }: LintService): LintLink[] {
  return [...links, ...externalLinks].filter(({ broken, unknown }) => !broken && !unknown);
}

/** Of a name with dots the first label leads to the container as well. */
function ownNames(service: LintService): string[] {
  if (!service.hostname) return [];
  const hostname = service.hostname.toLowerCase();
  const domain = service.text('domainname')?.toLowerCase();
  return [...new Set([hostname, hostname.split('.')[0]!, ...(domain ? [`${hostname}.${domain}`] : [])])];
}

/** By its own name, or because the target is called so itself. */
function givesName({ name, owner }: LintLink, asked: string): boolean {
  return [name, owner?.hostname, owner?.containerName].some(given => given?.toLowerCase() === asked);
}

function isSelf({ client, owner }: LintLink): boolean {
  return owner === client;
}

function leadsTo(client: LintService, name: string, target: LintService): boolean {
  return client.stack.resolve(client.name, name).includes(target.name);
}

function ownReport(link: LintLink, name: string): Report<Message> {
  const { client, owner } = link;
  const byLink = link.name.toLowerCase() === name;
  const byHostname = !byLink && owner!.hostname?.toLowerCase() === name;
  const note = `"${name}" is ${label(link)} here`;
  const place = byHostname
    ? hostnameAt(owner!)
    : byLink
      ? link.at
      : owner!.entry('container_name')?.value?.span;
  return {
    message: 'own',
    at: hostnameAt(client),
    data: { client: client.name, target: label(link), name },
    related: place ? [{ at: place, note }] : [],
  };
}

/** Two lines with one name, which the engine writes in random order. */
function chances(link: LintLink, links: readonly LintLink[]): Report<Message>[] {
  const { client, external, name, owner, target } = link;
  if (external || !owner) return [];
  const lower = name.toLowerCase();
  const namesakes = links.flatMap(({ owner: other }) =>
    other && other !== owner && other.hostname?.toLowerCase() === lower ? [other] : [],
  );
  if (namesakes.length === 0 || !leadsTo(client, name, owner)) return [];
  return [...new Set(namesakes)]
    .filter(other => leadsTo(client, name, other))
    .map(other => ({
      message: 'chance',
      at: hostnameAt(other),
      data: { client: client.name, target, name, other: other.name },
      related: [{ at: link.at, note: `"${name}" is meant to be "${target}" here` }],
    }));
}

function hostnameAt(service: LintService): Span {
  const value = service.entry('hostname')?.value;
  return value?.kind === 'text' ? partOf(value, 0) : service.nameSpan;
}

function label({ external, target }: LintLink): string {
  return external ? `the container "${target}"` : `"${target}"`;
}
