import type { InputError } from '../core/report.js';
import type { VerifyResult } from '../core/verify-projects.js';
import { paint } from './color.js';
import type { FormatEnv } from './migration-report.js';
import { count, formatNameChange, formatNotice, formatProof, formatVariables } from './words.js';

/** A comparison for people: names that lead elsewhere, all other differences at their places, then the verdict. */
export function formatVerification(result: VerifyResult, env: FormatEnv): string {
  const { proof, differences, equivalent } = result;
  const names = [...proof.lost, ...proof.changed].map(formatNameChange);
  const lines = [...names, ...differences.map(formatNotice)];
  const parts = [formatProof(proof) || 'no name depends on a link', formatVariables(proof.variables)];
  const proved = parts.filter(part => part !== '').join('; ');
  const verdict = equivalent
    ? `equivalent; ${proved}`
    : `not equivalent; ${count(lines.length, 'difference')}`;
  return [...lines, paint(env.color, equivalent ? 'green' : 'red', verdict)]
    .map(line => `${line}\n`)
    .join('');
}

/** The same as one JSON document; `result` is null when a version could not be read. */
export function formatVerificationJson(
  result: VerifyResult | null,
  errors: readonly InputError[],
  env: FormatEnv,
): string {
  const document = {
    schemaVersion: 1,
    tool: { name: 'delink', version: env.version },
    equivalent: result?.equivalent ?? false,
    proof: result?.proof ?? null,
    differences: result?.differences ?? [],
    errors,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
