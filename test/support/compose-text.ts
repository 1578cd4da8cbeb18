/** Random Compose files, written in all the ways in which people write them. */
import fc from 'fast-check';

export interface ComposeText {
  readonly text: string;
  readonly format: 'v1' | 'services';
}

const NAMES = ['web', 'db', 'cache', 'app', 'mq', 'my_db', 'Api', 'x-ray'];
const ALIASES = [...NAMES, 'database', 'DB', 'store', 'my-db', 'api.example.com', 'db_1'];

const link = fc.record({
  target: fc.constantFrom(...NAMES),
  alias: fc.option(fc.constantFrom(...ALIASES), { nil: null, freq: 2 }),
  quote: fc.constantFrom('', '', '"', "'"),
  comment: fc.boolean(),
});

const service = fc.record({
  links: fc.uniqueArray(link, { maxLength: 4, selector: l => `${l.target}:${l.alias ?? l.target}` }),
  flow: fc.constantFrom('no', 'no', 'no', 'list', 'all'),
  extras: fc.subarray([
    'ports',
    'environment',
    'script',
    'kept',
    'volumes',
    'log',
    'comment',
    'build',
    'hostname',
    'container',
  ]),
  linksAt: fc.nat(10),
  dependsOn: fc.constantFrom('none', 'none', 'list', 'map'),
  networks: fc.constantFrom('none', 'none', 'list', 'map', 'flow'),
  merge: fc.nat(3),
  blank: fc.boolean(),
});

const file = fc.record({
  names: fc.shuffledSubarray(NAMES, { minLength: 1 }),
  services: fc.array(service, { minLength: NAMES.length, maxLength: NAMES.length }),
  format: fc.constantFrom('v1' as const, 'v1' as const, 'services' as const),
  unit: fc.constantFrom(2, 2, 4, 3),
  dash: fc.constantFrom(0, 2, 1, 4),
  heading: fc.boolean(),
  eol: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  bom: fc.constantFrom('', '', '\ufeff'),
  end: fc.constantFrom('\n', '\n', '', '\n\n\n', '\n# the end\n', '\n...\n'),
  marker: fc.constantFrom('', '', '---\n'),
});

type Plan = typeof file extends fc.Arbitrary<infer T> ? T : never;
type ServicePlan = Plan['services'][number];

export const composeText: fc.Arbitrary<ComposeText> = file.map(plan => ({
  text: write(plan),
  format: plan.format,
}));

function write(plan: Plan): string {
  const indent = plan.format === 'v1' ? 0 : plan.unit;
  const lines: string[] = [];
  if (plan.heading) lines.push('# A project.', '');
  if (plan.format === 'services') lines.push("version: '2.1'", 'services:');
  plan.names.forEach((name, index) => {
    const own = plan.services[index]!;
    if (own.blank && index > 0) lines.push('');
    if (own.extras.includes('comment')) lines.push(`${' '.repeat(indent)}# about ${name}`);
    lines.push(...serviceLines(name, index, own, plan, indent));
  });
  if (plan.format === 'services') {
    lines.push('networks:', `${' '.repeat(plan.unit)}front:`, `${' '.repeat(plan.unit)}back: {}`);
  }
  return plan.bom + (plan.marker + lines.join('\n') + plan.end).split('\n').join(plan.eol);
}

function serviceLines(name: string, index: number, own: ServicePlan, plan: Plan, indent: number): string[] {
  const links = own.links.filter(l => plan.names.includes(l.target) && l.target !== name);
  const texts = links.map(
    l => `${l.quote}${l.alias === null ? l.target : `${l.target}:${l.alias}`}${l.quote}`,
  );
  const at = ' '.repeat(indent);
  if (own.flow === 'all') {
    const list = texts.length > 0 ? `, links: [${texts.join(', ')}]` : '';
    return [`${at}${name}: {image: ${name.toLowerCase()}${list}, command: run}`];
  }
  const inner = ' '.repeat(indent + plan.unit);
  const item = `${inner}${' '.repeat(plan.dash)}- `;
  const deeper = inner + ' '.repeat(plan.unit);
  const blocks: string[][] = [];
  const extra = (key: ServicePlan['extras'][number], ...lines: string[]) => {
    if (own.extras.includes(key)) blocks.push(lines);
  };
  extra('ports', `${inner}ports:`, `${item}"80:80"   # http`, `${item}22:22`);
  extra(
    'environment',
    `${inner}environment:`,
    `${deeper}DEBUG: yes`,
    `${deeper}# - a comment`,
    `${deeper}URL: http://db_1:80`,
  );
  extra('script', `${inner}command: |`, `${deeper}#!/bin/sh`, '', `${deeper}  exec run`);
  extra('kept', `${inner}labels:`, `${deeper}text: |+`, `${deeper}  kept`, '');
  extra('volumes', `${inner}volumes: [${plan.format === 'v1' ? 'data:/data, ' : ''}"./x:/x", /tmp]`);
  if (plan.format === 'v1')
    extra('log', `${inner}log_driver: syslog`, `${inner}log_opt:`, `${deeper}tag: "${name}"`);
  if (own.extras.includes('build')) {
    blocks.unshift([`${inner}build: .`, ...(plan.format === 'v1' ? [`${inner}dockerfile: Other`] : [])]);
  } else blocks.unshift([`${inner}image: ${name.toLowerCase()} # made here`]);
  if (plan.services.every(other => other.merge !== 3))
    extra('hostname', `${inner}hostname: host-${name.toLowerCase()}`);
  // A merged container_name would be borne by two services, of which the engine starts one.
  if (plan.services.every(other => other.merge !== 3))
    extra('container', `${inner}container_name: ${name.toLowerCase()}-main`);
  if (plan.format === 'services') {
    const others = plan.names.slice(0, index);
    if (own.dependsOn === 'list' && others.length > 0)
      blocks.push([`${inner}depends_on:`, ...others.map(other => `${item}${other}`)]);
    if (own.dependsOn === 'map' && others.length > 0) {
      blocks.push([
        `${inner}depends_on:`,
        ...others.flatMap(other => [`${deeper}${other}:`, `${deeper}  condition: service_started`]),
      ]);
    }
    if (own.networks === 'list') blocks.push([`${inner}networks:`, `${item}front`, `${item}default # too`]);
    if (own.networks === 'map')
      blocks.push([
        `${inner}networks:`,
        `${deeper}default:`,
        `${deeper}back:`,
        `${deeper}  aliases: [own-${index}]`,
      ]);
    if (own.networks === 'flow') blocks.push([`${inner}networks: [back, front]`]);
  }
  if (texts.length > 0) {
    const list =
      own.flow === 'list'
        ? [`${inner}links: [${texts.join(', ')}]`]
        : [
            `${inner}links:`,
            ...links.flatMap((l, i) => [
              ...(l.comment ? [`${item.slice(0, -2)}# entry ${i}`] : []),
              `${item}${texts[i]}${l.comment ? `   # to ${l.target}` : ''}`,
            ]),
          ];
    blocks.splice(own.linksAt % (blocks.length + 1), 0, list);
  }
  // Anchors on every service, so that a later one can take over the whole of an earlier one.
  const merged =
    own.merge === 3 && index > 0
      ? plan.names.slice(0, index).findLast((_, i) => plan.services[i]!.flow !== 'all')
      : undefined;
  if (merged !== undefined) blocks.unshift([`${inner}<<: *${anchor(merged)}`]);
  return [`${at}${name}: &${anchor(name)}`, ...blocks.flat()];
}

function anchor(name: string): string {
  return `a-${name}`;
}
