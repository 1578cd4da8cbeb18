/** What a Makefile does to a variable. */
interface MakeVariable {
  /** null where the value is not the same wherever it is used. */
  value: string | null;
}

const REFERENCE = /\$(?:\(([A-Za-z_]\w*)\)|\{([A-Za-z_]\w*)\})/g;
/** What reads the same in any place of a command. */
const PLAIN = /^[\w@%+,./:= -]*$/;
const LONGEST = 10_000;

/** The variables of a Makefile that are set once to something known. */
export class MakeVariables {
  readonly #variables = new Map<string, MakeVariable>();

  /** Only one `=` or `:=` outside of conditions leaves no doubt. */
  assign(name: string, operator: string, value: string, isConditional: boolean): void {
    const isSure = /^:{0,3}=$/.test(operator) && !isConditional && !this.#variables.has(name);
    this.#variables.set(name, { value: isSure ? literal(value) : null });
  }

  /** Something else sets it: `define`, a target. */
  doubt(name: string): void {
    this.#variables.set(name, { value: null });
  }

  values(): ReadonlyMap<string, string> {
    const resolved = new Map<string, string | null>();
    const resolve = (name: string, depth: number): string | null => {
      const known = resolved.get(name);
      if (known !== undefined) return known;
      // Also ends what refers to itself.
      resolved.set(name, null);
      const written = this.#variables.get(name)?.value ?? null;
      if (written === null || depth > 50) return null;
      let isKnown = true;
      const value = written.replace(REFERENCE, (_, round: string | undefined, curly: string | undefined) => {
        const inner = resolve(round ?? curly ?? '', depth + 1);
        isKnown &&= inner !== null;
        return inner ?? '';
      });
      const result = isKnown && value.length <= LONGEST && PLAIN.test(value) ? value : null;
      resolved.set(name, result);
      return result;
    };
    const values = new Map<string, string>();
    for (const name of this.#variables.keys()) {
      const value = resolve(name, 0);
      if (value !== null && /^[A-Za-z_]\w*$/.test(name)) values.set(name, value);
    }
    return values;
  }
}

function literal(value: string): string {
  const joined = value.replace(/[ \t]*\\\r?\n[ \t]*/g, ' ').trim();
  // Wherever the shell reads "db", it reads db.
  return /^"[\w./:-]*"$|^'[\w./:-]*'$/.test(joined) ? joined.slice(1, -1) : joined;
}
