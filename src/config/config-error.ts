import type { InputError } from '../core/report.js';
import { UsageError } from '../errors.js';

/** Mistakes in a configuration, each at its place: `.delinkrc.json:3:5: there is no rule "link-ordr"`. */
export class ConfigError extends UsageError {
  constructor(readonly problems: readonly InputError[]) {
    super(
      problems.length === 1
        ? inWords(problems[0]!)
        : [`${problems.length} mistakes in the configuration`, ...problems.map(inWords)].join('\n'),
    );
  }
}

function inWords({ file, line, column, message }: InputError): string {
  return line === undefined ? `${file}: ${message}` : `${file}:${line}:${column}: ${message}`;
}
