/** What the planner is given and what it decides: names only, no text and no YAML. */

/** A name that a client could resolve before and must resolve afterwards. */
export interface Requirement {
  readonly client: string;
  /** The name as written, or null where client and target must only share a network. */
  readonly name: string | null;
  readonly target: string;
}

export interface PlanService {
  readonly name: string;
  /** The names it answers to on every network it is on: its own, `container_name`, `hostname`. */
  readonly ownNames: readonly string[];
  /** `hostname:` where set. Its own hosts file has it first, before any network. */
  readonly hostname: string | null;
  /** Keys of the networks it is on already and must stay on; empty for format 1 and the default bridge. */
  readonly networks: readonly string[];
  /** Aliases it has already, by network key. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Services that get every network and alias written for this one, because they inherit its text. */
  readonly heirs: readonly string[];
}

export interface PlanOptions {
  /** The name for the first new network; `default` is Compose's implicit one, on which everyone is who has no other. */
  readonly network: string;
  readonly strategy: 'shared' | 'isolated';
  /** Keys of networks that exist in the project: not to be taken for new ones. */
  readonly taken: readonly string[];
}

export interface PlanInput {
  /** In file order: decisions that could go either way follow it. */
  readonly services: readonly PlanService[];
  readonly requirements: readonly Requirement[];
}

export interface PlannedMember {
  readonly service: string;
  /** Aliases to add here, in the order of the requirements. Never a name that it has in this very spelling. */
  readonly aliases: readonly string[];
}

export interface PlannedNetwork {
  readonly name: string;
  /** False where the project has it already; `members` then lists only those who get an alias here. */
  readonly created: boolean;
  readonly members: readonly PlannedMember[];
}

export interface Exception {
  readonly client: string;
  readonly name: string;
  readonly target: string;
  /** One sentence for people, with names in quotes: why no network can do it. */
  readonly because: string;
}

export interface NetworkPlan {
  readonly networks: readonly PlannedNetwork[];
  /** Requirements met by keeping the link for that one client (client and target share a network). */
  readonly keptLinks: readonly Exception[];
  /** Requirements that neither a network nor a link can meet. */
  readonly refused: readonly Exception[];
  /** Things to tell the user: many networks, … */
  readonly warnings: readonly string[];
}

/** A start-order edge: `after` starts only once `before` has been started. */
export interface OrderEdge {
  readonly service: string;
  readonly after: string;
}

export interface OrderPlan {
  /** The wanted edges that can be written, in the given order. */
  readonly edges: readonly OrderEdge[];
  /** The fewest wanted edges that had to be left out because they close a cycle. */
  readonly omitted: readonly OrderEdge[];
}
