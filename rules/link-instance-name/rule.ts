import {
  defineRule,
  type HostWord,
  hostWords,
  type LintLink,
  type LintService,
  type Report,
  replaceSpan,
} from '../../src/core/lint/rule.js';

export const linkInstanceName = defineRule({
  meta: {
    id: 'link-instance-name',
    group: 'links',
    summary: 'A service asks for a container by the name that docker-compose made up for a link',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    migrate: 'settles',
    messages: {
      generated:
        '"{client}" asks for "{name}", which docker-compose 1.29.2 makes up for the link to "{target}", and neither networks nor newer Compose have: write "{plain}" instead (`delink migrate` keeps "{name}" as an alias while it is in use)',
      instance:
        '"{client}" asks for "{name}", one of {count} containers of "{target}", by a name that docker-compose 1.29.2 makes up for the link: on a network it means all of them or none, also after `delink migrate`; give the one that is meant a service of its own',
    },
  },
  service(client, context) {
    const names = generatedNames(client);
    if (names.size === 0) return;
    for (const word of hostWords(client, word => names.has(word.toLowerCase()))) {
      const link = names.get(word.word.toLowerCase())!;
      if (isOnly(word.word, link)) context.report(reportOf(word, link));
    }
  },
});

/** The names that links of a client bring along without being asked, in lower case. */
function generatedNames({ attachment, links, stack }: LintService): Map<string, LintLink> {
  const names = new Map<string, LintLink>();
  for (const link of links) {
    if (link.broken || !link.owner || !link.service) continue;
    const { containerName, instances, name } = link.service;
    const project = stack.project.replace(/^[-_]+/, '');
    for (let number = 1; number <= Math.min(instances, 1000); number++) {
      if (containerName === null || containerName.startsWith(`${stack.project}_${name}`)) {
        names.set(`${name}_${number}`.toLowerCase(), link);
      }
      // On a network that is the container's own name, link or not.
      if (containerName === null && attachment.kind === 'bridge') {
        names.set(`${project}_${name}_${number}`.toLowerCase(), link);
      }
    }
  }
  return names;
}

/** Whether the name leads to the target, and nobody has given it to anything on purpose. */
function isOnly(word: string, { client, owner }: LintLink): boolean {
  const { stack } = client;
  const answer = stack.resolve(client.name, word);
  if (answer.length !== 1 || answer[0] !== owner!.name) return false;
  const chosen = [
    ...[...stack.services.values()].flatMap(({ name, hostname, containerName, attachment }) => [
      name,
      hostname,
      containerName,
      ...(attachment.kind === 'networks' ? attachment.memberships.flatMap(({ aliases }) => aliases) : []),
    ]),
    ...[...client.links, ...client.externalLinks].map(({ name }) => name),
  ];
  return !chosen.some(name => name?.toLowerCase() === word.toLowerCase());
}

function reportOf({ at, word }: HostWord, link: LintLink): Report<'generated' | 'instance'> {
  const { client, owner, target } = link;
  const plain = client.links.find(({ leads, owner: other }) => leads && other === owner)?.name ?? target;
  const several = owner!.instances > 1;
  const standsThere = at.end - at.start === word.length;
  return {
    message: several ? 'instance' : 'generated',
    at,
    service: client.name,
    data: { client: client.name, name: word, target, plain, count: owner!.instances },
    related: [{ at: link.at, note: `the link that gives "${word}"` }],
    fix:
      several || !standsThere
        ? null
        : { title: `Write "${plain}" instead`, safety: 'unsafe', edits: [replaceSpan(at, plain)] },
  };
}
