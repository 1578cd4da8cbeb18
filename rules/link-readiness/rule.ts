import {
  addToService,
  defineRule,
  imageFacts,
  type LintService,
  partOf,
  quoteList,
  type Report,
  type RuleFix,
  readImageReference,
  type Span,
} from '../../src/core/lint/rule.js';

type Message = 'unchecked' | 'legacy' | 'unwaited';

export const linkReadiness = defineRule({
  meta: {
    id: 'link-readiness',
    group: 'links',
    summary: 'Services wait for the start of a database, but not until it can be used',
    severity: 'info',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'leaves',
    messages: {
      unchecked:
        '"{target}" runs {image}, {kind} that needs a while before it answers, and {clients} only for its start: give "{target}" a "healthcheck", and let clients wait for "service_healthy" (`delink migrate --depends-on healthy` does it for links)',
      legacy:
        '"{target}" runs {image}, {kind} that needs a while before it answers, and {clients} only for its start, as format 1 knows nothing else: after `delink migrate` give "{target}" a "healthcheck", and let clients wait for "service_healthy"',
      unwaited:
        '"{target}" has a health check, but {clients} only for its start, and {image} is {kind} that needs a while before it answers: let clients wait for "service_healthy" (`delink migrate --depends-on healthy` does it for links)',
    },
  },
  stack({ services }, context) {
    for (const target of services.values()) {
      const found = findingFor(target);
      if (found) context.report(found);
    }
  },
});

const KINDS = { database: 'a database', broker: 'a message broker', search: 'a search engine' } as const;

function findingFor(target: LintService): Report<Message> | null {
  const value = target.entry('image')?.value;
  const reference = target.text('image');
  if (value?.kind !== 'text' || reference === null) return null;
  const [image, facts] = [readImageReference(reference), imageFacts(reference)];
  if (!image || !facts?.kind || facts.kind === 'cache') return null;
  // What is built here only bears the name; and whoever switched the check off knows about it.
  if (target.entry('build') || (target.entry('healthcheck') && !target.hasHealthcheck)) return null;
  const clients = waitingClients(target);
  // Who wrote `depends_on` chose to wait for the start; a link says nothing else.
  if (!clients.some(({ byLink }) => byLink)) return null;
  const legacy = target.stack.format === 'v1';
  const message = target.hasHealthcheck ? 'unwaited' : legacy ? 'legacy' : 'unchecked';
  const names = clients.map(({ client }) => client.name);
  // The related places name them all.
  const many = names.length > 3 ? `${names.length} services` : quoteList(names);
  return {
    message,
    at: partOf(value, 0),
    service: target.name,
    data: {
      target: target.name,
      image: `"${image.name}"`,
      kind: KINDS[facts.kind],
      clients: `${many} ${names.length === 1 ? 'waits' : 'wait'}`,
    },
    related: clients.map(({ at, client }) => ({ at, note: `"${client.name}" waits for the start only` })),
    fix: message === 'unchecked' && facts.health !== undefined ? fixFor(target, facts.health) : null,
  };
}

function fixFor(target: LintService, health: string): RuleFix | null {
  const edit = addToService(target, 'healthcheck', [
    ['test', health],
    ['interval', '10s'],
    ['timeout', '5s'],
    ['retries', '12'],
  ]);
  return edit && { title: `Give "${target.name}" a health check`, safety: 'unsafe', edits: [edit] };
}

interface Waiting {
  readonly client: LintService;
  readonly at: Span;
  readonly byLink: boolean;
}

/** Whoever starts after the target, and does not wait for more. */
function waitingClients(target: LintService): Waiting[] {
  return [...target.stack.services.values()].flatMap(client => {
    if (client === target || waitsByItself(client)) return [];
    const dependency = dependencyOn(client, target.name);
    if (dependency?.condition && dependency.condition !== 'service_started') return [];
    const link = client.links.find(({ service, broken }) => service === target && !broken);
    const at = link?.at ?? dependency?.at;
    return at ? [{ client, at, byLink: link !== undefined }] : [];
  });
}

interface Dependency {
  readonly at: Span;
  readonly condition: string | null;
}

/** What `depends_on` says in the end, in either form. */
function dependencyOn({ written }: LintService, target: string): Dependency | null {
  let found = null as Dependency | null;
  for (const { keys } of written) {
    const value = keys.get('depends_on')?.value;
    for (const item of value?.kind === 'list' ? value.items : []) {
      if (item.value?.kind !== 'text' || item.value.text !== target) continue;
      found = { at: item.value.span, condition: found?.condition ?? null };
    }
    const entry = value?.kind === 'map' ? value.entries.get(target) : null;
    const long = entry?.value?.kind === 'map' ? entry.value.entries.get('condition')?.value : null;
    if (entry) found = { at: entry.keySpan, condition: long?.kind === 'text' ? long.text : null };
  }
  return found;
}

/** Clients that ask again and again until somebody answers. */
const WAITS = /\bwait[-_]?(?:for|on|until)|\bdockerize\b|\b(?:until|while)\b|\bpg_isready\b|\bmysqladmin\b/i;

function waitsByItself(client: LintService): boolean {
  return ['command', 'entrypoint'].some(key => {
    const value = client.entry(key)?.value;
    const texts = value?.kind === 'list' ? value.items.map(item => item.value) : [value];
    return texts.some(text => text?.kind === 'text' && WAITS.test(text.text));
  });
}
