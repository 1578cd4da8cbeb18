import type { Finding, Place } from '../../core/lint/finding.js';
import type { Severity } from '../../core/lint/rule.js';
import { paint } from '../color.js';
import { codeFrame, type FrameLook, standsBeside } from './code-frame.js';
import { fileUri } from './file-uri.js';
import { fixWords, placeWords } from './finding-words.js';
import type { LintEnv, LintReport } from './lint-report.js';
import { type SourceLines, sourceLines } from './source-lines.js';
import { formatLintSummary, SEVERITY_COLORS } from './text-summary.js';
import { visible, visibleLine } from './visible-text.js';

/** Lines shown before and after a finding. */
const CONTEXT = 1;
/** Related places that are shown with their lines; of more than these only the notes are. */
const FRAMES_SHOWN = 3;
/** More notes than this would push what matters off the screen. */
const NOTES_SHOWN = 8;

/** Findings with their lines and what to do about them, for a person at a terminal. */
export function formatText(report: LintReport, env: LintEnv): string {
  const linesIn = sourceLines(report);
  const blocks = [
    ...report.findings.map(finding => findingLines(finding, linesIn, env)),
    formatLintSummary(report, env),
  ];
  return blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.map(line => `${line}\n`).join(''))
    .join('\n');
}

function findingLines(finding: Finding, linesIn: SourceLines, env: LintEnv): string[] {
  const { severity, message, ruleId, related, fix } = finding;
  const head = [
    linkedPlace(finding, env, 'bold'),
    paint(env.color, SEVERITY_COLORS[severity], severity),
    visibleLine(message),
    paint(env.color, 'dim', visibleLine(ruleId)),
  ];
  const frameOf = (place: Place, look: FrameLook) => {
    const lines = linesIn(place.file);
    return lines ? codeFrame(lines, place, look).map(line => `    ${line}`) : [];
  };
  const beside = related.filter(
    (place, index) =>
      standsBeside(place, finding, CONTEXT) &&
      related.findIndex(other => other.file === place.file && other.line === place.line) === index,
  );
  const withFrame = related.length <= FRAMES_SHOWN ? related.filter(place => !beside.includes(place)) : [];
  const notes = related.length > NOTES_SHOWN + 1 ? related.slice(0, NOTES_SHOWN) : related;
  const more = related.length - notes.length;
  return [
    head.join('  '),
    ...frameOf(finding, mainLook(severity, beside, env)),
    ...notes.flatMap(place => [
      `  ${linkedPlace(place, env, 'dim')}  ${visibleLine(place.note)}`,
      ...(withFrame.includes(place) ? frameOf(place, relatedLook(env)) : []),
    ]),
    ...(more > 0 ? [`  … and ${more} more: --format json lists all places`] : []),
    ...(fix ? [`  ${paint(env.color, 'green', visibleLine(fixWords(fix)))}`] : []),
  ];
}

function mainLook(severity: Severity, beside: readonly Place[], { color }: LintEnv): FrameLook {
  const dim = (text: string) => paint(color, 'dim', text);
  return {
    context: CONTEXT,
    gutter: dim,
    marks: { character: '^', paint: text => paint(color, SEVERITY_COLORS[severity], text) },
    beside: { places: beside, marks: { character: '-', paint: dim } },
  };
}

function relatedLook({ color }: LintEnv): FrameLook {
  const dim = (text: string) => paint(color, 'dim', text);
  return { context: 0, gutter: dim, marks: { character: '-', paint: dim } };
}

/** The place as editors know it; terminals that can open the file on a click. */
function linkedPlace(place: Place, env: LintEnv, color: 'bold' | 'dim'): string {
  const words = paint(env.color, color, visible(placeWords(place)));
  if (!env.hyperlinks) return words;
  return `\x1b]8;;${fileUri(place.file, env.cwd)}\x1b\\${words}\x1b]8;;\x1b\\`;
}
