import type { Answer } from './answer.js';
import type { LinkClaim } from './link-names.js';

/** How one container sees the world: what any name leads to, and which names its links ask for. */
export interface View {
  /** Whether a link's name holds in any case, or only as written. */
  readonly spelling: 'ignore-case' | 'exact';
  readonly claims: readonly LinkClaim[];
  resolve(name: string): Answer;
}
