import type { RuleMeta } from '../../core/lint/rule.js';

/** A rule's `reportingDescriptor`; its page is Markdown, null where there is none at hand. */
export function sarifRule(meta: RuleMeta, page: string | null, level: 'error' | 'warning' | 'note') {
  const markdown = page === null ? null : withoutComments(page);
  return {
    id: meta.id,
    name: pascalCase(meta.id),
    shortDescription: { text: meta.summary },
    fullDescription: { text: (markdown && whatItFinds(markdown)) ?? meta.summary },
    help: {
      text: `${meta.summary}. Run \`delink explain ${meta.id}\` for why it matters and when to ignore it.`,
      ...(markdown === null ? {} : { markdown }),
    },
    defaultConfiguration: { level },
    properties: {
      tags: ['docker-compose', meta.group],
      // Rules keep quiet about what they cannot know.
      precision: 'very-high',
      'problem.severity': level === 'note' ? 'recommendation' : level,
    },
  };
}

/** SARIF forbids HTML in Markdown; pages have comments as marks for what is generated. */
function withoutComments(page: string): string {
  return `${page
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** The first paragraph under the page's first heading of that name, in one line. */
function whatItFinds(markdown: string): string | null {
  const paragraph = /^## What it finds\n+(.+(?:\n.+)*)/m.exec(markdown)?.[1];
  return paragraph?.replaceAll('\n', ' ') ?? null;
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
