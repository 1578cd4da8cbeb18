/** One instruction of a Dockerfile, its lines joined. */
export interface Instruction {
  /** In capital letters. */
  readonly keyword: string;
  /** Flags (`--platform=…`) included, without blanks at the ends. */
  readonly rest: string;
}

export interface DockerfileLines {
  readonly instructions: readonly Instruction[];
  /** What continues lines and takes a character's meaning away: a backslash, unless a directive says otherwise. */
  readonly escapeMark: string;
}

const DIRECTIVE = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;
const HEREDOC = /^\d*<<(-?)([^<]+)$/;
/** Instructions that take heredocs. */
const WITH_HEREDOC = new Set(['RUN', 'COPY', 'ADD']);

/**
 * The instructions of a Dockerfile; comments and heredocs are left out. Never throws.
 * Source: moby/buildkit frontend/dockerfile/parser/parser.go.
 */
export function readDockerfileLines(text: string): DockerfileLines {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const { escapeMark, next } = readDirectives(lines);
  const instructions: Instruction[] = [];
  for (let at = next; at < lines.length; ) {
    const read = readLogicalLine(lines, at, escapeMark);
    at = read.next;
    const [, keyword = '', rest = ''] = /^([a-z]+)(?:\s+(.*))?$/is.exec(read.text.trim()) ?? [];
    if (keyword === '') continue;
    const instruction = { keyword: keyword.toUpperCase(), rest: rest.trim() };
    instructions.push(instruction);
    at = behindHeredocs(instruction, lines, at, escapeMark);
  }
  return { instructions, escapeMark };
}

/** Directives stand at the very top: any other line ends them, an empty one and a plain comment too. */
function readDirectives(lines: readonly string[]): { escapeMark: string; next: number } {
  let escapeMark = '\\';
  let next = 0;
  for (; next < lines.length; next++) {
    const [, name, value] = DIRECTIVE.exec(lines[next]!) ?? [];
    if (name === undefined) break;
    if (name.toLowerCase() === 'escape' && (value === '\\' || value === '`')) escapeMark = value;
  }
  return { escapeMark, next };
}

/** Comments and empty lines between continued lines are dropped, and do not end the instruction. */
function readLogicalLine(lines: readonly string[], start: number, escapeMark: string) {
  let text = '';
  let next = start;
  while (next < lines.length) {
    const line = lines[next++]!;
    const isNoise = /^\s*(?:#|$)/.test(line);
    if (isNoise && next === start + 1) break;
    if (isNoise) continue;
    const continued = continuedPart(line, escapeMark);
    if (continued === null) {
      text += line;
      break;
    }
    text += continued;
  }
  return { text, next };
}

/** The line without its escape at the end; null where it has none, or a doubled one. */
function continuedPart(line: string, escapeMark: string): string | null {
  const end = line.trimEnd();
  const body = end.slice(0, -1);
  return end.endsWith(escapeMark) && !body.endsWith(escapeMark) ? body : null;
}

/** The line behind the heredocs that an instruction begins. One without an end is taken for something else. */
function behindHeredocs(
  { keyword, rest }: Instruction,
  lines: readonly string[],
  start: number,
  escapeMark: string,
): number {
  const inner = keyword === 'ONBUILD' ? (/^\w*/.exec(rest)![0] ?? '').toUpperCase() : keyword;
  if (!WITH_HEREDOC.has(inner) || !rest.includes('<<')) return start;
  let at = start;
  for (const word of splitWords(rest, escapeMark)) {
    const [, chomp, quoted] = HEREDOC.exec(word) ?? [];
    if (quoted === undefined) continue;
    const name = quoted.replace(/^(['"])(.*)\1$/, '$2');
    let end = at;
    while (end < lines.length && (chomp === '-' ? lines[end]!.replace(/^\t+/, '') : lines[end]) !== name)
      end++;
    if (end < lines.length) at = end + 1;
  }
  return at;
}

/** Words between blanks. Quotes keep blanks together and, like escapes, stay in the word. */
export function splitWords(text: string, escapeMark: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quote === '' && /\s/.test(char)) {
      if (word !== '') words.push(word);
      word = '';
      continue;
    }
    word += char;
    if (char === escapeMark && quote !== "'") word += text[++at] ?? '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  if (word !== '') words.push(word);
  return words;
}
