/** What a rule is made of, and all that a rule may import. */

import type { SyntaxProblem } from '../yaml/parse.js';
import type { FixEdit } from './edits.js';
import type { LintFile, LintLink, LintProject, LintService, LintStack, ScriptLink, Span } from './model.js';

export { interpolate } from '../compose/interpolate.js';
export { resolvePath } from '../compose/paths.js';
export { type Dollar, dollarsIn } from '../compose/variables.js';
export { type VolumeEntry, volumeEntry } from '../compose/volume-entry.js';
export { type ImageFacts, imageFacts, readImageReference } from '../images/images.js';
export { distinctBy, groupBy } from '../plan/grouping.js';
export { isNear, nearest } from '../text/nearest.js';
export { quoteList } from '../text/quote-list.js';
export { addToService } from './add-to-service.js';
export { type FixEdit, insertAt, partOf, removeItem, removeLines, renameKey, replaceSpan } from './edits.js';
export { type EnvFile, envFilesOf } from './env-files.js';
export { type ExtraHost, extraHostsOf } from './extra-hosts.js';
export { type HostWord, hostWords } from './host-words.js';
export { NO_LINK_VARIABLES, namedLinks, valueInstead } from './link-value-words.js';
export type * from './model.js';
export { partIn } from './part-in.js';
export { isForLegacy } from './readers.js';
export { type ScalarPlace, scalarPlaces } from './scalar-places.js';
export { readingOf, type ScalarReading } from './scalar-reading.js';
export { serviceAt } from './service-at.js';
export { commonNetworks } from './shared-networks.js';
export { textsWithDollars } from './texts-with-dollars.js';

export type Severity = 'error' | 'warning' | 'info';

/** The first is the gravest. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

export const GROUPS = ['links', 'variables', 'format', 'scripts', 'housekeeping'] as const;
export type Group = (typeof GROUPS)[number];

/** One option of a rule: a JSON Schema of its value, with a default and a description. */
export interface OptionSchema {
  readonly type: 'boolean' | 'integer' | 'string' | 'array';
  readonly default: unknown;
  readonly description: string;
  readonly [keyword: string]: unknown;
}

/** Everything about a rule but its check; lists, schemas and page headers are made from it. */
export interface RuleMeta<Messages extends string = string> {
  /** Name of its folder, and of its page. */
  readonly id: string;
  readonly group: Group;
  /** What it finds, in one line without a full stop. */
  readonly summary: string;
  readonly severity: Severity;
  /** The first release with it. */
  readonly since: string;
  /** The safety of its own fix; null when one line cannot be mended alone. */
  readonly fix: 'safe' | 'unsafe' | null;
  /** What `delink migrate` does about it: settle it, stop at it, or leave it. */
  readonly migrate: 'settles' | 'stops' | 'leaves';
  /** `{name}` stands for a value of the finding's data. */
  readonly messages: Readonly<Record<Messages, string>>;
  readonly options?: Readonly<Record<string, OptionSchema>>;
  /** Whether it looks at what services are built from and mount, which is only read where a rule does. */
  readonly sources?: true;
}

export interface RuleFix {
  /** What it does, as an order: `Remove the second entry`. */
  readonly title: string;
  /** Safe: the project means the same afterwards, to every Compose. */
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly FixEdit[];
}

export type Data = Readonly<Record<string, string | number>>;

/** One thing found. */
export interface Report<Messages extends string> {
  readonly message: Messages;
  /** Another severity than the rule's own, where the configuration does not set one. */
  readonly severity?: Severity;
  /** Whether `delink migrate` leaves this one, although it settles others of its rule. */
  readonly isLeft?: boolean;
  readonly at: Span;
  /** The service that it is about. */
  readonly service?: string;
  readonly data?: Data;
  readonly related?: readonly { readonly at: Span; readonly note: string }[];
  readonly fix?: RuleFix | null;
}

export interface RuleContext<Messages extends string = string, Options = Readonly<Record<string, unknown>>> {
  readonly project: LintProject;
  readonly options: Options;
  report(finding: Report<Messages>): void;
}

/** A file that is no YAML. */
export interface BrokenFile {
  readonly path: string;
  readonly text: string;
  readonly problems: readonly (SyntaxProblem & { readonly at: Span })[];
}

/** A suppression comment that held nothing back, or that cannot. */
export interface IdleSuppression {
  readonly reason: 'unused' | 'unknown-rule' | 'no-rule' | 'no-reason';
  /** null for `no-rule`. */
  readonly ruleId: string | null;
  /** A rule that was probably meant. */
  readonly suggestion: string | null;
  /** The rule's id, or the whole comment without one. */
  readonly at: Span;
  /** The whole comment. */
  readonly comment: Span;
  /** Whether the comment names no other rule, so that it can go as a whole. */
  readonly alone: boolean;
}

/** What a rule looks at; each is called for everything of its kind. */
export interface Checks<Context> {
  brokenFile?(file: BrokenFile, context: Context): void;
  file?(file: LintFile, context: Context): void;
  stack?(stack: LintStack, context: Context): void;
  service?(service: LintService, context: Context): void;
  /** Every entry of `links` and `external_links`. */
  link?(link: LintLink, context: Context): void;
  /** Every `--link` of a script. */
  scriptLink?(link: ScriptLink, context: Context): void;
  /** After all other rules. */
  suppression?(suppression: IdleSuppression, context: Context): void;
}

export interface Rule extends Checks<RuleContext> {
  readonly meta: RuleMeta;
}

/**
 * A rule as its folder writes it. The names of its messages are checked by the compiler; `Options` says what
 * its options are once defaults are filled in.
 */
export function defineRule<Messages extends string, Options = Readonly<Record<string, unknown>>>(
  rule: { readonly meta: RuleMeta<Messages> } & Checks<RuleContext<Messages, Options>>,
): Rule {
  return rule as unknown as Rule;
}

/** Re-reports what the loader or the migration stops at under this rule's id. */
export function reportProblems(
  problems: readonly { readonly ruleId: string; readonly message: string; readonly at: Span }[],
  ruleId: string,
  context: RuleContext<'problem'>,
): void {
  for (const { at, message } of problems.filter(problem => problem.ruleId === ruleId)) {
    context.report({ message: 'problem', at, data: { problem: message } });
  }
}
