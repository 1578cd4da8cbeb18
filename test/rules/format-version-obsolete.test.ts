import { formatVersionObsolete } from '../../rules/format-version-obsolete/rule.js';
import { testRule } from '../support/rule-tester.js';

const OBSOLETE =
  '"version" is obsolete: Compose ignores it, and warns about it at every start; remove it, unless docker-compose before 1.27 or `docker stack deploy` before Docker 23 still reads the file';

testRule(formatVersionObsolete, {
  good: [
    { name: 'no version', files: 'services:\n  web:\n    image: a\n' },
    { name: 'format 1', files: 'web:\n  image: a\n' },
    { name: 'a service of that name', files: 'version:\n  image: a\nweb:\n  image: b\n' },
    {
      name: 'what is no text is refused: another rule says so',
      files: 'version: 3.7\nservices:\n  web:\n    image: a\n',
    },
    { name: 'and so is nothing', files: 'version:\nservices:\n  web:\n    image: a\n' },
  ],
  bad: [
    {
      name: 'at the top, with the blank lines behind it',
      files: 'version: "3.7"\n\n\nservices:\n  web:\n    image: a\n',
      findings: [{ at: '1:1-1:8', text: 'version', message: OBSOLETE }],
      fixed: 'services:\n  web:\n    image: a\n',
    },
    {
      name: 'behind a comment, whose blank line stays; byte order mark and CRLF',
      files:
        "\uFEFF# shop\r\nversion: '2' # for the old server\r\n\r\nservices:\r\n  web:\r\n    image: a\r\n",
      findings: [{ at: '2:1-2:8', text: 'version', message: OBSOLETE }],
      fixed: '\uFEFF# shop\r\n\r\nservices:\r\n  web:\r\n    image: a\r\n',
    },
    {
      name: 'first thing behind a byte order mark',
      files: '\uFEFFversion: "2.4"\r\n\r\nservices:\r\n  web:\r\n    image: a\r\n',
      findings: [{ at: '1:1-1:8', text: 'version', message: OBSOLETE }],
      fixed: '\uFEFFservices:\r\n  web:\r\n    image: a\r\n',
    },
    {
      name: 'at the end, and in flow style, where it shares its line',
      files: {
        'docker-compose.yml': 'services:\n  web:\n    image: a\nversion: "3"',
        'docker-compose.override.yml': '{"version": "3", "services": {"web": {"tty": true}}}\n',
      },
      findings: [
        { at: 'docker-compose.override.yml:1:2-1:11', text: '"version"', message: OBSOLETE },
        { at: 'docker-compose.yml:4:1-4:8', text: 'version', message: OBSOLETE },
      ],
      fixed: { 'docker-compose.yml': 'services:\n  web:\n    image: a\n' },
    },
    {
      name: 'a number that only looks like one of a Compose file: any text is ignored',
      files: 'version: "4"\nservices:\n  web:\n    image: a\n',
      findings: [{ at: '1:1-1:8', text: 'version', message: OBSOLETE }],
      fixed: 'services:\n  web:\n    image: a\n',
    },
  ],
});
