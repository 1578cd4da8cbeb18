import { linkAliasInvalid } from '../../rules/link-alias-invalid/rule.js';
import { testRule } from '../support/rule-tester.js';

const localhost = (alias: string, client: string, target: string) =>
  `"${alias}" is "${client}" itself, whatever it links, so the alias never leads to "${target}"; choose another one (\`delink migrate\` drops it)`;
const address = (alias: string, target: string) =>
  `"${alias}" reads as an address, which is never looked up, so the alias does not lead to "${target}"; choose another one (\`delink migrate\` drops it)`;
const unaskable = (alias: string, target: string) =>
  `"${alias}" is no host name, so nothing can look it up and it does not lead to "${target}"; choose an alias of letters, digits, dots and dashes that begins with no dash (\`delink migrate\` drops it)`;
const parts = (alias: string, client: string, target: string, names: string) =>
  `"${alias}" is no host name, and "${client}" finds "${target}" only as ${names}; write that for an alias (\`delink migrate\` does)`;

testRule(linkAliasInvalid, {
  good: [
    {
      name: 'names that work',
      files:
        'web:\n  image: a\n  links: [a, "a:", "a:x", "a:under_score", "a:x.y", "a:B$x@y", "a:-x", "a: x ", "a:0x5", "a:5a", "a:5.5a", "a:localhost2"]\na:\n  image: a\n',
    },
    {
      name: 'digits that are no address: too large, or no octal number',
      files:
        'web:\n  image: a\n  links: ["a:4294967296", "a:256.1", "a:2015.01.01", "a:1.2.3.256", "a:08", "a:1.2.3.4.5"]\na:\n  image: a\n',
    },
    {
      name: 'names that nobody knows here, and entries that are broken',
      files:
        'web:\n  image: a\n  links: ["a:${X}", "a:${X:?a b}", "a:$X/b", "nope:5", "web:localhost"]\nlone:\n  image: a\n  net: host\n  links: ["a:5"]\na:\n  image: a\n',
    },
    {
      name: 'a service with such a name',
      files: 'web:\n  image: a\n  links: ["5"]\n"5":\n  image: a\n',
    },
  ],
  bad: [
    {
      name: 'localhost, in any case, for links and external links',
      files:
        'web:\n  image: a\n  links:\n    - a:localhost\n    - "a:LocalHost"\n  external_links: [other:localhost]\na:\n  image: a\n',
      findings: [
        { at: '4:9-4:18', text: 'localhost', message: localhost('localhost', 'web', 'a') },
        { at: '5:10-5:19', text: 'LocalHost', message: localhost('LocalHost', 'web', 'a') },
        { at: '6:26-6:35', text: 'localhost', message: localhost('localhost', 'web', 'other') },
      ],
    },
    {
      name: 'addresses',
      files:
        'web:\n  image: a\n  links: ["a:5", "a:5.7", "a:10.0.65535", "a:10.0.0.1", "a:4294967295", "a:010"]\na:\n  image: a\n',
      findings: [
        { at: '3:14-3:15', text: '5', message: address('5', 'a') },
        { at: '3:21-3:24', text: '5.7', message: address('5.7', 'a') },
        { at: '3:30-3:40', text: '10.0.65535', message: address('10.0.65535', 'a') },
        { at: '3:46-3:54', text: '10.0.0.1', message: address('10.0.0.1', 'a') },
        { at: '3:60-3:70', text: '4294967295', message: address('4294967295', 'a') },
        { at: '3:76-3:79', text: '010', message: address('010', 'a') },
      ],
    },
    {
      name: 'slashes and blanks on the default bridge',
      files:
        'web:\n  image: a\n  links:\n    - a:b/c\n    - a:b c\n    - "a:x/y z/"\n    - a:/\n  external_links: ["other:b/d"]\na:\n  image: a\n',
      findings: [
        { at: '4:9-4:12', text: 'b/c', message: parts('b/c', 'web', 'a', '"c"') },
        { at: '5:9-5:12', text: 'b c', message: parts('b c', 'web', 'a', '"b" and "c"') },
        { at: '6:10-6:16', text: 'x/y z/', message: parts('x/y z/', 'web', 'a', '"y" and "z"') },
        { at: '7:9-7:10', text: '/', message: unaskable('/', 'a') },
        { at: '8:27-8:30', text: 'b/d', message: parts('b/d', 'web', 'other', '"d"') },
      ],
    },
    {
      name: 'on networks, where nothing of such a name is left, and a dash in front is refused',
      files:
        'services:\n  web:\n    image: a\n    links: ["a:b/c", "a:b c", "a: x", "a:-dash", "a:5"]\n  a:\n    image: a\n',
      findings: [
        { at: '4:16-4:19', text: 'b/c', message: unaskable('b/c', 'a') },
        { at: '4:25-4:28', text: 'b c', message: unaskable('b c', 'a') },
        { at: '4:34-4:36', text: ' x', message: unaskable(' x', 'a') },
        { at: '4:42-4:47', text: '-dash', message: unaskable('-dash', 'a') },
        { at: '4:53-4:54', text: '5', message: address('5', 'a') },
      ],
    },
    {
      name: 'a variable from .env, in a second file',
      files: {
        'docker-compose.yml': 'web:\n  image: a\na:\n  image: a\n',
        'docker-compose.override.yml': 'web:\n  links: ["a:${NAME}"]\n',
      },
      variables: { NAME: 'localhost' },
      findings: [
        {
          at: 'docker-compose.override.yml:2:14-2:21',
          text: '${NAME}',
          message: localhost('localhost', 'web', 'a'),
        },
      ],
    },
    {
      name: 'a second colon in format 1',
      files: 'web:\n  image: a\n  links: ["a:b:c"]\n  external_links:\n    - other:b:c\na:\n  image: a\n',
      findings: ['a:b:c', 'other:b:c'].map((entry, index) => ({
        at: ['3:14-3:17', '5:13-5:16'][index]!,
        text: 'b:c',
        message: `"${entry}" has a second colon, with which docker-compose does not start "web"; write one alias, and an entry for each further one (\`delink migrate\` stops here)`,
      })),
    },
    {
      name: 'a second colon in a later format',
      files: 'services:\n  web:\n    image: a\n    links:\n      - a:b:c\n  a:\n    image: a\n',
      findings: [
        {
          at: '5:11-5:14',
          text: 'b:c',
          message:
            '"a:b:c" has a second colon, with which docker-compose 1.29.2 does not start "web", and newer Compose ignores the alias; write one alias, and an entry for each further one (`delink migrate` stops here)',
        },
      ],
    },
  ],
});
