import { Command, InvalidArgumentError, Option } from 'commander';
import type { MigrateOptions } from '../core/report.js';
import { version } from '../version.js';
import { addLint, type LintCall } from './add-lint.js';

export const MIGRATE_FORMATS = ['diff', 'json', 'summary'] as const;
export type MigrateFormat = (typeof MIGRATE_FORMATS)[number];

/** A `migrate` call, as typed. */
export interface MigrateCall {
  readonly paths: readonly string[];
  readonly options: MigrateOptions;
  readonly files: readonly string[];
  /** Whether scripts, Makefiles, documents and files of CI are migrated, too. */
  readonly scripts: boolean;
  readonly write: boolean;
  readonly check: boolean;
  /** Undefined when none was asked for: what that means depends on `write`. */
  readonly format: MigrateFormat | undefined;
  readonly stdinFilename: string | undefined;
  readonly color: boolean | undefined;
}

/** A `verify` call, as typed. */
export interface VerifyCall {
  readonly before: string;
  readonly after: string;
  readonly format: 'text' | 'json';
  readonly color: boolean | undefined;
}

/** An `explain` call, as typed. */
export interface ExplainCall {
  readonly rule: string;
  readonly color: boolean | undefined;
}

/** A `rules` call, as typed. */
export interface RulesCall {
  readonly format: 'text' | 'json';
  readonly color: boolean | undefined;
}

export interface Handlers {
  lint(call: LintCall): Promise<void>;
  migrate(call: MigrateCall): Promise<void>;
  verify(call: VerifyCall): Promise<void>;
  explain(call: ExplainCall): Promise<void>;
  rules(call: RulesCall): Promise<void>;
}

/** The command line: names, options, help. No work is done here. */
export function createProgram(handlers: Handlers): Command {
  const program = new Command('delink')
    .description(
      'Moves Docker projects off legacy links to user-defined networks, and proves that every name still resolves.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride();
  addColor(addLint(program, call => handlers.lint(call)));
  addMigrate(program, handlers);
  addVerify(program, handlers);
  addRules(program, handlers);
  program.addHelpText('after', EXIT_CODES);
  return program;
}

function addMigrate(program: Command, handlers: Handlers): void {
  const command = program.command('migrate');
  command
    .summary('replace links by networks')
    .description(
      'Prints what would change in Compose files, and in scripts that call "docker run --link", as a unified diff. Nothing is written without --write.',
    )
    .argument('[paths...]', 'files, and directories to search; "-" for standard input (default: ".")')
    .option('--write', 'write the changes: all files of a project, or none')
    .option('--check', 'exit with 1 if anything would change')
    .option('-f, --file <file>', 'load exactly this file; repeat it in load order', collect)
    .addOption(
      new Option('--format <format>', 'what to print (default: "diff"; with --write, nothing)').choices(
        MIGRATE_FORMATS,
      ),
    )
    .option(
      '--network <name>',
      'name of the new network; "default" is the one that Compose makes itself',
      networkName,
      'app',
    )
    .addOption(
      choice('--strategy <strategy>', 'one network for all, or only for those that a link joined', [
        'shared',
        'isolated',
      ]),
    )
    .addOption(
      choice('--depends-on <form>', 'how the start order is written', [
        'started',
        'restart',
        'healthy',
        'none',
      ]),
    )
    .addOption(
      choice('--instance-names <which>', 'keep generated names like "db_1"', ['used', 'all', 'none']),
    )
    .addOption(
      choice('--link-env <which>', 'write the variables that links gave into "environment"', [
        'used',
        'all',
        'none',
      ]),
    )
    .option(
      '--external-network <name>',
      'the network on which the containers of external_links are',
      networkName,
    )
    .option(
      '--no-scripts',
      'leave links of "docker run" alone: in scripts, Makefiles, documents, files of CI',
    )
    .option('--drop-broken', 'remove links that Compose or the engine refuses anyway')
    .option('--stdin-filename <name>', 'the file that standard input stands for')
    .addHelpText('after', MIGRATE_EXAMPLES)
    .action((paths: string[], given) =>
      handlers.migrate({
        paths,
        options: {
          network: given.network,
          strategy: given.strategy,
          instanceNames: given.instanceNames,
          dependsOn: given.dependsOn,
          externalNetwork: given.externalNetwork ?? null,
          dropBroken: given.dropBroken ?? false,
          linkEnv: given.linkEnv,
        },
        files: given.file ?? [],
        scripts: given.scripts,
        write: given.write ?? false,
        check: given.check ?? false,
        format: given.format,
        stdinFilename: given.stdinFilename,
        color: given.color,
      }),
    );
  addColor(command);
}

function addVerify(program: Command, handlers: Handlers): void {
  const command = program.command('verify');
  command
    .summary('prove two versions of a project equivalent')
    .description(
      'Compares two versions of a project, however they were made: names, start order, everything else.',
    )
    .argument('<before>', 'a Compose file, or a directory with one')
    .argument('<after>', 'the same project, changed')
    .addOption(choice('--format <format>', 'what to print', ['text', 'json']))
    .action((before: string, after: string, given) =>
      handlers.verify({ before, after, format: given.format, color: given.color }),
    );
  addColor(command);
}

function addRules(program: Command, handlers: Handlers): void {
  const explain = program.command('explain');
  explain
    .summary("show a rule's page")
    .description('Prints what a rule finds, why it matters, and what to do about it.')
    .argument('<rule>', 'its id, as findings show it')
    .action((rule: string, given) => handlers.explain({ rule, color: given.color }));
  addColor(explain);
  const rules = program.command('rules');
  rules
    .summary('list all rules')
    .description('Prints all rules, one line each.')
    .addOption(choice('--format <format>', 'what to print', ['text', 'json']))
    .action(given => handlers.rules({ format: given.format, color: given.color }));
  addColor(rules);
}

function addColor(command: Command): void {
  command
    .option('--color', 'colour, even when not on a terminal')
    .option('--no-color', 'no colour; NO_COLOR and FORCE_COLOR count as well');
}

/** An option with a fixed set of values, the first of which is the default. */
function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values).default(values[0]);
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

function networkName(value: string): string {
  if (/^[a-zA-Z0-9._-]+$/.test(value)) return value;
  throw new InvalidArgumentError('A network name has only letters, digits, ".", "_" and "-".');
}

const MIGRATE_EXAMPLES = `
Examples:
  delink migrate                       show what would change below here
  delink migrate --write               change it
  delink migrate --check               for CI: exit with 1 if anything would change
  delink migrate -f base.yml -f prod.yml
  delink migrate scripts/start.sh README.md
  delink migrate - < docker-compose.yml
`;

const EXIT_CODES = `
Exit codes:
  0  done, or nothing to do
  1  something needs a human; with --check, something would change
  2  wrong usage, or a file that cannot be read or written
`;
