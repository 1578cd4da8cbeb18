/** What an entry of `volumes` in format 1 means to docker-compose 1.29.2. */
export type VolumeEntry =
  /** The engine-wide volume of that name. `rest` is the text from the colon on. */
  | { readonly kind: 'named'; readonly name: string; readonly rest: string }
  /** A folder that Fig took for a path below the file; no volume can have that name. */
  | { readonly kind: 'folder'; readonly path: string; readonly rest: string }
  /** A name that cannot be declared, and what is wrong with it. */
  | { readonly kind: 'undeclarable'; readonly name: string; readonly wrong: 'variable' | 'slash' }
  /** Paths, containers' own folders, anything that stays as it is. */
  | { readonly kind: 'other' };

const VOLUME_NAME = /^[a-zA-Z0-9][\w.-]*$/;

/**
 * Tells named volumes from folders. A slash at the end is dropped (`data/` is the volume `data`), and with
 * `volume_driver` a leading `./` is too, because paths are then not made absolute (1.29.2
 * compose/config/types.py VolumeSpec, compose/config/config.py resolve_volume_path). Some drivers took any text
 * for a name (`host/share`).
 */
export function volumeEntry(text: string, hasDriver: boolean): VolumeEntry {
  const match = /^([^:]+)(:[^:].*)$/s.exec(text);
  if (!match || /^[A-Za-z]:[\\/]/.test(text)) return { kind: 'other' };
  const [, source, rest] = match as unknown as [string, string, string];
  // With a slash behind it, a variable at the head is a folder: `$PWD/conf`.
  if (hasDriver && source.startsWith('$') && !source.includes('/'))
    return { kind: 'undeclarable', name: source, wrong: 'variable' };
  if (/^[/~<$\\]/.test(source)) return { kind: 'other' };
  if (source.startsWith('.')) {
    const name = hasDriver ? source.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '') : '';
    return VOLUME_NAME.test(name) ? { kind: 'named', name, rest } : { kind: 'other' };
  }
  const name = source.replace(/\/+$/, '');
  if (VOLUME_NAME.test(name)) return { kind: 'named', name, rest };
  if (name.includes('/'))
    return hasDriver
      ? { kind: 'undeclarable', name, wrong: 'slash' }
      : { kind: 'folder', path: `./${source}`, rest };
  return name.includes('$') ? { kind: 'undeclarable', name, wrong: 'variable' } : { kind: 'other' };
}
