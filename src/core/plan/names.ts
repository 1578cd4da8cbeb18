/** Names as Docker compares them, and names for networks. */

/** The form in which two names are compared: look-up on a network ignores case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/**
 * Whether a name could be one of the public DNS. On a network it would hide the outside host from every
 * member, the one that is given it first of all; a name without a dot is never asked of the public DNS in earnest.
 */
export function mayBePublic(name: string): boolean {
  return name.includes('.');
}

/** Gives out network names, each valid as a key and used once. */
export class NetworkNames {
  private readonly used: Set<string>;

  constructor(
    private readonly base: string,
    taken: readonly string[],
  ) {
    this.used = new Set(taken);
  }

  /** The name for the main network: the one asked for, numbered when the project has it already. */
  main(): string {
    return this.free(this.base);
  }

  /** The name for a further network, after the service that is reached on it. */
  after(service: string): string {
    return this.free(`${this.base}-${service.replace(/[^a-zA-Z0-9._-]/g, '-')}`);
  }

  private free(wish: string): string {
    let name = wish;
    for (let n = 2; this.used.has(name); n++) name = `${wish}-${n}`;
    this.used.add(name);
    return name;
  }
}
