import { loadStacks, readFiles, readingErrors } from './load-project.js';
import type { ProjectInput } from './report.js';
import { type SourcePlaces, sourcePlaces } from './variables/source-places.js';
import { languageOf } from './variables/uses/language.js';
import { namesOf } from './variables/uses/names.js';
import { prospectsOf } from './variables/uses/prefilter.js';
import type { Language } from './variables/uses/types.js';

/** What a shell has to read of a project beside its Compose files. */
export interface WantedSources extends SourcePlaces {
  /** Whether a text can have anything to do with links; most have not, and need not be kept. */
  mayMatter(path: string, text: string): boolean;
}

/** Where the services of a project could read what their links gave; nothing where no link gave anything. */
export function wantedSources(input: ProjectInput): WantedSources {
  const files = readFiles(input);
  const readable = [...files.values()].every(file => readingErrors(file).length === 0);
  const stacks = readable ? loadStacks(input, files) : [];
  const places = stacks.map(stack => sourcePlaces(stack, input.variables));
  const prefixes = [...new Set(places.flatMap(place => place.prefixes))];
  const names = namesOf(prefixes);
  const language = languageByEnding();
  return {
    files: places.flatMap(place => place.files),
    trees: places.flatMap(place => place.trees),
    prefixes,
    mayMatter: (path, text) => {
      const written = language(path, text);
      const { exact, scan } = prospectsOf(text, written, names);
      return (exact || scan) && !isOwnReport(text, written);
    },
  };
}

const REPORTS: ReadonlySet<Language> = new Set(['json', 'text', 'xml']);

/** A baseline, or a report in a format for other programs, has the names that were found before. */
function isOwnReport(text: string, language: Language): boolean {
  if (!REPORTS.has(language)) return false;
  const [, quote] = /(["']?)\blink-env-(?:image|scan|variable)\b/.exec(text) ?? [];
  // In a comment of the file's own the name stands for itself.
  return quote !== undefined && (quote !== '' || !text.includes('delink-ignore'));
}

/** What files are written in, roughly: found once for each ending, since there are thousands of files. */
function languageByEnding(): (path: string, text: string) => Language {
  const known = new Map<string, Language>();
  return (path, text) => {
    const ending = path.slice(path.lastIndexOf('.'));
    const before = known.get(ending);
    if (before !== undefined && before !== 'text') return before;
    if (before === undefined) known.set(ending, languageOf(`file${ending}`));
    // A name without an ending, or that of a template, has more to say.
    return languageOf(path, text.slice(0, 200));
  };
}
