import { defineRule, interpolate, type ListItem, nearest, partOf } from '../../src/core/lint/rule.js';

export const volumesFromContainer = defineRule({
  meta: {
    id: 'volumes-from-container',
    group: 'format',
    summary: 'An entry of "volumes_from" names no service, so that format 1 takes it for a container',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      container:
        '"{service}" takes the volumes of "{name}", which is no service here, so format 1 looks for a container of that name, while newer formats want "container:{name}" for that; `delink migrate` writes it',
      similar:
        '"{service}" takes the volumes of "{name}", which is no service here, so format 1 looks for a container of that name; correct it if "{similar}" is meant, else `delink migrate` writes "container:{name}", as newer formats want it',
    },
  },
  stack({ format, services }, context) {
    if (format !== 'v1') return;
    const written = [...services.values()].flatMap(service => service.written);
    // A list can be several services' by an alias, or by `extends`.
    const seen = new Set<string>();
    for (const { name: service, keys } of written) {
      const list = keys.get('volumes_from')?.value;
      for (const item of list?.kind === 'list' ? list.items : []) {
        const found = nameIn(item);
        if (!found || services.has(found.name)) continue;
        const { name, at } = found;
        const place = `${at.file}\n${at.start}`;
        if (seen.has(place)) continue;
        seen.add(place);
        const similar = nearest(
          name,
          [...services.keys()].filter(other => other !== service),
        );
        context.report({
          message: similar === null ? 'container' : 'similar',
          at,
          service,
          data: { service, name, similar: similar ?? '' },
          related:
            similar === null
              ? []
              : [{ at: services.get(similar)!.nameSpan, note: `"${similar}" is defined here` }],
        });
      }
    }
  },
});

/** What stands before the mode; null for a variable, which may as well name a service. */
function nameIn({ value }: ListItem) {
  if (value?.kind !== 'text' || interpolate(value.text, {}).variable) return null;
  const name = value.text.split(':', 1)[0]!;
  return name === '' ? null : { name, at: partOf(value, 0, name.length) };
}
