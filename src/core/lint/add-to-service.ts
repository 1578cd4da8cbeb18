import { blockLines, type Fragment, flowText } from '../rewrite/fragment.js';
import { lineEnding } from '../text/lines.js';
import { type FixEdit, insertAt } from './edits.js';
import type { Entry, LintFile, LintService, MapValue, Value, WrittenService } from './model.js';

/** Keys below the new one, each with its value as plain YAML of one line. */
export type NewKeys = readonly (readonly [key: string, value: string])[];

/**
 * Writes a key with others below it behind the last key of a service, as its neighbours are written: in block style
 * on lines of their own, in flow style in the same braces. null where the text is not the service's alone (another
 * one extends it, or takes it over by an anchor), or where no place for it is safe.
 */
export function addToService(service: LintService, key: string, below: NewKeys): FixEdit | null {
  const written = service.written.findLast(part => isOwn(part, service) && part.keys.has('image'));
  const body = written ? bodyOf(written) : null;
  if (!written || !body) return null;
  const own = [...written.keys.values()].filter(({ keySpan, flow }) => {
    return flow === body.flow && keySpan.start >= body.span.start && keySpan.end <= body.span.end;
  });
  if (own.length === 0 || isShared(own, service)) return null;
  own.sort((a, b) => a.keySpan.start - b.keySpan.start);
  return body.flow ? inBraces(written.file, own, key, below) : onLines(written, own, key, below);
}

function isOwn(part: WrittenService, { bases, name, stack }: LintService): boolean {
  return part.name === name && stack.files.includes(part.file) && !bases.some(({ base }) => base === part);
}

/** The mapping behind the service's name; null where an alias stands there. */
function bodyOf({ file, name, nameSpan }: WrittenService): MapValue | null {
  const section = file.format === 'v1' ? null : file.top.get('services')?.value;
  const services = section?.kind === 'map' ? section.entries : file.top;
  const body = services.get(name)?.value;
  return body?.kind === 'map' && body.span.start > nameSpan.start ? body : null;
}

function isShared(own: readonly Entry[], service: LintService): boolean {
  const places = new Set(own.map(placeOf));
  return [...service.stack.services.values()].some(
    other =>
      other !== service &&
      other.written.some(({ keys }) => [...keys.values()].some(entry => places.has(placeOf(entry)))),
  );
}

function placeOf({ keySpan }: Entry): string {
  return `${keySpan.start} ${keySpan.file}`;
}

function inBraces(file: LintFile, own: readonly Entry[], key: string, below: NewKeys): FixEdit | null {
  const last = own.at(-1)!;
  if (!last.value) return null;
  const json = file.text[last.keySpan.start] === '"';
  // What is plain outside of braces may be none inside of them.
  const texts = below.map(([name, value]) => ({
    key: name,
    value: /^\w+$/.test(value) ? value : JSON.stringify(value),
  }));
  const text = flowText({ key, value: { pairs: texts } }, json);
  return insertAt(file.path, last.span.end, `, ${text}`);
}

function onLines(
  { file, nameSpan }: WrittenService,
  own: readonly Entry[],
  key: string,
  below: NewKeys,
): FixEdit | null {
  // The lines behind a block scalar have a say in what it ends with.
  const last = own.findLast(({ value }) => !endsWithBlockScalar(value));
  const column = last ? columnOf(file, last.keySpan.start) : null;
  const nameColumn = columnOf(file, nameSpan.start);
  if (!last || column === null || nameColumn === null) return null;
  const eol = lineEnding(file.text);
  const unit = column - nameColumn;
  const fragment: Fragment = { key, value: { pairs: below.map(([name, value]) => ({ key: name, value })) } };
  const lines = blockLines(fragment, column, { unit, dash: unit });
  const end = Math.max(last.keySpan.end, file.text.slice(0, last.span.end).trimEnd().length);
  const newline = file.text.indexOf('\n', end);
  const lineEnd = newline === -1 ? file.text.length : newline - (file.text[newline - 1] === '\r' ? 1 : 0);
  return insertAt(file.path, lineEnd, lines.map(line => `${eol}${line}`).join(''));
}

/** null where something else than blanks stands before it on its line. */
function columnOf({ text }: LintFile, offset: number): number | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^ *$/.test(text.slice(start, offset)) ? offset - start : null;
}

function endsWithBlockScalar(value: Value | null): boolean {
  let last = value;
  while (last && last.kind !== 'text') {
    last = (last.kind === 'map' ? [...last.entries.values()].at(-1) : last.items.at(-1))?.value ?? null;
  }
  return last?.style === 'block';
}
