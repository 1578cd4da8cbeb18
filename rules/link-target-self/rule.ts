import {
  defineRule,
  type FixEdit,
  type LintLink,
  removeItem,
  removeLines,
} from '../../src/core/lint/rule.js';

export const linkTargetSelf = defineRule({
  meta: {
    id: 'link-target-self',
    group: 'links',
    summary: 'A service links itself',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'stops',
    messages: {
      plain:
        '"{client}" links itself, and no Compose starts that; remove the link (`delink migrate --drop-broken` does), as on a network "{client}" finds itself by that name',
      alias:
        '"{client}" links itself as "{alias}", and no Compose starts that; remove the link (`delink migrate --drop-broken` does), and where "{client}" asks for "{alias}" make that its alias on a network',
    },
  },
  link(link, context) {
    if (link.broken?.reason !== 'self') return;
    const { client, alias } = link;
    const edit = removal(link);
    const report = {
      at: link.at,
      service: client.name,
      fix: edit && ({ title: 'Remove the link', safety: 'unsafe', edits: [edit] } as const),
    };
    if (alias === null || alias === client.name) {
      context.report({ ...report, message: 'plain', data: { client: client.name } });
    } else {
      context.report({ ...report, message: 'alias', data: { client: client.name, alias } });
    }
  },
});

/** Takes the entry away, or the whole key where nothing would be left in it: an empty `links:` is refused, too. */
function removal(link: LintLink): FixEdit | null {
  const { client, list, key, item } = link;
  const file = client.stack.files.find(({ path }) => path === link.at.file);
  if (!file || isShared(link)) return null;
  if (list.items.length > 1) return removeItem(file, list, item);
  const written = client.written.find(part => part.keys.get('links')?.keySpan.start === key.keySpan.start);
  const isBare = file.text.slice(key.keySpan.end, list.span.start).trim() === ':';
  if (key.flow || !isBare || !written || written.keys.size < 2) return null;
  // The list itself ends behind its last line break.
  return removeLines(file, { ...key.span, end: list.flow ? list.span.end : item.span.end });
}

/** Whether the list is another service's as well, to which the entry means something else. */
function isShared({ client, list }: LintLink): boolean {
  const lists = [...client.stack.services.values()].filter(service =>
    service.links.some(
      ({ list: { span } }) => span.file === list.span.file && span.start === list.span.start,
    ),
  );
  return lists.length > 1;
}
