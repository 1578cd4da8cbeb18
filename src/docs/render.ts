import { allowedValues } from '../core/lint/allowed-values.js';
import { GROUPS, type OptionSchema, type RuleMeta } from '../core/lint/rule.js';
import { markdownTable } from './markdown-table.js';

const MIGRATE = { settles: 'settles it', stops: 'stops at it', leaves: 'leaves it' } as const;

/**
 * Replaces what stands between `<!-- NAME:begin -->` and `<!-- NAME:end -->`. Whatever a page says about a rule that
 * its metadata knows, is made from them.
 * @throws Error where the markers are missing
 */
export function fillMarkers(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`"${begin}" or "${end}" is missing`);
  return `${text.slice(0, from + begin.length)}\n${content}${text.slice(to)}`;
}

/** A rule's page with its generated parts as they must be. */
export function renderPage(page: string, meta: RuleMeta): string {
  const withHeader = fillMarkers(page, 'header', pageHeader(meta));
  return meta.options ? fillMarkers(withHeader, 'options', optionsTable(meta, meta.options)) : withHeader;
}

function pageHeader({ id, summary, severity, group, fix, migrate, since }: RuleMeta): string {
  const facts = markdownTable(
    ['severity', 'group', 'fix', '`delink migrate`', 'since'],
    [[severity, group, fix ?? 'none', MIGRATE[migrate], since]],
  );
  return `# ${id}\n\n${summary}.\n\n${facts}`;
}

function optionsTable({ id, severity }: RuleMeta, options: Readonly<Record<string, OptionSchema>>): string {
  const rows = Object.entries(options).map(([name, option]) => [
    `\`${name}\``,
    allowedValues(option),
    `\`${JSON.stringify(option.default)}\``,
    option.description,
  ]);
  const values = Object.entries(options).map(
    ([name, option]) => `"${name}": ${JSON.stringify(option.default)}`,
  );
  const example = `{\n  "rules": {\n    "${id}": ["${severity}", { ${values.join(', ')} }]\n  }\n}\n`;
  return `${markdownTable(['option', 'value', 'default', 'meaning'], rows)}\n\`\`\`json\n${example}\`\`\`\n`;
}

/** All rules by group, for the README. */
export function ruleTables(metas: readonly RuleMeta[]): string {
  return GROUPS.flatMap(group => {
    const rules = metas.filter(meta => meta.group === group);
    if (rules.length === 0) return [];
    const rows = rules.map(({ id, summary, severity, fix, migrate }) => [
      `[\`${id}\`](rules/${id}/README.md)`,
      severity,
      fix ?? '',
      MIGRATE[migrate],
      summary,
    ]);
    const title = group[0]!.toUpperCase() + group.slice(1);
    return [
      `### ${title}\n\n${markdownTable(['rule', 'severity', 'fix', '`migrate`', 'what it finds'], rows)}`,
    ];
  }).join('\n');
}
