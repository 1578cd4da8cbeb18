import type { Format } from '../compose/file.js';
import type { LinkEntry } from '../compose/links.js';
import type { ProjectService } from '../compose/service.js';
import type { Stack } from '../compose/stack.js';
import { blockers } from '../migration/obstacles.js';
import { type BrokenLink, findBrokenLinks } from '../names/broken-links.js';
import { PlainLinks } from '../names/plain-links.js';
import { createResolver, targetsOf } from '../names/resolver.js';
import { stackOwner } from '../names/stack-owner.js';
import { groupBy } from '../plan/grouping.js';
import type { MigrateOptions, Notice, ProjectInput } from '../report.js';
import { type StartCircles, startCircles } from './cycles.js';
import type { FileModel } from './file-model.js';
import { linkModels } from './link-model.js';
import { linkVariableModel } from './link-variable-model.js';
import type { LintFile, LintLink, LintService, LintStack, LoaderProblem } from './model.js';
import { noticeSpan } from './notice-span.js';
import { ServiceModel } from './service-model.js';

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
 * A stack of a project as rules see it. `modelOf` gives the model of each of its files, by path; `refusals` what a migration only
 * meets when it writes.
 */
export function stackModel(
  stack: Stack,
  modelOf: (path: string) => FileModel,
  input: ProjectInput,
  refusals: () => readonly Notice[],
): LintStack {
  return new StackModel(stack, modelOf, input, refusals);
}

/** Broken entries by client; of entries that are equal each has its own verdict, in order. */
type Broken = ReadonlyMap<string, readonly BrokenLink[]>;

class StackModel implements LintStack {
  readonly #stack: Stack;
  readonly #input: ProjectInput;
  readonly #refusals: () => readonly Notice[];
  readonly modelOf: (path: string) => FileModel;
  readonly files: readonly LintFile[];
  readonly services = new Map<string, LintService>();
  #problems: readonly LoaderProblem[] | null = null;
  #circles: StartCircles | null = null;
  #broken: Broken | null = null;
  #plain: PlainLinks | null = null;

  constructor(
    stack: Stack,
    modelOf: (path: string) => FileModel,
    input: ProjectInput,
    refusals: () => readonly Notice[],
  ) {
    this.#stack = stack;
    this.#input = input;
    this.#refusals = refusals;
    this.modelOf = modelOf;
    this.files = stack.files.map(file => modelOf(file.path));
    const context = {
      stack: this,
      variables: input.variables,
      modelOf,
      linksOf: (client: LintService, service: ProjectService, external: boolean) =>
        this.#linksOf(client, service, external),
    };
    for (const service of stack.services.values()) {
      this.services.set(service.name, new ServiceModel(service, context));
    }
  }

  get format(): Format {
    return this.#stack.format;
  }

  get project(): string {
    return this.#stack.topology.project;
  }

  get networks(): LintStack['networks'] {
    return this.#stack.networks;
  }

  get problems(): readonly LoaderProblem[] {
    this.#problems ??= loaderProblems(this.#stack, this.modelOf, this.#refusals);
    return this.#problems;
  }

  get #plainLinks(): PlainLinks {
    this.#plain ??= new PlainLinks(this.#stack.topology);
    return this.#plain;
  }

  get #circlesOfStart(): StartCircles {
    this.#circles ??= startCircles(this.services);
    return this.#circles;
  }

  get cycles(): LintStack['cycles'] {
    return this.#circlesOfStart.cycles;
  }

  waitForEachOther(a: string, b: string): boolean {
    return this.#circlesOfStart.inOne(a, b);
  }

  // Rules take it apart from the stack.
  readonly resolve = (client: string, name: string): readonly string[] => {
    const answer = createResolver(this.#stack.topology, RUNTIME).resolve(client, name);
    return targetsOf(answer).flatMap(target => (target.kind === 'service' ? [target.service] : []));
  };

  readonly #readings: ReturnType<LintStack['linkVariables']>[] = [];

  linkVariables(docs: boolean): ReturnType<LintStack['linkVariables']> {
    const entrySpan = ({ raw, node }: LinkEntry) =>
      this.modelOf(raw.file.path).values.span(node.start, node.end);
    this.#readings[Number(docs)] ??= linkVariableModel(this.#stack, this.#input, docs, entrySpan);
    return this.#readings[Number(docs)]!;
  }

  #linksOf(client: LintService, service: ProjectService, external: boolean): readonly LintLink[] {
    const { topology } = this.#stack;
    this.#broken ??= groupBy(findBrokenLinks(topology), link => link.client);
    const verdicts = (this.#broken.get(client.name) ?? []).filter(link => link.external === external);
    return linkModels(external ? service.externalLinks : service.links, verdicts, {
      client,
      external,
      variables: this.#input.variables,
      modelOf: this.modelOf,
      ownerOf: target => this.#ownerOf(target),
      leadsTo: ({ alias, target }, owner) => {
        if (this.#plainLinks.leads(topology.services.get(client.name)!, { alias, target })) return true;
        const answers = this.resolve(client.name, alias ?? target);
        return answers.length === 1 && answers[0] === owner.name;
      },
    });
  }

  #ownerOf(target: string): LintService | null {
    const owner = stackOwner(this.#stack.topology, target);
    return owner?.kind === 'service' ? (this.services.get(owner.service) ?? null) : null;
  }
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
