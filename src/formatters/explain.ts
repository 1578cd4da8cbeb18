import type { RuleMeta } from '../core/lint/rule.js';
import { type PageEnv, renderMarkdown } from './page/render.js';

/** A rule's page for a terminal, and how to hold the rule back. */
export function formatExplanation(page: string, { id }: Pick<RuleMeta, 'id'>, env: PageEnv): string {
  return renderMarkdown(`${page.trimEnd()}\n\n${holdingBack(id)}`, env);
}

function holdingBack(id: string): string {
  return `## How to hold it back

\`\`\`yaml
# delink-ignore-next-line ${id}: why it is right here
\`\`\`

above the line, or in the configuration, for all files:

\`\`\`json
{ "rules": { "${id}": "off" } }
\`\`\`
`;
}
