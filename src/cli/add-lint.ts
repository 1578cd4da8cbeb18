import { type Command, InvalidArgumentError, Option } from 'commander';
import { LINT_FORMATS, type LintFormat } from '../formatters/lint/index.js';

export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** One output of a run: what, and into which file; null for standard output. */
export interface LintOutput {
  readonly format: LintFormat;
  readonly file: string | null;
}

/** A `lint` call, as typed. */
export interface LintCall {
  readonly paths: readonly string[];
  readonly files: readonly string[];
  readonly fix: 'none' | 'safe' | 'unsafe';
  readonly outputs: readonly LintOutput[];
  /** `id:level`, each. */
  readonly rules: readonly string[];
  /** A file, or false for none at all; undefined for the closest one. */
  readonly config: string | false | undefined;
  readonly printConfig: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly maxWarnings: number | undefined;
  readonly quiet: boolean;
  readonly failOn: FailOn | undefined;
  readonly stdinFilename: string | undefined;
  readonly color: boolean | undefined;
}

/** Adds `delink lint`: names, options, help. */
export function addLint(program: Command, handle: (call: LintCall) => Promise<void>): Command {
  const outputs: OutputList = new OutputList();
  return program
    .command('lint')
    .summary('report what will break')
    .description('Reports problems of linked projects, each at its place. Nothing is written without --fix.')
    .argument('[paths...]', 'files, and directories to search; "-" for standard input (default: ".")')
    .option('-f, --file <file>', 'load exactly this file; repeat it in load order', collect)
    .option('--fix', 'apply the safe fixes')
    .option('--unsafe-fixes', 'apply all fixes, also those that may change what the project means')
    .addOption(
      new Option('--format <format>', 'what to print; repeat it for several outputs (default: "text")')
        .choices(LINT_FORMATS)
        .argParser(value => outputs.add(value)),
    )
    .option('--output-file <file>', 'write the format before it into this file', value => outputs.into(value))
    .option('--rule <id:level>', 'error, warning, info or off for one rule; repeatable', collect)
    .option('--config <file>', 'take this configuration for all files')
    .option('--no-config', 'take no configuration at all')
    .option('--print-config', 'print the configuration that counts for a path, and stop')
    .option('--baseline <file>', 'accept the findings that this file lists')
    .option('--update-baseline', 'write what is found now into the baseline')
    .option('--max-warnings <n>', 'exit with 1 if there are more warnings', wholeNumber)
    .option('--quiet', 'show errors only')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on (default: "error")').choices(
        FAIL_ON,
      ),
    )
    .option('--stdin-filename <name>', 'the file that standard input stands for')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], given) =>
      handle({
        paths,
        files: given.file ?? [],
        fix: given.unsafeFixes ? 'unsafe' : given.fix ? 'safe' : 'none',
        outputs: outputs.all(),
        rules: given.rule ?? [],
        config: given.config === true ? undefined : given.config,
        printConfig: given.printConfig ?? false,
        baseline: given.baseline,
        updateBaseline: given.updateBaseline ?? false,
        maxWarnings: given.maxWarnings,
        quiet: given.quiet ?? false,
        failOn: given.failOn,
        stdinFilename: given.stdinFilename,
        color: given.color,
      }),
    );
}

/** Outputs in the order of the command line: `--output-file` belongs to the `--format` before it. */
class OutputList {
  readonly #outputs: { format: LintFormat; file: string | null }[] = [];

  add(format: string): LintFormat {
    const known = LINT_FORMATS.find(name => name === format);
    if (!known) throw new InvalidArgumentError(`Allowed choices are ${LINT_FORMATS.join(', ')}.`);
    this.#outputs.push({ format: known, file: null });
    return known;
  }

  into(file: string): string {
    const last = this.#outputs.at(-1);
    if (last && last.file === null) last.file = file;
    else this.#outputs.push({ format: 'text', file });
    return file;
  }

  all(): readonly LintOutput[] {
    return this.#outputs.length === 0 ? [{ format: 'text', file: null }] : this.#outputs;
  }
}

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

function wholeNumber(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It takes a whole number.');
}

const EXAMPLES = `
Examples:
  delink lint                                       everything below here
  delink lint --fix                                 apply the safe fixes
  delink lint --format sarif --output-file x.sarif --format text
  delink lint --baseline .delink-baseline.json      only what is new
  delink lint --rule link-legacy:off --fail-on warning
`;
