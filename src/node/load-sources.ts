import { posix, resolve, sep } from 'node:path';
import { DEFAULT_SOURCE_LIMITS, type SourceLimits } from '../config/schema.js';
import type { SourceFile } from '../core/report.js';
import type { SourcePlace } from '../core/variables/source-places.js';
import { type WantedSources, wantedSources } from '../core/wanted-sources.js';
import { comparePaths } from './discover.js';
import { roleOf } from './file-names.js';
import type { LoadedProject } from './load-projects.js';
import { type SourceReader, sourceReader } from './source-reader.js';
import { covers, listing, realPath, type SourceRoot, sourceRoots, union } from './source-roots.js';
import { isExcluded, type WalkBudget, type WalkedFolder } from './source-walk.js';

export interface SourceRequest {
  /** What the paths of a project start from. */
  readonly cwd: string;
  readonly limits?: SourceLimits;
  /** Whether nothing is to be said about a file, by its absolute path. */
  isIgnored?(path: string): boolean;
}

export interface LoadedSources {
  /** Files in which something may read links, and those that Compose files name. */
  readonly sources: readonly SourceFile[];
  /** How many files were read. */
  readonly read: number;
  /** What a limit left out, in words. */
  readonly notes: readonly string[];
}

/**
 * Reads what the services of a project could read variables of links in: Dockerfiles and files of `env_file`, build
 * contexts, and what is mounted. Nothing is read where there is no link, and nothing that lies there makes it fail.
 */
export function loadSources(
  project: Pick<LoadedProject, 'input' | 'legacy' | 'directory' | 'locations'>,
  request: SourceRequest,
): LoadedSources {
  const nothing = { sources: [], read: 0, notes: [] };
  if (!project.legacy) return nothing;
  const wanted = wantedSources(project.input);
  if (wanted.prefixes.length === 0) return nothing;
  const composeFiles = new Set([...project.locations.values()].flatMap(path => realPath(path) ?? []));
  const roots = sourceRoots(wanted.trees, project.directory, request.cwd);
  const search = new SourceSearch(wanted, composeFiles, roots.length > 1, request);
  for (const place of wanted.files) search.addFile(place);
  for (const root of roots) search.addRoot(root);
  return search.result();
}

/** Folders full of pictures are walked through, too, but not for ever. */
const ENTRIES_PER_FILE = 10;

interface FoundFile {
  readonly path: string;
  readonly text: string;
  readonly role: SourceFile['role'];
  /** Those that name it. */
  services: readonly string[];
  /** Those that have a folder with it, unless it is left out there. */
  readonly claims: { readonly folder: WalkedFolder; readonly services: readonly string[] }[];
}

/** A walk that left nothing out for one service's sake, so that a part of it need not be walked again. */
interface Walk {
  readonly folders: Set<string>;
  readonly services: readonly string[];
}

class SourceSearch {
  private readonly cwd: string;
  private readonly limits: SourceLimits;
  private readonly isIgnored: (path: string) => boolean;
  private readonly reader: SourceReader;
  private readonly budget: WalkBudget;
  private readonly found: FoundFile[] = [];
  /** By real path; null for what was read and does not matter, which only counts where it can be met again. */
  private readonly seen = new Map<string, FoundFile | null>();
  private read = 0;
  private readonly walks: Walk[] = [];
  private readonly large: string[] = [];

  constructor(
    private readonly wanted: WantedSources,
    private readonly composeFiles: ReadonlySet<string>,
    private readonly severalRoots: boolean,
    { cwd, limits = DEFAULT_SOURCE_LIMITS, isIgnored = () => false }: SourceRequest,
  ) {
    this.cwd = cwd;
    this.limits = limits;
    this.isIgnored = isIgnored;
    this.reader = sourceReader(limits.maxBytes);
    this.budget = { left: ENTRIES_PER_FILE * limits.maxFiles };
  }

  /** A file that a Compose file names is there under that name, whatever is in it. */
  addFile({ path, role, services }: SourcePlace): void {
    const known = this.found.find(file => file.path === path);
    if (known) {
      known.services = union(known.services, services);
      return;
    }
    const real = realPath(resolve(this.cwd, path));
    if (real === null || this.composeFiles.has(real)) return;
    this.read++;
    const text = this.reader.read(real, () => true);
    if (text === 'large') this.large.push(path);
    else if (text !== null) this.keep(real, { path, text, role, services, claims: [] });
  }

  addRoot(root: SourceRoot): void {
    const { tree, real, isFile, dockerignore } = root;
    const { services } = tree;
    if (this.walks.some(walk => walk.folders.has(real) && covers(walk.services, services))) return;
    const walk: Walk = { folders: new Set(), services };
    if (dockerignore === null && !isFile) this.walks.push(walk);
    for (const { folder, names } of listing(root, this.budget)) {
      walk.folders.add(folder.path);
      // Which files are left out is to be the same everywhere.
      if (this.read + names.length > this.limits.maxFiles) names.sort();
      for (const name of names) this.visit(root, folder, name);
      if (this.budget.left < 0) return;
    }
  }

  private visit({ tree, isFile }: SourceRoot, folder: WalkedFolder, name: string): void {
    // Other projects' Compose files can lie in a build context; they are no programs that read variables.
    if (roleOf(name) !== null) return;
    const { services, role } = tree;
    const real = folder.path + sep + name;
    const known = this.seen.get(real);
    if (known) known.claims.push({ folder, services });
    if (known !== undefined || this.composeFiles.has(real)) return;
    if (this.read >= this.limits.maxFiles) {
      this.budget.left = -1;
      return;
    }
    this.read++;
    if (this.severalRoots) this.seen.set(real, null);
    const text = this.reader.read(real, content => this.wanted.mayMatter(real, content));
    if (text === null || this.isIgnored(real)) return;
    const path = isFile ? tree.path : joined(tree.path, folder.below + name);
    if (text !== 'large') this.keep(real, { path, text, role, services: [], claims: [{ folder, services }] });
    else if (!isExcluded(folder, name)) this.large.push(path);
  }

  private keep(real: string, file: FoundFile): void {
    this.found.push(file);
    this.seen.set(real, file);
  }

  result(): LoadedSources {
    const inOrder = this.found.sort((a, b) => comparePaths(a.path, b.path));
    const sources = inOrder.flatMap((file): SourceFile[] => {
      const { path, text, role } = file;
      const services = servicesOf(file);
      return services.length === 0 ? [] : [{ path, text, services, role }];
    });
    return { sources, read: this.read, notes: this.notes() };
  }

  private notes(): string[] {
    const { maxFiles, maxBytes } = this.limits;
    const notes: string[] = [];
    if (this.budget.left < 0) {
      notes.push(
        `only ${maxFiles} files of what services are built from or mount were searched for variables of links`,
      );
    }
    const [first] = this.large;
    if (first !== undefined) {
      const more = this.large.length - 1;
      const [have, was] = more === 0 ? ['has', 'was'] : [`and ${more} more have`, 'were'];
      notes.push(
        `"${first}" ${have} more than ${maxBytes} bytes, and ${was} not searched for variables of links`,
      );
    }
    return notes;
  }
}

/** Whether a file is left out is only asked for the few that matter. */
function servicesOf({ services, claims, path }: FoundFile): readonly string[] {
  return claims.reduce((all, claim) => {
    const isNews = !covers(all, claim.services) && !isExcluded(claim.folder, posix.basename(path));
    return isNews ? union(all, claim.services) : all;
  }, services);
}

function joined(tree: string, below: string): string {
  return tree === '.' ? below : `${tree}/${below}`;
}
