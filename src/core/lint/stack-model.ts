import { interpolate } from '../compose/interpolate.js';
import type { LinkEntry } from '../compose/links.js';
import { linkColon } from '../compose/links.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { blockers } from '../migration/obstacles.js';
import { type BrokenLink, findBrokenLinks } from '../names/broken-links.js';
import { createResolver, targetsOf } from '../names/resolver.js';
import { stackOwner } from '../names/stack-owner.js';
import { entryOf } from '../plan/grouping.js';
import type { MigrateOptions, Notice, ProjectInput } from '../report.js';
import { startCycles } from './cycles.js';
import { partOf } from './edits.js';
import type { FileModel } from './file-model.js';
import { lazy } from './lazy.js';
import { linkVariableModel } from './link-variable-model.js';
import type { LintLink, LintService, LintStack, ListValue, LoaderProblem, TextValue } from './model.js';
import { noticeSpan } from './notice-span.js';

/** The migration that a finding speaks of: one without any option. */
export const PLAIN_MIGRATION: MigrateOptions = {
  network: 'app',
  strategy: 'shared',
  instanceNames: 'used',
  dependsOn: 'started',
  externalNetwork: null,
  dropBroken: false,
  linkEnv: 'used',
};

/** The release whose answers a file of format 1 was written for. */
const RUNTIME = { compose: 'legacy', engine: 20 } as const;

/**
 * A stack of a project as rules see it. `modelOf` gives the model of each of its files, by path; `refusals` what a
 * migration only meets when it writes.
 */
export function stackModel(
  stack: Stack,
  modelOf: (path: string) => FileModel,
  input: ProjectInput,
  refusals: () => readonly Notice[],
): LintStack {
  const { variables } = input;
  const services = new Map<string, LintService>();
  const problems = lazy(() => loaderProblems(stack, modelOf, refusals));
  const cycles = lazy(() => startCycles(services));
  const entrySpan = ({ raw, node }: LinkEntry) => modelOf(raw.file.path).values.span(node.start, node.end);
  const readings = [false, true].map(docs => lazy(() => linkVariableModel(stack, input, docs, entrySpan)));
  const model: LintStack = {
    files: stack.files.map(file => modelOf(file.path)),
    format: stack.format,
    project: stack.topology.project,
    services,
    networks: stack.networks,
    get problems() {
      return problems();
    },
    get cycles() {
      return cycles();
    },
    resolve: (client, name) => {
      const answer = createResolver(stack.topology, RUNTIME).resolve(client, name);
      return targetsOf(answer).flatMap(target => (target.kind === 'service' ? [target.service] : []));
    },
    linkVariables: docs => readings[Number(docs)]!(),
  };
  const broken = lazy(() => brokenLinks(stack));
  for (const service of stack.services.values()) {
    services.set(service.name, serviceModel(service, model, stack, modelOf, variables, broken));
  }
  return model;
}

/** Broken entries by client; of entries that are equal each has its own verdict, in order. */
type Broken = ReadonlyMap<string, readonly BrokenLink[]>;

function brokenLinks(stack: Stack): Broken {
  const groups = new Map<string, BrokenLink[]>();
  for (const link of findBrokenLinks(stack.topology)) entryOf(groups, link.client, () => []).push(link);
  return groups;
}

function serviceModel(
  service: ProjectService,
  stack: LintStack,
  { topology }: Stack,
  modelOf: (path: string) => FileModel,
  variables: Readonly<Record<string, string>>,
  broken: () => Broken,
): LintService {
  const { name, contributions } = service;
  const written = lazy(() => contributions.map(({ raw }) => modelOf(raw.file.path).written(raw)));
  const own = contributions.findLast(part => !part.inherited) ?? contributions.at(-1)!;
  const links = (entries: readonly LinkEntry[], external: boolean) =>
    lazy(() => {
      const verdicts = (broken().get(name) ?? []).filter(link => link.external === external);
      const ownerOf = (target: string) => {
        const owner = external ? null : stackOwner(topology, target);
        return owner?.kind === 'service' ? (stack.services.get(owner.service) ?? null) : null;
      };
      return linkModels(entries, external, model, modelOf, { verdicts, ownerOf, variables });
    });
  const [inner, outer] = [links(service.links, false), links(service.externalLinks, true)];
  const entry: LintService['entry'] = key => {
    for (let i = contributions.length - 1; i >= 0; i--) {
      const found = contributions[i]!.raw.entries.get(key);
      if (found) return modelOf(contributions[i]!.raw.file.path).values.entry(found);
    }
    return null;
  };
  const model: LintService = {
    name,
    stack,
    nameSpan: modelOf(own.raw.file.path).written(own.raw).nameSpan,
    get written() {
      return written();
    },
    get bases() {
      return contributions.flatMap(({ inherited }, index) =>
        inherited ? [{ base: written()[index]!, by: written()[index + 1]! }] : [],
      );
    },
    get links() {
      return inner();
    },
    get externalLinks() {
      return outer();
    },
    attachment: service.attachment,
    containerName: service.containerName ?? null,
    hostname: service.hostname ?? null,
    instances: service.instances,
    hasHealthcheck: service.healthcheck,
    otherDependencies: service.otherDependencies,
    entry,
    text: key => {
      const value = entry(key)?.value;
      return value?.kind === 'text' ? interpolate(value.text, variables).text : null;
    },
  };
  return model;
}

interface LinkFacts {
  readonly verdicts: readonly BrokenLink[];
  ownerOf(target: string): LintService | null;
  readonly variables: Readonly<Record<string, string>>;
}

function linkModels(
  entries: readonly LinkEntry[],
  external: boolean,
  client: LintService,
  modelOf: (path: string) => FileModel,
  { verdicts, ownerOf, variables }: LinkFacts,
): LintLink[] {
  const open = [...verdicts];
  const seen = new Set<string>();
  return entries.map(({ raw, sequence, item, node, target, alias }) => {
    const { values } = modelOf(raw.file.path);
    const list = values.of(sequence) as ListValue;
    const value = values.text(node) as TextValue;
    const colon = linkColon(node.value);
    const id = `${target}\n${alias}`;
    // The verdict of the second of two equal entries is that it is one too many; the first may have none.
    const index = open.findIndex(
      link =>
        link.target === target &&
        link.alias === alias &&
        (link.reason === 'duplicate-entry') === seen.has(id),
    );
    seen.add(id);
    const verdict = index === -1 ? null : open.splice(index, 1)[0]!;
    const key = raw.entries.get(external ? 'external_links' : 'links')!;
    const { unknown } = interpolate(node.value, variables);
    const owner = ownerOf(target);
    return {
      client,
      written: node.value,
      target,
      service: external ? null : (client.stack.services.get(target) ?? null),
      owner,
      alias,
      name: alias ?? target,
      unknown,
      get leads() {
        if (verdict || unknown || !owner) return false;
        const answers = client.stack.resolve(client.name, alias ?? target);
        return answers.length === 1 && answers[0] === owner.name;
      },
      external,
      at: value.span,
      targetAt: partOf(value, 0, colon === -1 ? node.value.length : colon),
      nameAt: alias === null ? value.span : partOf(value, colon + 1),
      item: list.items[sequence.items.indexOf(item)]!,
      list,
      key: values.entry(key),
      broken: verdict && { reason: verdict.reason, fatal: verdict.fatal },
    };
  });
}

function loaderProblems(
  stack: Stack,
  modelOf: (path: string) => FileModel,
  refusals: () => readonly Notice[],
): LoaderProblem[] {
  const readable = stack.problems.length === 0;
  const { stops, notes } = readable ? blockers([stack], PLAIN_MIGRATION) : { stops: [], notes: [] };
  const located = (notice: Notice): LoaderProblem => ({
    ruleId: notice.ruleId,
    message: notice.message,
    at: noticeSpan(notice, modelOf(notice.file).compose),
  });
  const known = [...stack.problems, ...stops];
  // What stops a migration before it writes anything is known by now; only then is there more to ask.
  return [...known, ...notes, ...(known.length === 0 ? refusals() : [])].map(located);
}
