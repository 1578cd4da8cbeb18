import { lintProject } from '../../src/core/lint/lint.js';
import { defineRule, type LintService } from '../../src/core/lint/rule.js';
import { type LintCase, lintInput } from './lint-text.js';

/** The services of a project as rules see them, by name. */
export function lintServices(files: LintCase['files']): ReadonlyMap<string, LintService> {
  const services = new Map<string, LintService>();
  const rule = defineRule({
    meta: {
      id: 'all-services',
      group: 'links',
      summary: '',
      severity: 'info',
      since: '0.1.0',
      fix: null,
      migrate: 'leaves',
      messages: {},
    },
    service: service => {
      services.set(service.name, service);
    },
  });
  const { failures } = lintProject(
    lintInput({ files }),
    [{ rule, severity: 'info', options: {} }],
    ['all-services'],
  );
  expect(failures).toEqual([]);
  return services;
}
