import {
  defineRule,
  extraHostsOf,
  hostWords,
  type LintLink,
  type LintService,
  quoteList,
} from '../../src/core/lint/rule.js';

export const linkNameUnlinked = defineRule({
  meta: {
    id: 'link-name-unlinked',
    group: 'links',
    summary: 'A service asks for another one by its name, but links it under an alias only',
    severity: 'info',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      unlinked:
        '"{client}" asks for "{name}", but links that service only as {aliases}, so "{name}" leads nowhere today, but to the service after `delink migrate`; write "{plain}" if the service is meant, or remove what has never worked',
    },
  },
  service(client, context) {
    // On a network a service's name is there for everybody.
    if (client.attachment.kind !== 'bridge') return;
    if (client.links.some(link => link.unknown)) return;
    const aliases = aliasesByTarget(client.links);
    if (aliases.size === 0) return;
    for (const { word, at, certain } of hostWords(client, word => aliases.has(word.toLowerCase()))) {
      const links = aliases.get(word.toLowerCase())!;
      if (!certain || isKnown(word, client)) continue;
      const names = [...new Set(links.map(link => link.name))];
      context.report({
        message: 'unlinked',
        at,
        service: client.name,
        data: { client: client.name, name: word, aliases: quoteList(names), plain: names[0]! },
        related: links.map(link => ({ at: link.at, note: `"${link.target}" is "${link.name}" here` })),
      });
    }
  },
});

/** Whether the name leads somewhere, or means another service to somebody, so that nobody can tell what becomes of it. */
function isKnown(word: string, client: LintService): boolean {
  const { externalLinks, name, stack } = client;
  if (stack.resolve(name, word).length > 0) return true;
  const others = [
    ...extraHostsOf(client).map(({ host }) => host),
    ...externalLinks.flatMap(link => [link.name, link.target]),
    ...[...stack.services.values()].flatMap(({ links }) =>
      links.flatMap(link => (link.name === link.target ? [] : [link.name])),
    ),
  ];
  return others.some(other => other.toLowerCase() === word.toLowerCase());
}

/** The links of each service that is linked under other names only, by its own name in lower case. */
function aliasesByTarget(links: readonly LintLink[]): Map<string, LintLink[]> {
  const aliases = new Map<string, LintLink[]>();
  for (const link of links) {
    if (!link.service || link.broken) continue;
    const key = link.service.name.toLowerCase();
    aliases.set(key, [...(aliases.get(key) ?? []), link]);
  }
  for (const [name, group] of aliases) {
    if (group.some(link => link.name.toLowerCase() === name)) aliases.delete(name);
  }
  return aliases;
}
