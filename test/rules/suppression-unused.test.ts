import { linkLegacy } from '../../rules/link-legacy/rule.js';
import { suppressionUnused } from '../../rules/suppression-unused/rule.js';
import { testRule } from '../support/rule-tester.js';

const unused =
  'nothing is held back for "link-legacy" here: the problem is gone, or the comment stands at another line; remove it';
const unknown = (rule: string) =>
  `there is no rule "${rule}", so the comment holds back nothing; \`delink rules\` lists them`;

testRule(
  suppressionUnused,
  {
    good: [
      {
        name: 'each form of a comment that holds something back',
        files:
          '# delink-ignore-file link-legacy: later\nweb:\n  image: a\n  links:\n    - db # delink-ignore link-legacy: a\n    # delink-ignore-next-line link-legacy: b\n    - cache\ndb:\n  image: b\ncache:\n  image: c\n',
      },
      {
        name: 'no reason, where none is asked for',
        files: 'web:\n  image: a\n  links: [db] # delink-ignore link-legacy\ndb:\n  image: b\n',
      },
      {
        name: 'something else in a comment, or no comment',
        files:
          '# delink-ignored: x\n# we delink-ignore this\nweb:\n  image: a\n  command: "echo # delink-ignore link-legacy"\n',
      },
      {
        name: 'another file of the project is broken, so that no link was looked at',
        files: {
          'docker-compose.yml': 'web:\n  image: a # delink-ignore link-legacy: b\n',
          'docker-compose.override.yml': 'web: [\n',
        },
      },
    ],
    bad: [
      {
        name: 'on a line of its own',
        files:
          'web:\n  image: a\n  # delink-ignore-next-line link-legacy: until May\n  ports: ["80:80"]\n# delink-ignore-file link-legacy',
        findings: [
          { at: '3:29-3:40', text: 'link-legacy', message: unused },
          { at: '5:22-5:33', text: 'link-legacy', message: unused },
        ],
        fixed: 'web:\n  image: a\n  ports: ["80:80"]\n',
      },
      {
        name: 'at the end of a line, with Windows line ends',
        files: 'web:\r\n  image: a \t# delink-ignore link-legacy: b\r\n  ports: ["80:80"]\r\n',
        findings: [{ at: '2:29-2:40', text: 'link-legacy', message: unused }],
        fixed: 'web:\r\n  image: a\r\n  ports: ["80:80"]\r\n',
      },
      {
        name: 'in the first line, behind a byte order mark',
        files: '\uFEFF# delink-ignore-file link-legacy: a\nweb:\n  image: a\n',
        findings: [{ at: '1:22-1:33', text: 'link-legacy', message: unused }],
        fixed: '\uFEFFweb:\n  image: a\n',
      },
      {
        name: 'in a flow list and behind the head of a block scalar',
        files:
          'web:\n  image: a\n  ports: [ # delink-ignore link-legacy: a\n    "80:80"]\n  command: | # delink-ignore link-legacy: b\n    run\n',
        findings: [
          { at: '3:28-3:39', text: 'link-legacy', message: unused },
          { at: '5:30-5:41', text: 'link-legacy', message: unused },
        ],
        fixed: 'web:\n  image: a\n  ports: [\n    "80:80"]\n  command: |\n    run\n',
      },
      {
        name: 'with other rules in one comment',
        files:
          '# delink-ignore-file link-legacy, suppression-unused: a\nweb:\n  image: a # delink-ignore format-nope, link-legacy: b\n',
        findings: [
          { at: '1:22-1:33', text: 'link-legacy', message: unused },
          {
            at: '1:35-1:53',
            text: 'suppression-unused',
            message: unused.replace('link-legacy', 'suppression-unused'),
          },
          { at: '3:28-3:39', text: 'format-nope', message: unknown('format-nope') },
          { at: '3:41-3:52', text: 'link-legacy', message: unused },
        ],
      },
      {
        name: 'a slip in the name',
        files: 'web:\n  image: a\n  links: [db] # delink-ignore link-legcy: later\ndb:\n  image: b\n',
        findings: [
          {
            at: '3:31-3:41',
            text: 'link-legcy',
            message:
              'there is no rule "link-legcy", so the comment holds back nothing; did you mean "link-legacy"?',
          },
        ],
        fixed: 'web:\n  image: a\n  links: [db] # delink-ignore link-legacy: later\ndb:\n  image: b\n',
      },
      {
        name: 'no rule at all',
        files: 'web:\n  image: a # delink-ignore: because\n',
        findings: [
          {
            at: '2:12-2:36',
            text: '# delink-ignore: because',
            message:
              'the comment names no rule, so it holds back nothing; write `# delink-ignore RULE: REASON`',
          },
        ],
      },
      {
        name: 'no reason, where one is asked for',
        options: { requireReason: true },
        files: 'web:\n  image: a\n  links: [db] # delink-ignore link-legacy\ndb:\n  image: b\n',
        findings: [
          {
            at: '3:15-3:42',
            text: '# delink-ignore link-legacy',
            message:
              'the comment does not say why "link-legacy" is held back here; write the reason behind a colon',
          },
        ],
      },
    ],
  },
  [linkLegacy],
);
