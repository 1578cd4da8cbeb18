import { fillMarkers, renderPage, ruleTables } from '../../src/docs/render.js';
import { METAS } from '../support/made-up-rules.js';

const PAGE = `<!-- header:begin -->
old
<!-- header:end -->

## What it finds

Things.

## Options

<!-- options:begin --><!-- options:end -->
`;

test('a page without options has a header', () => {
  expect(renderPage(PAGE, METAS[0]!)).toBe(
    PAGE.replace(
      'old\n',
      `# link-order

A link makes services start in an order.

| severity | group | fix  | \`delink migrate\` | since |
| -------- | ----- | ---- | ---------------- | ----- |
| warning  | links | none | settles it       | 0.1.0 |
`,
    ),
  );
});

test('a page with options has a table of them, and an example to copy', () => {
  const page = renderPage(PAGE, METAS[1]!);
  expect(page).toContain('A variable `X` is not set | anywhere.\n');
  expect(page.slice(page.indexOf('<!-- options:begin'))).toBe(`<!-- options:begin -->
| option   | value                                           | default  | meaning                     |
| -------- | ----------------------------------------------- | -------- | --------------------------- |
| \`strict\` | true or false                                   | \`false\`  | Whether all of them count   |
| \`most\`   | a whole number from 1 on                        | \`10\`     | How many are too many       |
| \`mode\`   | "some" or "all"                                 | \`"some"\` | Which count                 |
| \`allow\`  | a list, each item a text that matches ^[A-Z_]+$ | \`[]\`     | Variables that may be unset |

\`\`\`json
{
  "rules": {
    "env-missing": ["error", { "strict": false, "most": 10, "mode": "some", "allow": [] }]
  }
}
\`\`\`
<!-- options:end -->
`);
});

test('rendering twice changes nothing', () => {
  for (const meta of METAS) {
    const once = renderPage(PAGE, meta);
    expect(renderPage(once, meta)).toBe(once);
  }
});

test('markers must be there, in their order', () => {
  expect(() => fillMarkers('text', 'rules', '')).toThrow(
    '"<!-- rules:begin -->" or "<!-- rules:end -->" is missing',
  );
  expect(() => fillMarkers('<!-- rules:end --><!-- rules:begin -->', 'rules', '')).toThrow(/is missing$/);
});

test('the tables of the README go by group', () => {
  expect(ruleTables(METAS)).toBe(`### Links

| rule                                       | severity | fix | \`migrate\`  | what it finds                           |
| ------------------------------------------ | -------- | --- | ---------- | --------------------------------------- |
| [\`link-order\`](rules/link-order/README.md) | warning  |     | settles it | A link makes services start in an order |

### Variables

| rule                                         | severity | fix    | \`migrate\`   | what it finds                         |
| -------------------------------------------- | -------- | ------ | ----------- | ------------------------------------- |
| [\`env-missing\`](rules/env-missing/README.md) | error    | unsafe | stops at it | A variable \`X\` is not set \\| anywhere |

### Format

| rule                                     | severity | fix  | \`migrate\` | what it finds              |
| ---------------------------------------- | -------- | ---- | --------- | -------------------------- |
| [\`format-v1\`](rules/format-v1/README.md) | info     | safe | leaves it | A file has no services key |
`);
});
