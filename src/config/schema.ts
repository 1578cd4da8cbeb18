import { type OptionSchema, type RuleMeta, SEVERITIES } from '../core/lint/rule.js';

/** What a rule can be set to. */
export const LEVELS = [...SEVERITIES, 'off'] as const;
export type Level = (typeof LEVELS)[number];

/** From which severity on a run ends with 1. */
export const FAIL_ON = [...SEVERITIES, 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** How much is read of what services are built from and mount. */
export interface SourceLimits {
  /** Of the files of one project, those nearest to the top. */
  readonly maxFiles: number;
  /** Files with more bytes are passed over. */
  readonly maxBytes: number;
}

export const DEFAULT_SOURCE_LIMITS: SourceLimits = { maxFiles: 20_000, maxBytes: 1_000_000 };

/** Each of the limits; a file is read into memory whole. */
export const SOURCE_LIMITS: Readonly<Record<keyof SourceLimits, OptionSchema>> = {
  maxFiles: {
    type: 'integer',
    minimum: 0,
    default: DEFAULT_SOURCE_LIMITS.maxFiles,
    description: 'The most files of one project; those nearest to the top come first',
  },
  maxBytes: {
    type: 'integer',
    minimum: 0,
    maximum: 100_000_000,
    default: DEFAULT_SOURCE_LIMITS.maxBytes,
    description: 'The size in bytes above which a file is passed over',
  },
};

type Schema = Readonly<Record<string, unknown>>;

const LEVEL: Schema = { $ref: '#/definitions/level' };

/** The JSON Schema (draft 7) of a configuration file, made from the rules: for editors, and to validate with. */
export function configSchema(metas: readonly RuleMeta[]): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of delink',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'The schema of this file, for editors' },
      extends: {
        description:
          'Files that this one builds on, relative to it; later ones win over earlier ones, and this file wins over all of them',
        anyOf: [
          { type: 'string', minLength: 1 },
          { type: 'array', items: { type: 'string', minLength: 1 } },
        ],
      },
      rules: {
        type: 'object',
        description: 'Rules by their ids: a level, or a list of a level and options',
        additionalProperties: false,
        properties: Object.fromEntries(metas.map(meta => [meta.id, ruleSchema(meta)])),
      },
      ignore: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        default: [],
        description:
          'Files that nothing is reported about: patterns as in .gitignore, relative to the directory of the configuration',
      },
      failOn: {
        enum: FAIL_ON,
        default: 'error',
        description: 'The least severity with which `delink lint` ends with 1',
      },
      sources: {
        type: 'object',
        description: 'How much is searched of what services with links are built from and mount',
        additionalProperties: false,
        properties: SOURCE_LIMITS,
      },
    },
    definitions: {
      level: { enum: LEVELS, description: 'The severity of what the rule finds, or "off"' },
      plainRule: levelOrList({}),
    },
  };
}

function ruleSchema({ summary, severity, options }: RuleMeta): Schema {
  const rule = options ? levelOrList(options) : { $ref: '#/definitions/plainRule' };
  return { description: summary, default: severity, ...rule };
}

function levelOrList(options: Readonly<Record<string, OptionSchema>>): Schema {
  const settings = { type: 'object', additionalProperties: false, properties: options };
  return {
    anyOf: [
      LEVEL,
      { type: 'array', minItems: 1, maxItems: 2, items: [LEVEL, settings], additionalItems: false },
    ],
  };
}
