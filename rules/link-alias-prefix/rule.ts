import { defineRule, groupBy, type LintLink, quoteList } from '../../src/core/lint/rule.js';

export const linkAliasPrefix = defineRule({
  meta: {
    id: 'link-alias-prefix',
    group: 'links',
    summary: 'Two names of a client make the same link variables',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      mixed:
        '"{client}" has links {names} to different containers, and all of them set variables that begin with "{prefix}_": chance decides at every start which container they speak of; rename one, or ask for the names themselves, which `delink migrate` keeps (variables it ends)',
    },
  },
  service(client, context) {
    // Networks have no link variables.
    if (client.attachment.kind !== 'bridge') return;
    const links = [...client.links, ...client.externalLinks].filter(
      ({ broken, unknown }) => !broken && !unknown,
    );
    for (const [prefix, group] of groupBy(links, prefixOf)) {
      // Names that differ in case only are one name, which is another matter.
      const names = new Set(group.map(({ name }) => name.toLowerCase()));
      if (names.size < 2 || new Set(group.map(targetOf)).size < 2) continue;
      const last = group.at(-1)!;
      context.report({
        message: 'mixed',
        at: last.nameAt,
        service: client.name,
        data: { client: client.name, names: quoteList([...new Set(group.map(link => link.name))]), prefix },
        related: group.slice(0, -1).map(({ name, nameAt }) => ({ at: nameAt, note: `"${name}" is here` })),
      });
    }
  },
});

/** What the engine makes of a name: of a path the last part, and nothing but `-` and small letters changed. */
function prefixOf({ name }: LintLink): string {
  return name.replace(/\/+$/, '').split('/').at(-1)!.replaceAll('-', '_').toUpperCase();
}

function targetOf({ external, owner, target }: LintLink): string {
  return external ? `container ${target}` : `service ${owner?.name ?? target}`;
}
