import type { LintFile, TextValue, Value } from './model.js';

/**
 * What Compose wants at a place. `text`: nothing else. `port`: a text or a number. `variable`: a text or a number, and in
 * newer Compose a boolean. `label`: any of them.
 */
export type ScalarKind = 'text' | 'port' | 'variable' | 'label';

/** A scalar at a place where it matters how YAML reads it. */
export interface ScalarPlace {
  readonly kind: ScalarKind;
  readonly service: string;
  /** The key of the service. */
  readonly key: string;
  readonly value: TextValue;
}

/** Keys of a service whose value, or each of whose values, is a text. Both formats are in it. */
const TEXTS: ReadonlySet<string> = new Set([
  'build',
  'cap_add',
  'cap_drop',
  'cgroup_parent',
  'command',
  'container_name',
  'cpuset',
  'devices',
  'dns',
  'dns_search',
  'dockerfile',
  'domainname',
  'entrypoint',
  'environment',
  'hostname',
  'image',
  'ipc',
  'labels',
  'log_driver',
  'mac_address',
  'net',
  'network_mode',
  'pid',
  'restart',
  'security_opt',
  'stop_signal',
  'user',
  'volume_driver',
  'working_dir',
]);
const PORTS: ReadonlySet<string> = new Set(['ports', 'expose']);
/** Keys whose mappings hold such values. */
const MAPPINGS: Readonly<Record<string, ScalarKind>> = {
  environment: 'variable',
  sysctls: 'variable',
  labels: 'label',
};

/** All such scalars of a file's services that are more than their text to somebody; what aliases share once. */
export function scalarPlaces(file: LintFile): ScalarPlace[] {
  const places = new Map<number, ScalarPlace>();
  for (const { name: service, keys } of file.services.values()) {
    const add = (kind: ScalarKind, key: string, value: Value | null | undefined) => {
      if (value?.kind !== 'text' || isText(value)) return;
      const { start } = value.span;
      if (!places.has(start)) places.set(start, { kind, service, key, value });
    };
    for (const entry of keys.values()) {
      const { key } = entry;
      const kind = PORTS.has(key) ? 'port' : TEXTS.has(key) ? 'text' : null;
      const held = Object.hasOwn(MAPPINGS, key) ? MAPPINGS[key]! : null;
      if (kind === null && held === null) continue;
      const { value } = entry;
      if (value?.kind === 'list' && kind !== null) for (const item of value.items) add(kind, key, item.value);
      if (value?.kind === 'text' && kind !== null) add(kind, key, value);
      if (value?.kind !== 'map') continue;
      if (held !== null) for (const inner of value.entries.values()) add(held, key, inner.value);
      if (key !== 'build') continue;
      for (const inner of ['context', 'dockerfile', 'target'])
        add('text', key, value.entries.get(inner)?.value);
      const args = value.entries.get('args')?.value;
      if (args?.kind === 'map') for (const inner of args.entries.values()) add('variable', key, inner.value);
    }
  }
  return [...places.values()];
}

/** Whether every loader reads the very text. */
function isText(value: TextValue): boolean {
  if (value.style !== 'plain') return true;
  return value.meaning('legacy').type === 'string' && value.meaning('modern').type === 'string';
}
