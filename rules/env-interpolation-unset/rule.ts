import {
  type Dollar,
  defineRule,
  dollarsIn,
  groupBy,
  type LintFile,
  type LintProject,
  type PlacedText,
  partIn,
  type Span,
  serviceAt,
} from '../../src/core/lint/rule.js';

export const envInterpolationUnset = defineRule({
  meta: {
    id: 'env-interpolation-unset',
    group: 'variables',
    summary: 'A value uses a variable that nothing sets',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: {
      unset:
        'neither ".env" nor the environment sets "{name}", so Compose says `The "{name}" variable is not set. Defaulting to a blank string.` and leaves it out; set it, or write what is meant without it: "${{name}:-DEFAULT}"',
      legacy:
        'neither ".env" nor the environment sets "{name}", so docker-compose 1.x says `The {name} variable is not set. Defaulting to a blank string.` and leaves it out; set it, as format 1 knows no defaults',
      required:
        'neither ".env" nor the environment sets "{name}", which must be set here, so Compose stops{reason}; set it',
      link: '"{name}" is a variable that the link "{link}" gives to the container, but Compose looks for it on the host, where nothing sets it, and leaves it out; write "$${name}" to have it replaced in the container, or better its value, as these variables end with the links',
    },
  },
  file(file, context) {
    const uses = file.texts.flatMap(placed => usesIn(file, placed, context.project));
    for (const [name, all] of groupBy(uses, use => use.name)) {
      const first = all.find(use => use.reason !== null) ?? all[0]!;
      const link = linkThatGives(name, first.service, context.project);
      const plain = file.format === 'v1' ? 'legacy' : 'unset';
      context.report({
        message: first.reason === null ? (link === null ? plain : 'link') : 'required',
        at: first.at,
        ...(first.service === null ? {} : { service: first.service }),
        data: { name, reason: first.reason ? ` with "${first.reason}"` : '', link: link ?? '' },
        related: all.filter(use => use !== first).map(({ at }) => ({ at, note: 'used here as well' })),
      });
    }
  },
});

/** Whatever starts Compose has these, though not everything that lints. */
const EVERYWHERE = ['HOME', 'PATH', 'PWD', 'USER'];

interface Use {
  readonly name: string;
  readonly service: string | null;
  /** What Compose is to say when it is not set; null where it may be missing. */
  readonly reason: string | null;
  readonly at: Span;
}

function usesIn(file: LintFile, { value, path }: PlacedText, project: LintProject): Use[] {
  const service = serviceAt(file, path)?.name ?? null;
  return missingIn(value.text, 0, file, project).map(({ dollar, offset }) => ({
    name: dollar.name,
    service,
    reason: dollar.operator.endsWith('?') ? dollar.argument : null,
    at: partIn(file, value, offset + dollar.start, offset + dollar.end),
  }));
}

/** The variables of a text that have to be set and are not, those in the defaults of others included. */
function missingIn(
  text: string,
  offset: number,
  file: LintFile,
  project: LintProject,
): { dollar: Dollar; offset: number }[] {
  return dollarsIn(text).flatMap(dollar => {
    const { kind, name, operator, argument, argumentStart } = dollar;
    // docker-compose 1.x refuses operators in format 1: another rule says so.
    if (kind !== 'variable' || (file.format === 'v1' && operator !== '')) return [];
    const set = isSet(name, operator, file, project);
    if (operator.endsWith('+') ? set : operator.endsWith('-') && !set)
      return missingIn(argument, offset + argumentStart, file, project);
    return set || operator.endsWith('+') ? [] : [{ dollar, offset }];
  });
}

function isSet(
  name: string,
  operator: Dollar['operator'],
  { format }: LintFile,
  project: LintProject,
): boolean {
  const value = project.variable(name);
  if (value !== null) return value !== '' || !operator.startsWith(':');
  return EVERYWHERE.includes(name) || (name === 'COMPOSE_PROJECT_NAME' && format === 'services');
}

const BEHIND_LINK = /^_(?:PORT_\d+_(?:TCP|UDP|SCTP)(?:_[A-Z_]+)?|ENV_.+)$/;

/**
 * The link of a service that has given a variable of that name; null for none, and for names like `DB_PORT`, which
 * mean something else as often.
 */
function linkThatGives(name: string, service: string | null, project: LintProject): string | null {
  for (const stack of project.stacks) {
    const client = service === null ? undefined : stack.services.get(service);
    // On networks a link gives none.
    if (client?.attachment.kind !== 'bridge') continue;
    for (const link of client.links) {
      const names = [link.name, `${link.target}_1`, `${stack.project}_${link.target}_1`];
      const given = names.some(one => {
        const prefix = one.toUpperCase().replaceAll('-', '_');
        return name.startsWith(prefix) && BEHIND_LINK.test(name.slice(prefix.length));
      });
      if (given) return link.name;
    }
  }
  return null;
}
