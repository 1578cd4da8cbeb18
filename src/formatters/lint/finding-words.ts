import type { Finding, FindingFix, Place } from '../../core/lint/finding.js';
import type { InputError } from '../../core/report.js';

/** `docker-compose.yml:7:5`, which terminals and editors make a link. */
export function placeWords({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** The last line that has something of the place; one that ends where a line begins has nothing of that line. */
export function lastLineOf({ line, endLine, endColumn }: Place): number {
  return endLine > line && endColumn === 1 ? endLine - 1 : endLine;
}

/** What the fix does, and which option applies it. */
export function fixWords({ title, safety }: FindingFix): string {
  return `fix: ${title} (${safety === 'safe' ? '--fix' : '--unsafe-fixes'})`;
}

/** The message, and a line for each related place and for the fix. */
export function findingWords(finding: Finding): string {
  return [
    finding.message,
    ...finding.related.map(place => `${placeWords(place)}: ${place.note}`),
    ...(finding.fix ? [fixWords(finding.fix)] : []),
  ].join('\n');
}

/** The files of findings and errors in order of their first appearance, each with what there is about it. */
export function byFile(
  findings: readonly Finding[],
  errors: readonly InputError[],
): [file: string, about: { findings: Finding[]; errors: InputError[] }][] {
  const files = new Map<string, { findings: Finding[]; errors: InputError[] }>();
  const about = (file: string) => {
    if (!files.has(file)) files.set(file, { findings: [], errors: [] });
    return files.get(file)!;
  };
  for (const finding of findings) about(finding.file).findings.push(finding);
  for (const error of errors) about(error.file).errors.push(error);
  return [...files];
}
