import type { CommandOption } from '../shell/command.js';
import type { LinkForm, RunLink } from './script.js';

/** Reads one value of `--link`: `NAME`, `NAME:ALIAS`. Source: docker/cli 20.10 opts/opts.go (`ParseLink`). */
export function readLink(option: CommandOption): RunLink {
  const value = option.value?.value ?? null;
  if (option.value !== null && value === null) return broken(option, 'unknown');
  if (value === null || value === '') return broken(option, 'empty');
  const parts = splitOutsideVariables(value);
  if (parts.length > 2) return broken(option, 'too-many-parts');
  const [target = '', alias] = parts;
  const name = target.replace(/^\//, '');
  if (name === '') return broken(option, 'empty');
  if (alias === '') return { option, form: 'no-alias', target: name, alias: null };
  return { option, form: 'complete', target: name, alias: alias ?? name };
}

function broken(option: CommandOption, form: LinkForm): RunLink {
  return { option, form, target: null, alias: null };
}

/** Parts between colons; `${NAME:-default}` is one. */
function splitOutsideVariables(value: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value[at]!;
    if (char === '{' && value[at - 1] === '$') depth++;
    else if (char === '}' && depth > 0) depth--;
    if (char === ':' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}
