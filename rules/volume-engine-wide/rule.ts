import {
  defineRule,
  type LintProject,
  type LintService,
  partOf,
  quoteList,
  type Span,
  volumeEntry,
} from '../../src/core/lint/rule.js';

export const volumeEngineWide = defineRule({
  meta: {
    id: 'volume-engine-wide',
    group: 'format',
    summary: 'Format 1 means a volume of the whole engine by its name',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      named:
        'in format 1 "{name}" is the volume of that name of the whole engine, while a newer format would make a new and empty one for this project; `delink migrate` keeps the name (write "./{name}" if a folder beside this file is meant)',
      driven:
        'in format 1 "{name}" is the volume of that name of the whole engine, "./" before it or not, as the service has a "volume_driver"; a newer format would make a new and empty one for this project, and `delink migrate` keeps the name (remove "volume_driver" and write "./{name}" if a folder beside this file is meant)',
      drivers:
        '"{name}" is used with the volume drivers {drivers}, but a newer format declares a volume once, with one of them, so `delink migrate` stops; make them equal',
      variable:
        '"{name}" is a volume with a variable in its name, and a newer format wants every volume declared by its name, so `delink migrate` stops; write the name out',
      slash:
        '"{name}" is a name that only the volume driver "{drivers}" understands, and no volume can be declared under it, so `delink migrate` stops; name the volume without "/", or remove "volume_driver" if a folder is meant',
    },
  },
  stack(stack, { project, report }) {
    // One finding for a volume, however many files and ways to load them use it.
    if (stack !== project.stacks[0]) return;
    for (const uses of usesOf(project).values()) {
      const [first, ...others] = uses;
      const { name, kind, service, at } = first!;
      const drivers = [...new Set(uses.map(use => use.driver ?? 'local'))];
      const several = kind === 'named' && drivers.length > 1;
      const single = kind === 'named' && first!.driver !== null ? 'driven' : kind;
      report({
        message: several ? 'drivers' : single,
        at,
        service,
        data: { name, drivers: several ? quoteList(drivers) : drivers[0]! },
        related: others.map(use => ({ at: use.at, note: `"${use.service}" uses it as well` })),
      });
    }
  },
});

interface Use {
  readonly name: string;
  readonly kind: 'named' | 'variable' | 'slash';
  readonly driver: string | null;
  readonly service: string;
  readonly at: Span;
}

/** The volumes of all files of format 1, each with its places in order. */
function usesOf(project: LintProject): Map<string, Use[]> {
  const services = project.stacks
    .filter(({ format }) => format === 'v1')
    .flatMap(stack => [...stack.services.values()]);
  const places = new Map<string, Use>();
  for (const use of services.flatMap(usesIn)) {
    const place = `${use.at.file}\n${use.at.start}\n${use.driver}`;
    if (!places.has(place)) places.set(place, use);
  }
  const order = project.files.map(file => file.path);
  const sorted = [...places.values()].sort(
    (a, b) => order.indexOf(a.at.file) - order.indexOf(b.at.file) || a.at.start - b.at.start,
  );
  const byName = new Map<string, Use[]>();
  for (const use of sorted) {
    const key = `${use.kind} ${use.name}`;
    byName.set(key, [...(byName.get(key) ?? []), use]);
  }
  return byName;
}

function usesIn(service: LintService): Use[] {
  const driver = service.text('volume_driver');
  const items = service.written.flatMap(({ keys }) => {
    const list = keys.get('volumes')?.value;
    return list?.kind === 'list' ? list.items : [];
  });
  return items.flatMap(({ value }): Use[] => {
    if (value?.kind !== 'text') return [];
    const entry = volumeEntry(value.text, driver !== null);
    const use = { driver, service: service.name };
    if (entry.kind === 'named') {
      const at = partOf(value, 0, value.text.length - entry.rest.length);
      return [{ ...use, name: entry.name, kind: 'named', at }];
    }
    if (entry.kind !== 'undeclarable') return [];
    return [{ ...use, name: entry.name, kind: entry.wrong, at: partOf(value, 0, entry.name.length) }];
  });
}
