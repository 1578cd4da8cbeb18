import { defineRule, envFilesOf } from '../../src/core/lint/rule.js';

export const envFileMissing = defineRule({
  meta: {
    id: 'env-file-missing',
    group: 'variables',
    summary: 'A file that "env_file" names is not there',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'leaves',
    messages: {
      missing:
        '"{service}" takes variables from "{path}", which is not there, and no Compose starts it without: `Couldn\'t find env file` from docker-compose 1.x, `env file … not found` from newer ones; put it in place, or remove the entry',
    },
  },
  file(file, context) {
    const { project } = context;
    const seen = new Set<number>();
    for (const service of file.services.values()) {
      for (const { value, path, required } of envFilesOf(service, project.variable)) {
        // Services can share a list by an alias.
        if (!required || path === null || seen.has(value.span.start)) continue;
        seen.add(value.span.start);
        if (project.exists(file.path, path) !== false) continue;
        context.report({
          message: 'missing',
          at: value.span,
          service: service.name,
          data: { service: service.name, path },
        });
      }
    }
  },
});
