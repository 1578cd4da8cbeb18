import { interpolate } from '../compose/interpolate.js';
import type { ProjectService } from '../compose/service.js';
import type { Attachment } from '../names/topology.js';
import type { FileModel } from './file-model.js';
import type { Entry, LintLink, LintService, LintStack, Span, WrittenService } from './model.js';

/** What a service model must know beside its own service. */
export interface ServiceContext {
  readonly stack: LintStack;
  readonly variables: Readonly<Record<string, string>>;
  modelOf(path: string): FileModel;
  /** The links of a client, of either kind. */
  linksOf(client: LintService, service: ProjectService, external: boolean): readonly LintLink[];
}

// A class, because large projects have thousands of these, and most rules ask for little.

/** A merged service as rules see it. */
export class ServiceModel implements LintService {
  readonly #service: ProjectService;
  readonly #context: ServiceContext;
  readonly nameSpan: Span;
  #written: readonly WrittenService[] | null = null;
  #links: readonly LintLink[] | null = null;
  #externalLinks: readonly LintLink[] | null = null;

  constructor(service: ProjectService, context: ServiceContext) {
    this.#service = service;
    this.#context = context;
    const own = service.contributions.findLast(part => !part.inherited) ?? service.contributions.at(-1)!;
    this.nameSpan = context.modelOf(own.raw.file.path).written(own.raw).nameSpan;
  }

  get name(): string {
    return this.#service.name;
  }

  get stack(): LintStack {
    return this.#context.stack;
  }

  get written(): readonly WrittenService[] {
    this.#written ??= this.#service.contributions.map(({ raw }) =>
      this.#context.modelOf(raw.file.path).written(raw),
    );
    return this.#written;
  }

  get bases(): LintService['bases'] {
    const { contributions } = this.#service;
    if (contributions.length === 1) return NONE;
    return contributions.flatMap(({ inherited }, index) =>
      inherited ? [{ base: this.written[index]!, by: this.written[index + 1]! }] : [],
    );
  }

  get links(): readonly LintLink[] {
    if (this.#service.links.length === 0) return NONE;
    this.#links ??= this.#context.linksOf(this, this.#service, false);
    return this.#links;
  }

  get externalLinks(): readonly LintLink[] {
    if (this.#service.externalLinks.length === 0) return NONE;
    this.#externalLinks ??= this.#context.linksOf(this, this.#service, true);
    return this.#externalLinks;
  }

  get attachment(): Attachment {
    return this.#service.attachment;
  }

  get containerName(): string | null {
    return this.#service.containerName ?? null;
  }

  get hostname(): string | null {
    return this.#service.hostname ?? null;
  }

  get instances(): number {
    return this.#service.instances;
  }

  get hasHealthcheck(): boolean {
    return this.#service.healthcheck;
  }

  get otherDependencies(): readonly string[] {
    return this.#service.otherDependencies;
  }

  entry(key: string): Entry | null {
    const { contributions } = this.#service;
    for (let i = contributions.length - 1; i >= 0; i--) {
      const { raw } = contributions[i]!;
      const found = raw.entries.get(key);
      if (found) return this.#context.modelOf(raw.file.path).values.entry(found);
    }
    return null;
  }

  text(key: string): string | null {
    const value = this.entry(key)?.value;
    return value?.kind === 'text' ? interpolate(value.text, this.#context.variables).text : null;
  }
}

const NONE: readonly never[] = [];
