import { interpolate } from '../compose/interpolate.js';
import type { TextValue, WrittenService } from './model.js';

/** One file of `env_file`. */
export interface EnvFile {
  /** Where its path is written. */
  readonly value: TextValue;
  /** Relative to the file that names it; null where a variable is unknown or the path is in a home directory. */
  readonly path: string | null;
  /** False for `{path: …, required: false}`. */
  readonly required: boolean;
}

/** The files that one service of one file names: a text, a list of texts, or a list of `{path, required}`. */
export function envFilesOf(service: WrittenService, variable: (name: string) => string | null): EnvFile[] {
  const value = service.keys.get('env_file')?.value;
  const items = value?.kind === 'list' ? value.items.map(item => item.value) : [value];
  return items.flatMap(item => {
    const path = item?.kind === 'map' ? item.entries.get('path')?.value : item;
    if (path?.kind !== 'text' || path.text === '') return [];
    const required = item?.kind === 'map' ? item.entries.get('required')?.value : null;
    return [
      {
        value: path,
        path: pathOf(path.text, variable),
        required: !(required?.kind === 'text' && required.meaning('modern').text === 'false'),
      },
    ];
  });
}

function pathOf(text: string, variable: (name: string) => string | null): string | null {
  const names = [...text.matchAll(/[A-Za-z_]\w*/g)].map(([name]) => name);
  const values = Object.fromEntries(
    names.flatMap(name => {
      const value = variable(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const path = interpolate(text, values);
  return path.unknown || path.text.startsWith('~') || path.text === '' ? null : path.text;
}
