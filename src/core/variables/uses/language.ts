import {
  BY_EXTENSION,
  BY_INTERPRETER,
  BY_NAME,
  BY_PATTERN,
  SAMPLE_ENDINGS,
  TEMPLATE_ENDINGS,
} from './language-tables.js';
import type { Language } from './types.js';

/** Languages whose files have names of all kinds: an ending does not tell a Compose file from a Rails one. */
const NAMED: ReadonlySet<Language> = new Set(['config', 'docs', 'env', 'nginx', 'xml', 'yaml']);

/** What the file is written in: told by its name, else by the interpreter in its first line, else `text`. */
export function languageOf(path: string, firstLine = ''): Language {
  const name = baseName(path);
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const plain = ending === name || TEMPLATE_ENDINGS.has(ending) ? null : byExtension(ending);
  if (plain && !NAMED.has(plain)) return plain;
  if (ending !== name && SAMPLE_ENDINGS.has(ending)) return 'docs';
  const whole = byWholeName(name);
  if (whole) return whole;
  const parts = name.split('.');
  // `nginx.conf.tmpl` is nginx; an ERB file alone is Ruby.
  while (parts.length > 2 && TEMPLATE_ENDINGS.has(parts.at(-1)!)) parts.pop();
  const inner = byWholeName(parts.join('.')) ?? (parts.length > 1 ? byExtension(parts.at(-1)!) : null);
  return inner ?? byInterpreter(firstLine) ?? 'text';
}

/** Whether the file's name says that something fills it in before it is read. */
export function isTemplate(path: string): boolean {
  const name = baseName(path);
  return (
    name
      .split('.')
      .slice(1)
      .some(part => TEMPLATE_ENDINGS.has(part)) || /^\/?(?:.*\/)?templates?\//i.test(path)
  );
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
}

function byWholeName(name: string): Language | null {
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name]!;
  return BY_PATTERN.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function byExtension(extension: string): Language | null {
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension]! : null;
}

function byInterpreter(firstLine: string): Language | null {
  const line = firstLine.slice(0, 200).replace(/^\uFEFF/, '');
  if (/^<\?php\b/.test(line)) return 'php';
  const match = /^#!\s*(\S+)(?:\s+(.*))?$/.exec(line.trimEnd());
  if (!match) return null;
  // `#!/usr/bin/env -S node --flag` and `#!/usr/bin/with-contenv bash` name the interpreter second.
  const words = [match[1]!, ...(match[2] ?? '').split(/\s+/)];
  for (const word of words) {
    const name = baseName(word).replace(/[\d.]+$/, '');
    if (name !== 'env' && Object.hasOwn(BY_INTERPRETER, name)) return BY_INTERPRETER[name]!;
  }
  return null;
}
