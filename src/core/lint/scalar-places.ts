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

/** All such scalars of a file's services; what aliases share once. */
export function scalarPlaces(file: LintFile): ScalarPlace[] {
  const places = new Map<number, ScalarPlace>();
  for (const { name: service, keys } of file.services.values()) {
    const add = (kind: ScalarKind, key: string, value: Value | null | undefined) => {
      if (value?.kind === 'text' && !places.has(value.span.start))
        places.set(value.span.start, { kind, service, key, value });
    };
    for (const { key, value } of keys.values()) {
      const kind = PORTS.has(key) ? 'port' : TEXTS.has(key) ? 'text' : null;
      const held = Object.hasOwn(MAPPINGS, key) ? MAPPINGS[key]! : null;
      if (kind !== null && value?.kind !== 'map')
        for (const one of value?.kind === 'list' ? value.items.map(item => item.value) : [value])
          add(kind, key, one);
      if (held !== null && value?.kind === 'map')
        for (const entry of value.entries.values()) add(held, key, entry.value);
      if (key !== 'build' || value?.kind !== 'map') continue;
      for (const inner of ['context', 'dockerfile', 'target'])
        add('text', key, value.entries.get(inner)?.value);
      const args = value.entries.get('args')?.value;
      if (args?.kind === 'map') for (const entry of args.entries.values()) add('variable', key, entry.value);
    }
  }
  return [...places.values()];
}
