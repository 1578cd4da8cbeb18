import { defineRule, type WrittenService } from '../../src/core/lint/rule.js';

/** Sections of later formats, which decide the format of a file for docker-compose since 1.27. */
const DECIDING = new Set(['services', 'networks', 'volumes']);
/** What only newer Compose reads at the top. */
const NEWER = new Set(['version', 'name', 'secrets', 'configs', 'include', 'models']);

export const serviceNameReserved = defineRule({
  meta: {
    id: 'service-name-reserved',
    group: 'format',
    summary: 'A service of format 1 has a name that Compose takes for something else',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      section:
        'docker-compose since 1.27 takes service "{name}" for the section of that name, and refuses the file; `delink migrate` puts it under "services:", where a service can have any name',
      newer:
        'newer Compose takes service "{name}" for its own key of that name, and refuses the file; `delink migrate` puts it under "services:", where a service can have any name',
      extension:
        'newer Compose passes over service "{name}" without a word, as names with "x-" at the top are extensions; `delink migrate` puts it under "services:", where a service can have any name',
    },
  },
  file({ format, services }, context) {
    if (format !== 'v1') return;
    for (const service of services.values()) {
      const { name, nameSpan } = service;
      if (!runs(service)) continue;
      const message = DECIDING.has(name)
        ? 'section'
        : NEWER.has(name)
          ? 'newer'
          : name.startsWith('x-')
            ? 'extension'
            : null;
      if (message) context.report({ message, at: nameSpan, service: name, data: { name } });
    }
  },
});

/** Whether it says what to run: what does not is a section indeed, or a template. */
function runs({ keys }: WrittenService): boolean {
  return keys.has('image') || keys.has('build') || keys.has('extends');
}
