import { GROUPS, type RuleMeta, type Severity } from '../core/lint/rule.js';
import { paint } from './color.js';
import type { FormatEnv } from './migration-report.js';

/** Raised when a field is renamed or removed; additions leave it. */
const SCHEMA_VERSION = 1;

const COLORS = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;
const HEAD = ['rule', 'severity', 'fix', 'what it finds'] as const;

/** All rules by group, one line each. */
export function formatRules(metas: readonly RuleMeta[], { color }: Pick<FormatEnv, 'color'>): string {
  const wide = Math.max(HEAD[0].length, ...metas.map(({ id }) => id.length));
  const line = (cells: readonly string[], severity: string) =>
    `  ${cells[0]!.padEnd(wide)}  ${severity}${' '.repeat(HEAD[1].length - cells[1]!.length)}  ${cells[2]!.padEnd(6)}  ${cells[3]}`;
  const lines = GROUPS.flatMap(group => {
    const rules = metas.filter(meta => meta.group === group);
    return [
      ...(rules.length > 0 ? ['', paint(color, 'bold', group)] : []),
      ...rules.map(({ id, severity, fix, summary }) =>
        line([id, severity, fix ?? '', summary], paint(color, COLORS[severity], severity)),
      ),
    ];
  });
  return [paint(color, 'dim', line(HEAD, HEAD[1])), ...lines].map(text => `${text}\n`).join('');
}

/** All rules as one JSON document for other programs, with a final newline. */
export function formatRulesJson(metas: readonly RuleMeta[], { version }: Pick<FormatEnv, 'version'>): string {
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'delink', version },
    rules: metas.map(({ id, group, severity, fix, migrate, summary, since, options = {} }) => {
      return { id, group, severity, fix, migrate, summary, since, options };
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
