import {
  defineRule,
  type Entry,
  groupBy,
  interpolate,
  isForLegacy,
  type LintProject,
  type LintStack,
  quoteList,
  resolvePath,
  type Span,
  type TextValue,
  type WrittenService,
} from '../../src/core/lint/rule.js';

export const extendsRefused = defineRule({
  meta: {
    id: 'extends-refused',
    group: 'format',
    summary: 'A service extends what is not there, or what cannot be extended',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'stops',
    messages: {
      refused:
        '"{service}" extends "{base}", which has {keys}: docker-compose 1.x, the only one that reads format 1, refuses that, so nothing starts; write {keys} into the services that need it',
      newer:
        '"{service}" extends "{base}", which has {keys}: docker-compose 1.x refuses that, and only newer Compose lets "{service}" inherit it; write {keys} into the services that need it, or remove "version" if 1.x is of the past',
      missing:
        '"{path}" is not there, though services of it are extended here, so no Compose starts the project; put it in place',
      problem: '{problem}',
    },
  },
  service({ bases, stack }, context) {
    for (const { base, by } of bases) {
      const reasons = reasonsIn(base);
      if (reasons.length === 0 || !isForLegacy(by.file)) continue;
      const keys = quoteList(reasons.map(entry => entry.key));
      context.report({
        message: stack.format === 'v1' ? 'refused' : 'newer',
        at: extendsOf(by)?.service?.span ?? by.nameSpan,
        service: by.name,
        data: { service: by.name, base: base.name, keys },
        related: reasons.map(({ keySpan }) => ({ at: keySpan, note: 'this cannot be inherited' })),
      });
    }
  },
  stack(stack, context) {
    const absent = absentIn(stack, context.project);
    for (const [first, ...others] of groupBy(
      absent,
      ({ file }) => `${file.span.file}\n${file.text}`,
    ).values()) {
      const { file, service } = first!;
      // A variable may lead somewhere else.
      if (interpolate(file.text, {}).variable) continue;
      context.report({
        message: 'missing',
        at: file.span,
        service,
        data: { path: file.text },
        related: others.map(other => ({
          at: other.file.span,
          note: `"${other.service}" extends it as well`,
        })),
      });
    }
    const said = new Set(absent.map(({ file }) => placeOf(file.span)));
    for (const { ruleId, at, message } of stack.problems) {
      if (ruleId !== 'extends-refused' || said.has(placeOf(at))) continue;
      context.report({ message: 'problem', at, data: { problem: message } });
    }
  },
});

/** Keys that docker-compose 1.29.2 wants in no service that is extended (compose/config/config.py). */
function reasonsIn({ keys }: WrittenService): Entry[] {
  return [...keys.values()].filter(({ key, value }) => {
    if (key === 'links' || key === 'volumes_from' || key === 'depends_on') return true;
    const mode = value?.kind === 'text' ? value.text : '';
    return (
      (key === 'net' && mode.startsWith('container:')) ||
      (key === 'network_mode' && mode.startsWith('service:'))
    );
  });
}

/** What a service says it extends; the file is null for its own. */
function extendsOf({ keys }: WrittenService): { service: TextValue; file: TextValue | null } | null {
  const value = keys.get('extends')?.value;
  const part = (key: string) => {
    const found = value?.kind === 'map' ? value.entries.get(key)?.value : null;
    return found?.kind === 'text' ? found : null;
  };
  const service = value?.kind === 'text' ? value : part('service');
  return service && { service, file: part('file') };
}

interface Absent {
  readonly service: string;
  readonly file: TextValue;
}

/** Where files are named that nobody could find. */
function absentIn(stack: LintStack, project: LintProject): Absent[] {
  const there = new Set(project.files.map(file => file.path));
  const written = new Set([...stack.services.values()].flatMap(service => service.written));
  return [...written].flatMap(by => {
    const file = extendsOf(by)?.file;
    return file && !there.has(resolvePath(by.file.path, file.text)) ? [{ service: by.name, file }] : [];
  });
}

function placeOf({ file, start }: Span): string {
  return `${file}\n${start}`;
}
