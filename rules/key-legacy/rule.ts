import { defineRule, renameKey } from '../../src/core/lint/rule.js';

/** What each key of format 1 is written as today. */
const TODAY: Readonly<Record<string, string>> = {
  dockerfile: 'write it into "build", beside the directory as "context"',
  log_driver: 'write it as "driver" in "logging"',
  log_opt: 'write it as "options" in "logging"',
  net: 'write it as "network_mode", or the network\'s name into "networks"',
  volume_driver: 'write it as "driver" of each volume, in "volumes" at the top of the file',
};

/** What `net` and `network_mode` both take, and mean the same by. */
const MODES = new Set(['bridge', 'host', 'none']);

export const keyLegacy = defineRule({
  meta: {
    id: 'key-legacy',
    group: 'format',
    summary: 'A key of format 1 in a service under `services:`',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    migrate: 'leaves',
    messages: {
      legacy:
        '"{key}" of service "{service}" is a key of format 1, and Compose refuses it under "services:"; {today}',
    },
  },
  file(file, context) {
    if (file.format === 'v1') return;
    for (const problem of file.schemaProblems) {
      if (problem.kind !== 'unknown-key' || !problem.otherFormat) continue;
      const { at, key } = problem;
      const service = problem.service!;
      const { keys } = file.services.get(service)!;
      const value = keys.get(key)?.value;
      const mode = key === 'net' && value?.kind === 'text' && MODES.has(value.text);
      const free = !keys.has('networks') && !keys.has('network_mode');
      const edits = [renameKey(file, at, 'network_mode')];
      context.report({
        message: 'legacy',
        at,
        service,
        data: { key, service, today: TODAY[key]! },
        fix: mode && free ? { title: 'Rename it to "network_mode"', safety: 'safe', edits } : null,
      });
    }
  },
});
