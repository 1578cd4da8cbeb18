import type { Notice } from '../report.js';
import { keyText, type PairNode } from '../yaml/tree.js';
import { type ComposeFile, misplacedSections, misplacedServices, strayValues } from './file.js';
import { noticeAt } from './problem.js';

/** What makes a file a mixture of formats that no Compose takes, and what to do about it. */
const MIXTURES: readonly (readonly [(file: ComposeFile) => PairNode[], (name: string) => string])[] = [
  [
    strayValues,
    name =>
      `"${name}" stands among the services but is none, and every Compose refuses that: remove it, or make it a service`,
  ],
  [
    misplacedSections,
    name =>
      `"${name}" is a section of later formats, but the services of this file do not stand under "services:", and every Compose refuses that: move them there`,
  ],
  [
    misplacedServices,
    name =>
      `"${name}" looks like a service but does not stand under "services:", and every Compose refuses that: move it there, or remove "version" if the file is of format 1`,
  ],
];

/** Formats that are mixed, within one file or among files that are loaded together. */
export function formatProblems(files: readonly ComposeFile[]): Notice[] {
  const first = files[0]!;
  const others = files.filter(file => file.format !== first.format);
  return [
    ...others.map(file =>
      noticeAt(
        file,
        0,
        'format-mixed',
        `"${file.path}" and "${first.path}" have different formats, and Compose refuses to load them together: bring them to one format first`,
      ),
    ),
    ...files.flatMap(file =>
      MIXTURES.flatMap(([find, words]) =>
        find(file).map(pair => noticeAt(file, pair.key.start, 'format-mixed', words(keyText(pair) ?? ''))),
      ),
    ),
  ];
}
