import {
  defineRule,
  type ExtraHost,
  extraHostsOf,
  type LintLink,
  type Report,
} from '../../src/core/lint/rule.js';

type Message = 'shadowed' | 'rewritten';

export const linkExtraHosts = defineRule({
  meta: {
    id: 'link-extra-hosts',
    group: 'links',
    summary: 'An entry of extra_hosts gets in the way of a link, or the link in its way',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: {
      shadowed:
        '"{client}" links {target} as "{name}", but "extra_hosts" has that name, too, and comes first: it leads to {address}, today and after `delink migrate`; remove the one that is not meant',
      rewritten:
        '"{client}" has "{host}" in "extra_hosts" and links {target} as "{name}", with which it begins: when {target} restarts with another address, the engine writes that one behind "{host}" as well; give the link another name, or let `delink migrate` replace it',
    },
  },
  service(client, context) {
    const entries = extraHostsOf(client);
    if (entries.length === 0) return;
    for (const link of [...client.links, ...client.externalLinks]) {
      if (link.broken || link.unknown) continue;
      for (const entry of entries) {
        const message = meeting(entry, link);
        if (message) context.report(reportOf(message, entry, link));
      }
    }
  },
});

/** The engine looks for lines that begin with the name of a link, or with that and a dot. */
function meeting({ host }: ExtraHost, { client, name }: LintLink): Message | null {
  if (host.toLowerCase() === name.toLowerCase()) return 'shadowed';
  return client.attachment.kind === 'bridge' && host.startsWith(`${name}.`) ? 'rewritten' : null;
}

function reportOf(message: Message, { at, address, host }: ExtraHost, link: LintLink): Report<Message> {
  const { client, external, name, nameAt, target } = link;
  return {
    message,
    at: nameAt,
    service: client.name,
    data: {
      client: client.name,
      target: external ? `the container "${target}"` : `"${target}"`,
      name,
      host,
      address: `"${address}"`,
    },
    related: [{ at, note: `"${host}" leads to "${address}" here` }],
  };
}
