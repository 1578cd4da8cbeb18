/** Who claims which name on a network. Names are compared without regard to case, as the engine's DNS does. */
export class Claims {
  private readonly byName = new Map<string, Set<string>>();

  /** `owner` stands for one container, whichever command starts it. */
  add(name: string, owner: string): void {
    const key = name.toLowerCase();
    const owners = this.byName.get(key);
    if (owners) owners.add(owner);
    else this.byName.set(key, new Set([owner]));
  }

  /** Whether somebody else than `owner` claims the name. */
  disputes(name: string, owner: string): boolean {
    const owners = this.byName.get(name.toLowerCase());
    return owners !== undefined && [...owners].some(other => other !== owner);
  }

  /** Whether a name would have two owners if both were on one network. */
  collidesWith(other: Claims): boolean {
    for (const [name, owners] of this.byName) {
      for (const owner of owners) if (other.disputes(name, owner)) return true;
    }
    return false;
  }

  addAll(other: Claims): void {
    for (const [name, owners] of other.byName) for (const owner of owners) this.add(name, owner);
  }
}
