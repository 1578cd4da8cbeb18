import { compareFindings, type Finding, type FindingFix, placeOf } from '../../../src/core/lint/finding.js';
import type { Span } from '../../../src/core/lint/model.js';
import type { RuleMeta } from '../../../src/core/lint/rule.js';
import { hashText } from '../../../src/core/text/hash.js';
import { linesOf } from '../../../src/core/text/lines.js';
import type { LintEnv, LintReport, LintSummary } from '../../../src/formatters/lint/lint-report.js';

/** A run with everything in it that a format could trip over; places are computed from what they cover. */

const PLAIN = 'docker-compose.yml';
const ODD = 'dir with space/100%, a:b & <ü>.yml';
const OUTSIDE = '../shared/base.yml';
const WIDE = '漢字.yml';

const LONG_LINE = `web: {image: a, labels: {${Array.from({ length: 300 }, (_, i) => `key${i}: v`).join(', ')}}, links: [databse], command: ${'x'.repeat(500)}}\n`;

export const TEXTS: ReadonlyMap<string, string> = new Map([
  [
    PLAIN,
    'web:\n  image: shop\n  links:\n    - databse:db\n    - cache\n    - cache\n    - mail\ndatabase:\n  image: postgres\ncache:\n  image: redis\nmail:\n  image: postfix\n',
  ],
  [
    ODD,
    '\ufeffweb:\r\n  image: "a\tb"\r\n  command: \ttab # \u001b[31mred\u0007 \u202e\r\n  links: [db]\r\n',
  ],
  [
    OUTSIDE,
    'base:\n  links:\n    - a\n    - b\n    - c\n    - d\n    - e\n    - f\n    - g\n    - h\n    - i\n',
  ],
  [WIDE, 'サービス:\n  image: "画像 👩‍👩‍👧 é🇩🇪x"\n  links: ["漢字:e\u0301"]\n'],
  ['long.yml', LONG_LINE],
]);

export const RULES: readonly RuleMeta[] = [
  meta('link-duplicate', 'Two entries of one service say the same', 'warning', 'safe', 'settles'),
  meta('link-legacy', 'A service uses links, which Docker gives up', 'info', null, 'settles'),
  meta('link-target-undefined', 'A link names a service that does not exist', 'error', 'unsafe', 'stops'),
  meta('yaml-dialect', 'Two readers of YAML take a value for different things', 'warning', 'safe', 'leaves'),
];

function meta(
  id: string,
  summary: string,
  severity: RuleMeta['severity'],
  fix: RuleMeta['fix'],
  migrate: RuleMeta['migrate'],
): RuleMeta {
  const messages = { found: '{name}' };
  return { id, group: 'links', summary, severity, since: '0.1.0', fix, migrate, messages };
}

const LONG_MESSAGE =
  '"web" links "databse", but no service has that name, and no Compose starts the project; did you mean "database"?';

const FINDINGS: readonly Finding[] = [
  finding(
    'link-legacy',
    '"web" uses links; run `delink migrate`',
    span(PLAIN, 'links:\n    - databse:db\n    - cache'),
    {
      service: 'web',
      related: ['cache\n    - cache', 'mail'].map(text => ({ at: span(PLAIN, text), note: 'this is one' })),
    },
  ),
  finding('link-target-undefined', LONG_MESSAGE, span(PLAIN, 'databse'), {
    service: 'web',
    data: { client: 'web', target: 'databse', similar: 'database' },
    related: [{ at: span(PLAIN, 'database'), note: '"database" is defined here' }],
    fix: fix('Link "database" instead', 'unsafe', [[span(PLAIN, 'databse'), 'database']]),
  }),
  finding(
    'link-duplicate',
    '"web" links "cache" twice; the second entry does nothing',
    span(PLAIN, 'cache', 1),
    {
      service: 'web',
      related: [{ at: span(PLAIN, 'cache'), note: 'the first entry' }],
      fix: fix('Remove the second entry', 'safe', [[span(PLAIN, '    - cache\n', 1), '']]),
    },
  ),
  finding(
    'link-legacy',
    'everything\r\nat once: 50% <b>"a" & \'b\'</b> ]]> [x](https://evil.example) ${X}, \u0000\u001b[2J',
    span(PLAIN, 'web:\n  image: shop\n  links:\n    - databse:db\n    - cache\n    - cache\n'),
    {
      related: 'abcdefghi'
        .split('')
        .map(letter => ({ at: span(OUTSIDE, `- ${letter}`), note: `entry\n"${letter}", <&> 100%` })),
    },
  ),
  finding('yaml-dialect', '"web" has a tab in a value', span(ODD, '\ttab'), {
    fix: fix('Write "\\t" and a quote', 'safe', [
      [span(ODD, '\ttab'), '"\\ttab"'],
      [span(ODD, '# '), '#  '],
    ]),
  }),
  finding('link-legacy', 'a byte order mark stands before this', span(ODD, 'web')),
  finding('link-legacy', 'nothing is covered', { file: ODD, start: 5, end: 5 }),
  finding('link-legacy', 'the same words', span(WIDE, '漢字')),
  finding('link-legacy', 'the same words', span(WIDE, 'e\u0301'), {
    related: [{ at: span(WIDE, 'é🇩🇪'), note: 'marks and flags 🇩🇪' }],
    fix: fix('Rename it to "é" 👍', 'unsafe', [[span(WIDE, 'e\u0301'), 'é']]),
  }),
  finding(
    'link-target-undefined',
    '"web" links "databse", but no service has that name',
    span('long.yml', 'databse'),
  ),
  finding(
    'link-legacy',
    'a place in a file that is not at hand',
    { file: 'gone.yml', start: 0, end: 3 },
    {
      fix: fix('Remove it', 'safe', [[{ file: 'gone.yml', start: 0, end: 3 }, '']]),
    },
  ),
];

const SUMMARY: LintSummary = {
  projects: 3,
  files: 7,
  errors: 2,
  warnings: 2,
  infos: 7,
  suppressed: 2,
  baselined: 1,
  fixed: 4,
};

const NOTHING: LintSummary = {
  projects: 1,
  files: 2,
  errors: 0,
  warnings: 0,
  infos: 0,
  suppressed: 0,
  baselined: 0,
  fixed: 0,
};

export const cannedReport: LintReport = {
  findings: numbered([...FINDINGS].sort(compareFindings)),
  errors: [
    { file: 'broken, 100%: <x>.yml', line: 3, column: 7, message: 'it says "a\nb" & no more ]]>' },
    { file: 'not-there.yml', message: 'does not exist' },
  ],
  summary: SUMMARY,
  heldBack: { safe: 3, unsafe: 2 },
  rules: RULES,
  sources: TEXTS,
};

export const cleanReport: LintReport = {
  findings: [],
  errors: [],
  summary: NOTHING,
  heldBack: { safe: 0, unsafe: 0 },
  rules: RULES,
  sources: new Map(),
};

export const errorsOnly: LintReport = {
  ...cleanReport,
  errors: [{ file: 'compose.yml', message: 'does not exist' }],
  summary: { ...NOTHING, projects: 0, files: 0 },
};

export const plainEnv: LintEnv = {
  color: false,
  hyperlinks: false,
  version: '1.2.3',
  cwd: '/home/anna/my shop',
  page: id => (id === 'link-duplicate' ? PAGE : null),
};

const PAGE = `<!-- header:begin -->
<!-- header:end -->

## What it finds

Two entries of \`links\` that
say the same.

Not more.

## Why it matters

It does nothing.
`;

/** What stands at an occurrence (0-based) of a text in a file. */
export function span(file: string, text: string, occurrence = 0): Span {
  const whole = TEXTS.get(file)!;
  let start = whole.indexOf(text);
  for (let n = 0; n < occurrence; n++) start = whole.indexOf(text, start + 1);
  if (start === -1) throw new Error(`${file} has no "${text}"`);
  return { file, start, end: start + text.length };
}

interface Details {
  readonly service?: string;
  readonly data?: Finding['data'];
  readonly related?: readonly { readonly at: Span; readonly note: string }[];
  readonly fix?: FindingFix;
}

function finding(ruleId: string, message: string, at: Span, details: Details = {}): Finding {
  const { service = null, data = {}, related = [], fix = null } = details;
  return {
    ruleId,
    messageId: 'found',
    severity: RULES.find(({ id }) => id === ruleId)!.severity,
    message,
    ...place(at),
    service,
    related: related.map(({ at: other, note }) => ({ ...place(other), note })),
    fix,
    data,
    fingerprint: hashText(`${ruleId}\n${at.file}\n${message}`),
  };
}

function fix(
  title: string,
  safety: FindingFix['safety'],
  edits: readonly (readonly [Span, string])[],
): FindingFix {
  return {
    title,
    safety,
    edits: edits.map(([at, text]) => ({ ...place(at), start: at.start, end: at.end, text })),
  };
}

function place(at: Span) {
  return placeOf(at, linesOf(TEXTS.get(at.file) ?? 'abc\n'));
}

/** As a run does it with findings that say the same. */
function numbered(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.map(found => {
    if (!seen.has(found.fingerprint)) {
      seen.add(found.fingerprint);
      return found;
    }
    return { ...found, fingerprint: hashText(`${found.fingerprint}\n2`) };
  });
}
