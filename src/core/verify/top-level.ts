import type { Stack } from '../compose/stack.js';
import { entriesOf, valueAt } from '../yaml/merge-keys.js';
import { resolve } from '../yaml/tree.js';
import { type PlainValue, plainValue } from './plain-values.js';

const SECTIONS = ['networks', 'volumes', 'secrets', 'configs'];

/** What the files of a stack declare at their top, by `section.name`; the last file that names a thing counts. */
export function declarations(stack: Stack): ReadonlyMap<string, PlainValue> {
  const result = new Map<string, PlainValue>();
  // In format 1 such a key is a service.
  if (stack.format === 'v1') return result;
  for (const file of stack.files) {
    for (const section of SECTIONS) {
      const declared = valueAt(file.root, section);
      if (declared?.kind !== 'mapping') continue;
      for (const { key, pair } of entriesOf(declared).values()) {
        const value = plainValue(resolve(pair.value), stack.format);
        result.set(`${section}.${key}`, value === '' ? {} : value);
      }
    }
  }
  return result;
}
