import { interpolationLegacy } from '../../rules/interpolation-legacy/rule.js';
import { testRule } from '../support/rule-tester.js';

const operator = (written: string) =>
  `docker-compose 1.x, the only one that reads format 1, knows no "${written}" in it and stops with \`Invalid interpolation format\`; in a newer format it takes effect; let \`delink migrate\` convert the file, or write the plain variable`;
const lone =
  'docker-compose 1.x, the only one that reads format 1, takes "$" for the begin of a variable and stops with `Invalid interpolation format`; write "$$" for the character itself';
const malformed = (written: string) =>
  `"${written}" is no variable to any Compose, which stops with an error about interpolation; correct it, or write "$$" for the character itself`;

testRule(interpolationLegacy, {
  good: [
    {
      name: 'plain variables and escapes',
      files: 'web:\n  image: a:$TAG\n  command: ${A} $$1 $${B:-c} $$(d) $$$$\n',
    },
    { name: 'keys', files: 'web:\n  image: a\n  labels:\n    $1: b\n' },
    {
      name: 'a newer format',
      files: 'services:\n  web:\n    image: a:${TAG:-1}\n    command: awk $1 ${A:+b}\n',
    },
  ],
  bad: [
    {
      name: 'each operator',
      files:
        'web:\n  image: a:${A:-1}\n  user: "${B-}${C:?no}"\n  command: [\'${D?}\', "${E:+f}", "${G+h}"]\n',
      findings: [
        { at: '2:12-2:19', text: '${A:-1}', message: operator('${A:-1}') },
        { at: '3:10-3:15', text: '${B-}', message: operator('${B-}'), related: ['3:15-3:23 and here'] },
        { at: '4:14-4:19', text: '${D?}', message: operator('${D?}') },
        { at: '4:23-4:30', text: '${E:+f}', message: operator('${E:+f}') },
        { at: '4:34-4:40', text: '${G+h}', message: operator('${G+h}') },
      ],
    },
    {
      name: 'a default within a default is one',
      files: 'base: &base\n  image: ${A:-${B:-c}}\nweb:\n  <<: *base\n',
      findings: [{ at: '2:10-2:23', text: '${A:-${B:-c}}', message: operator('${A:-${B:-c}}') }],
    },
    {
      name: 'the character itself, with Windows line ends',
      files:
        'web:\r\n  image: a\r\n  command: >\r\n    awk "{print $1 $2}"\r\n    $A $(b) $\r\n  user: "\\x24 $"\r\n',
      findings: [
        {
          at: '4:17-4:18',
          text: '$',
          message: lone,
          related: ['4:20-4:21 and here', '5:8-5:9 and here', '5:13-5:14 and here'],
        },
        { at: '6:9-6:17', text: '"\\x24 $"', message: lone, related: ['6:9-6:17 and here'] },
      ],
      fixed:
        'web:\r\n  image: a\r\n  command: >\r\n    awk "{print $$1 $$2}"\r\n    $A $$(b) $$\r\n  user: "\\x24 $"\r\n',
    },
    {
      name: 'what is no variable to anybody',
      files: 'web:\n  image: a\n  command: ${} ${1} ${A.b}\n  user: ${A\n',
      findings: [
        {
          at: '3:12-3:15',
          text: '${}',
          message: malformed('${}'),
          related: ['3:16-3:20 and here', '3:21-3:27 and here'],
        },
        { at: '4:9-4:11', text: '${', message: malformed('${') },
      ],
    },
  ],
});
