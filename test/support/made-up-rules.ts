import { Ajv } from 'ajv';
import type { KnownRules } from '../../src/config/read-config.js';
import { configSchema } from '../../src/config/schema.js';
import type { RuleMeta } from '../../src/core/lint/rule.js';

/** Rules for tests of what is made from rules, with an option of every kind. */
export const METAS: readonly RuleMeta[] = [
  {
    id: 'link-order',
    group: 'links',
    summary: 'A link makes services start in an order',
    severity: 'warning',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: { order: 'order' },
  },
  {
    id: 'env-missing',
    group: 'variables',
    summary: 'A variable `X` is not set | anywhere',
    severity: 'error',
    since: '0.2.0',
    fix: 'unsafe',
    migrate: 'stops',
    messages: { missing: 'missing' },
    options: {
      strict: { type: 'boolean', default: false, description: 'Whether all of them count' },
      most: { type: 'integer', default: 10, minimum: 1, description: 'How many are too many' },
      mode: { type: 'string', default: 'some', enum: ['some', 'all'], description: 'Which count' },
      allow: {
        type: 'array',
        default: [],
        items: { type: 'string', pattern: '^[A-Z_]+$' },
        description: 'Variables that may be unset',
      },
    },
  },
  {
    id: 'format-v1',
    group: 'format',
    summary: 'A file has no services key',
    severity: 'info',
    since: '0.1.0',
    fix: 'safe',
    migrate: 'leaves',
    messages: { old: 'old' },
  },
];

const validate = new Ajv({ allErrors: true, strictTuples: false }).compile(configSchema(METAS));

/** With the validator that the build makes of the real rules. */
export const KNOWN: KnownRules = { metas: METAS, validate: () => validate };
