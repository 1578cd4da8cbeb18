import {
  defineRule,
  type ListItem,
  type ListValue,
  removeItem,
  type Span,
} from '../../src/core/lint/rule.js';

export const linkDuplicate = defineRule({
  meta: {
    id: 'link-duplicate',
    group: 'links',
    summary: 'The same entry stands twice in a list of links',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    migrate: 'settles',
    messages: {
      again:
        '"{entry}" stands in "{key}" of "{client}" already, and docker-compose 1.29.2 refuses the whole file for it; remove one of the two',
    },
  },
  // The schema looks at each file by itself, before anything is merged.
  file(file, context) {
    const seen = new Set<ListValue>();
    for (const service of file.services.values()) {
      for (const key of ['links', 'external_links']) {
        const list = service.keys.get(key)?.value;
        // Several services can have one list by an anchor.
        if (list?.kind !== 'list' || seen.has(list)) continue;
        seen.add(list);
        for (const { first, item, entry } of repetitions(list)) {
          const edit = removeItem(file, list, item);
          context.report({
            message: 'again',
            at: placeOf(item),
            service: service.name,
            data: { entry, key, client: service.name },
            related: [{ at: placeOf(first), note: 'the first one' }],
            fix: edit && { title: 'Remove the second entry', safety: 'safe', edits: [edit] },
          });
        }
      }
    }
  },
});

interface Repetition {
  readonly first: ListItem;
  readonly item: ListItem;
  readonly entry: string;
}

function repetitions(list: ListValue): Repetition[] {
  const firsts = new Map<string, ListItem>();
  return list.items.flatMap(item => {
    if (item.value?.kind !== 'text') return [];
    const entry = item.value.text;
    const first = firsts.get(entry);
    if (first) return [{ first, item, entry }];
    firsts.set(entry, item);
    return [];
  });
}

/** The entry itself; with its dash where the text stands elsewhere, by an alias. */
function placeOf({ span, value }: ListItem): Span {
  return value && value.span.start >= span.start && value.span.end <= span.end ? value.span : span;
}
