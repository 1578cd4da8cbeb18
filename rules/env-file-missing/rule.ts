import { defineRule, envFilesOf, groupBy } from '../../src/core/lint/rule.js';

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
    const uses = [...file.services.values()].flatMap(service =>
      envFilesOf(service, project.variable).map(use => ({ ...use, service: service.name })),
    );
    const missing = uses.filter(({ required, path }) => {
      // What is not below the project belongs to the machine that Compose runs on, which may be another one.
      if (!required || path === null || /^(?:\/|[A-Za-z]:)/.test(path)) return false;
      return project.exists(file.path, path) === false;
    });
    for (const [path, [first, ...others]] of groupBy(missing, use => use.path!)) {
      // Services can share a list by an alias.
      const places = new Map(others.map(use => [use.value.span.start, use]));
      places.delete(first!.value.span.start);
      context.report({
        message: 'missing',
        at: first!.value.span,
        service: first!.service,
        data: { service: first!.service, path },
        related: [...places.values()].map(({ value, service }) => ({
          at: value.span,
          note: `"${service}" needs it as well`,
        })),
      });
    }
  },
});
