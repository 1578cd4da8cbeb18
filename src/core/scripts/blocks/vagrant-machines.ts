/** A provisioner or provider of a Vagrantfile. */
interface Part {
  readonly start: number;
  readonly machine: string;
}

const DEFINITION = /\.define\s*\(?\s*(?:["']([\w.-]+)["']|:(\w+))[^\n|]{0,100}\|\s*(\w+)/g;
const PART = /\b(\w+)\.vm\.(provision|provider)\b\s*\(?\s*(?:["'](\w+)["']|:(\w+))?/g;

/** Which of its machines a place of a Vagrantfile is for. */
export class VagrantMachines {
  private readonly parts: readonly Part[];

  constructor(text: string) {
    const definitions = [...text.matchAll(DEFINITION)].map(match => ({
      at: match.index,
      machine: match[1] ?? match[2]!,
      variable: match[3]!,
    }));
    const byVariable = new Map<string, string>();
    let next = 0;
    this.parts = [...text.matchAll(PART)].map(match => {
      while (next < definitions.length && definitions[next]!.at < match.index) {
        const { machine, variable } = definitions[next++]!;
        byVariable.set(variable, machine);
      }
      // Containers of the provider `docker` are machines themselves, on the one host; scripts run within others.
      const isContainer = match[2] === 'provider' && (match[3] ?? match[4]) === 'docker';
      return { start: match.index, machine: isContainer ? 'the host' : (byVariable.get(match[1]!) ?? '') };
    });
  }

  /** The provisioner or provider that a place is in, counted from 0; -1 before the first. */
  partAt(offset: number): number {
    let low = 0;
    let high = this.parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.parts[middle]!.start <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  machineAt(offset: number): string {
    return this.parts[this.partAt(offset)]?.machine ?? '';
  }
}
