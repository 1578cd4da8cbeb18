import { CommanderError } from 'commander';
import { inspectFile } from '../core/inspect.js';
import { migrateProject } from '../core/migrate.js';
import { migrateScript } from '../core/migrate-script.js';
import { verifyProjects } from '../core/verify-projects.js';
import { describeCrash, UsageError } from '../errors.js';
import type { Core } from '../node/run-migration.js';
import { ExitCode } from './exit-code.js';
import type { Io } from './io.js';
import { createProgram } from './program.js';

/** Where there is no terminal to ask. */
const HELP_WIDTH = 80;

const realCore: Core = { inspectFile, migrateProject, migrateScript, verifyProjects };

/** The whole program: arguments (without `node` and the script) in, exit code out. Never throws. */
export async function run(argv: readonly string[], io: Io, core: Core = realCore): Promise<ExitCode> {
  let code: ExitCode = ExitCode.Ok;
  const program = createProgram({
    lint: async call => {
      const { lintCommand } = await import('./lint-command.js');
      code = await lintCommand(call, io, await loadRules());
    },
    migrate: async call => {
      const { migrateCommand } = await import('./migrate-command.js');
      code = await migrateCommand(call, io, core);
    },
    verify: async call => {
      const { verifyCommand } = await import('./verify-command.js');
      code = await verifyCommand(call, io, core);
    },
    explain: async call => {
      const { explainCommand } = await import('./rules-command.js');
      code = explainCommand(call, io, await loadRules());
    },
    rules: async call => {
      const { rulesCommand } = await import('./rules-command.js');
      code = rulesCommand(call, io, await loadRules());
    },
  });
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? HELP_WIDTH,
      getErrHelpWidth: () => io.stderr.columns ?? HELP_WIDTH,
      outputError: (text, write) => write(inOneLine(text)),
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

async function loadRules() {
  return (await import('../../rules/index.js')).RULES;
}

/** Commander's message in our form. Its guess at an option does not help whoever meant a file. */
function inOneLine(text: string): string {
  const line = text.replace(/^error: /, 'delink: ').replace('\n(', ' (');
  if (!/unknown option '-[^-]/.test(line)) return line;
  return line.replace(/\n$/, ' (a path that begins with "-" goes behind "--")\n');
}

function explain(error: unknown, io: Io): ExitCode {
  // Commander has printed its message, or the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Ok : ExitCode.Trouble;
  if (error instanceof UsageError) {
    io.stderr.write(`delink: ${error.message}\n`);
    return ExitCode.Trouble;
  }
  io.stderr.write(`delink: ${describeCrash(error, Boolean(io.env.DELINK_DEBUG))}\n`);
  return ExitCode.Trouble;
}
