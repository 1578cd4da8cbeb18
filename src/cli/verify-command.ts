import { formatVerification, formatVerificationJson } from '../formatters/verification.js';
import { formatErrors } from '../formatters/words.js';
import type { Core } from '../node/run-migration.js';
import { runVerification } from '../node/run-verification.js';
import { version } from '../version.js';
import { ExitCode } from './exit-code.js';
import { currentDirectory, type Io, wantsColor } from './io.js';
import type { VerifyCall } from './program.js';

/** Runs `delink verify`. */
export async function verifyCommand(call: VerifyCall, io: Io, core: Core): Promise<ExitCode> {
  const { result, errors } = runVerification(currentDirectory(io), call.before, call.after, core);
  const env = { version, color: wantsColor(call.color, io.stdout, io.env) };
  if (call.format === 'json') io.stdout.write(formatVerificationJson(result, errors, env));
  else if (result) io.stdout.write(formatVerification(result, env));
  io.stderr.write(formatErrors(errors, { color: wantsColor(call.color, io.stderr, io.env) }));
  if (!result) return ExitCode.Trouble;
  return result.equivalent ? ExitCode.Ok : ExitCode.Attention;
}
