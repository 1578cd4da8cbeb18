import { defineRule, groupBy } from '../../src/core/lint/rule.js';

export const linkAliasPublicName = defineRule({
  meta: {
    id: 'link-alias-public-name',
    group: 'links',
    summary: 'An alias may be the name of a public host',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: {
      public:
        '"{name}" may be a public name, which a link hides from its own client only; an alias on a network would hide that host from every member, "{target}" itself included; `delink migrate` keeps the link',
    },
  },
  stack({ services, resolve }, context) {
    const links = [...services.values()].flatMap(service =>
      // Where the target finds itself by the name, a network gives it already.
      service.links.filter(
        ({ alias, leads, owner, name }) =>
          alias !== null && leads && mayBePublic(alias) && resolve(owner!.name, name).length === 0,
      ),
    );
    for (const [first, ...others] of groupBy(links, link => link.name.toLowerCase()).values()) {
      const { client, name, nameAt, owner } = first!;
      context.report({
        message: 'public',
        at: nameAt,
        service: client.name,
        data: { name, target: owner!.name },
        related: others.map(link => ({
          at: link.nameAt,
          note: `"${link.client.name}" links "${link.owner!.name}" by it, too`,
        })),
      });
    }
  },
});

/**
 * Domains without public hosts: RFC 2606, 6761, 6762 (with its appendix G), 7686 and 8375, `mail`, which ICANN will
 * never delegate, and two that systems and tools around Docker use for themselves.
 */
const PRIVATE =
  /(?:^|\.)(?:corp|docker|example|home|home\.arpa|internal|intranet|invalid|lan|local|localdomain|localhost|mail|onion|private|test)$/;

/** Whether public DNS could have such a host: the last label of those is never a number. */
function mayBePublic(alias: string): boolean {
  const name = alias.toLowerCase();
  return /^(?:[\p{L}\p{N}_-]+\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)$/u.test(name) && !PRIVATE.test(name);
}
