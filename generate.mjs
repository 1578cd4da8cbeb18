// Writes the sources that are made of other files into src/generated/: for each its name, and what makes its text.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { buildSync } from 'esbuild';
import { format1Schema, servicesSchema } from './src/core/schema/compose-schemas.mjs';
import { inWords } from './src/core/schema/prepare.mjs';

const FILES = {
  'validate-compose.ts': validateCompose,
  'validate-config.ts': validateConfig,
  'pages.ts': rulePages,
};

const folder = join(import.meta.dirname, 'src/generated');
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(FILES)) {
  const path = join(folder, name);
  const text = await make();
  // A file that stays as it is keeps its age, too, by which a stale build is told.
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** Validators of Compose files, and their schemas in words. */
function validateCompose() {
  const format1 = format1Schema();
  const services = servicesSchema();
  return `${validators({ validateFormat1: format1, validateServices: services })}
export interface SchemaWords {
  readonly $ref?: string;
  readonly types?: readonly string[];
  readonly words?: string;
  readonly texts?: string;
  readonly properties?: Readonly<Record<string, SchemaWords>>;
  readonly patternProperties?: Readonly<Record<string, SchemaWords>>;
  readonly definitions?: Readonly<Record<string, SchemaWords>>;
  readonly additionalProperties?: SchemaWords | false;
  readonly items?: SchemaWords;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  readonly uniqueItems?: boolean;
}
export const format1Words = (): SchemaWords => (${JSON.stringify(inWords(format1))});
export const servicesWords = (): SchemaWords => (${JSON.stringify(inWords(services))});
`;
}

/** The validator of configuration files, as the rules want them. */
async function validateConfig() {
  const { RULES, configSchema } = await loadRules();
  return `${validators({ validateConfig: configSchema(RULES.map(({ meta }) => meta)) })}\n`;
}

/** The page of each rule by its id, so that it can be shown where there are no files beside the program. */
async function rulePages() {
  const { RULES } = await loadRules();
  const pages = RULES.flatMap(({ meta: { id } }) => {
    const path = join(import.meta.dirname, 'rules', id, 'README.md');
    return existsSync(path) ? [[id, readFileSync(path, 'utf8')]] : [];
  });
  return `// Made by generate.mjs.
export const PAGES: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(pages), null, 2)};
`;
}

/** The rules and what is made from them, bundled: Node reads no TypeScript. */
function loadRules() {
  const { outputFiles } = buildSync({
    stdin: {
      contents: "export * from './rules/index.ts'; export * from './src/config/schema.ts';",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/**
 * The text of a module that imports nothing: for each schema a function that gives its validator, all of which come
 * into being with the first, as most runs of the program need none.
 */
function validators(schemas) {
  const names = Object.keys(schemas);
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    messages: false,
    inlineRefs: false,
    code: { source: true },
  });
  for (const name of names) ajv.addSchema(schemas[name], name);
  const { outputFiles } = buildSync({
    stdin: {
      contents: standaloneCode(ajv, Object.fromEntries(names.map(name => [name, name]))),
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'validators',
    target: 'node20',
    legalComments: 'none',
    write: false,
  });
  return `// @ts-nocheck
// Made by generate.mjs.
export interface ValidationError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}
let made;
function all() {
${outputFiles[0].text.trim()}
return validators;
}
${names.map(name => `export const ${name} = (): Validate => (made ??= all()).${name};`).join('\n')}`;
}
