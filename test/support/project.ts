/** Projects from texts, for tests of the core. */
import { type ComposeFile, readComposeFile } from '../../src/core/compose/file.js';
import { loadStack } from '../../src/core/compose/load.js';
import type { Stack } from '../../src/core/compose/stack.js';
import { type MigrateResult, migrateProject } from '../../src/core/migrate.js';
import type { MigrateOptions, ProjectInput } from '../../src/core/report.js';

export const PATH = 'docker-compose.yml';

export const OPTIONS: MigrateOptions = {
  network: 'app',
  strategy: 'shared',
  instanceNames: 'used',
  dependsOn: 'started',
  externalNetwork: null,
  dropBroken: false,
  linkEnv: 'used',
};

/** A project called `shop`: one text, or several by path, loaded together in that order. */
export function projectOf(
  files: string | Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): ProjectInput {
  const texts: Record<string, string> = typeof files === 'string' ? { [PATH]: files } : files;
  const paths = Object.keys(texts);
  return {
    directory: '.',
    name: 'shop',
    stacks: [paths],
    files: paths.map(path => ({ path, text: texts[path]! })),
    variables,
    writable: paths,
  };
}

export function migrateText(text: string, options: Partial<MigrateOptions> = {}): MigrateResult {
  return migrateProject(projectOf(text), { ...OPTIONS, ...options });
}

/** The text that a migration leaves; throws with the report's own words where nothing may be written. */
export function migrated(text: string, options: Partial<MigrateOptions> = {}): string {
  const { report, errors } = migrateText(text, options);
  if (report?.status === 'unchanged') return text;
  if (report?.status !== 'migrated')
    throw new Error(
      JSON.stringify({ status: report?.status, errors, manual: report?.manual, proof: report?.proof }),
    );
  return report.files[0]!.after;
}

export function fileOf(text: string, path = PATH): ComposeFile {
  return readComposeFile({ path, text });
}

/** Files loaded together; `beside` are those that only `extends: file:` reaches. */
export function stackOf(
  files: string | Readonly<Record<string, string>>,
  {
    variables = {},
    beside = {},
  }: { variables?: Record<string, string>; beside?: Record<string, string> } = {},
): Stack {
  const { files: own } = projectOf(files);
  const read = own.map(readComposeFile);
  const others = Object.entries(beside).map(([path, text]) => readComposeFile({ path, text }));
  const all = new Map([...read, ...others].map(file => [file.path, file]));
  return loadStack(read, { project: 'shop', variables, lookup: path => all.get(path) });
}
