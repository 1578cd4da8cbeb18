import { CommanderError } from 'commander';
import { inspectFile } from '../core/inspect.js';
import { migrateProject } from '../core/migrate.js';
import { verifyProjects } from '../core/verify-projects.js';
import { UsageError } from '../errors.js';
import type { Core } from '../node/run-migration.js';
import { ExitCode } from './exit-code.js';
import type { Io } from './io.js';
import { createProgram } from './program.js';

const realCore: Core = { inspectFile, migrateProject, verifyProjects };

/** The whole program: arguments (without `node` and the script) in, exit code out. Never throws. */
export async function run(argv: readonly string[], io: Io, core: Core = realCore): Promise<ExitCode> {
  let code: ExitCode = ExitCode.Ok;
  const program = createProgram({
    migrate: async call => {
      const { migrateCommand } = await import('./migrate-command.js');
      code = await migrateCommand(call, io, core);
    },
    verify: async call => {
      const { verifyCommand } = await import('./verify-command.js');
      code = await verifyCommand(call, io, core);
    },
  });
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'delink: ')),
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

function explain(error: unknown, io: Io): ExitCode {
  // Commander has printed its message, or the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Ok : ExitCode.Trouble;
  if (error instanceof UsageError) {
    io.stderr.write(`delink: ${error.message}\n`);
    return ExitCode.Trouble;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.stderr.write(`delink: internal error: ${message.split('\n')[0]}\n`);
  if (io.env.DELINK_DEBUG && error instanceof Error) io.stderr.write(`${error.stack}\n`);
  else
    io.stderr.write(
      'This is a bug in delink: please report it with the file that causes it. DELINK_DEBUG=1 shows where it happened.\n',
    );
  return ExitCode.Trouble;
}
