import type { ResolvedLink } from '../model/resolve-links.js';
import type { Run } from '../model/script.js';

/** More links than these are not compared with every container. */
const MANY = 50;

/**
 * Links from the default bridge whose target nobody can tell, or that leads out of the file: a container that one of
 * them may mean must stay on the bridge, or the engine refuses the link.
 */
export class Strangers {
  private readonly absent: readonly ResolvedLink[];
  /** Those whose target depends on a variable. */
  private readonly open: readonly { readonly link: ResolvedLink; readonly pattern: RegExp | null }[];

  constructor(links: readonly ResolvedLink[]) {
    this.absent = links.filter(({ run, link, targets, composeMade }) => {
      const isLink = link.form === 'complete' || link.form === 'unknown';
      return isLink && run.attached.kind === 'bridge' && targets.length === 0 && composeMade === null;
    });
    const byTarget = new Map(this.absent.map(one => [one.link.target, one] as const));
    this.open = [...byTarget].flatMap(([target, link]) =>
      target === null || target.includes('$') ? [{ link, pattern: patternOf(target) }] : [],
    );
  }

  /** One that may mean the container of a command; null where none does. */
  meaning(run: Run): ResolvedLink | null {
    const { name, nameOption } = run;
    const isOther = (one: ResolvedLink) => one.run !== run;
    if (nameOption === null || (name !== null && !name.includes('$'))) {
      const found = this.open.find(
        ({ link, pattern }) =>
          isOther(link) && (pattern === null || this.open.length > MANY || pattern.test(name ?? '')),
      );
      return found?.link ?? null;
    }
    const pattern = this.absent.length > MANY ? null : patternOf(name);
    return (
      this.absent.find(
        one =>
          isOther(one) && (pattern === null || one.link.target === null || pattern.test(one.link.target)),
      ) ?? null
    );
  }
}

/** What a name with variables may come to be; null where that may be anything. */
function patternOf(name: string | null): RegExp | null {
  const parts = name?.split(/\$\{[^{}]*\}/) ?? [];
  if (parts.every(part => part === '') || parts.some(part => part.includes('$'))) return null;
  return new RegExp(`^${parts.map(part => part.replace(/[^\w-]/g, '\\$&')).join('.*')}$`, 's');
}
