import { linkAliasConflict } from '../../rules/link-alias-conflict/rule.js';
import { testRule } from '../support/rule-tester.js';

const last = (client: string, name: string, targets: string, winner: string) =>
  `"${client}" gives the name "${name}" to ${targets}, and the last entry wins: it leads to ${winner}; remove what is not meant (\`delink migrate\` keeps the winner)`;
const chance = (client: string, name: string, targets: string) =>
  `"${client}" has names for ${targets} that differ in case only, which the default bridge ignores: chance decides at every start where "${name}" leads; rename one (\`delink migrate\` keeps none of them)`;

testRule(linkAliasConflict, {
  good: [
    {
      name: 'one target under several names, or twice under one',
      files:
        'web:\n  image: a\n  links: [db, "db:db", "db:x", "db:y", "db:X"]\n  external_links: ["shop_db_1:db"]\ndb:\n  image: b\n',
    },
    {
      name: 'one name in two clients',
      files:
        'web:\n  image: a\n  links: ["a:x"]\njob:\n  image: a\n  links: ["b:x"]\na:\n  image: a\nb:\n  image: b\n',
    },
    {
      name: 'two services with one network stack',
      files:
        'web:\n  image: a\n  links: ["a:x", "b:x"]\na:\n  image: a\nb:\n  image: b\n  net: "container:a"\n',
    },
    {
      name: 'an override of format 1 replaces the target',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  links: ["a:x"]\na:\n  image: a\nb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  links: ["b:x"]\n',
      },
    },
    {
      name: 'an override replaces the target on networks, too, and so does a service that extends another',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    links: ["a:x"]\n  job:\n    extends: web\n    links: ["b:x"]\n  a:\n    image: a\n  b:\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    links: ["b:x"]\n',
      },
    },
    {
      name: 'on networks, names that differ in case',
      files:
        'services:\n  web:\n    image: a\n    links: ["a:X", "b:x"]\n  a:\n    image: a\n  b:\n    image: b\n',
    },
    {
      name: 'names that nobody knows here, and entries that are broken',
      files:
        'web:\n  image: a\n  links: ["a:${X}", "b:${X}", "a:y", "nope:y"]\na:\n  image: a\nb:\n  image: b\n',
    },
    {
      name: 'a name that extra_hosts has taken',
      files:
        'web:\n  image: a\n  links: ["a:x", "b:x", "b:X"]\n  extra_hosts: ["x:192.0.2.1"]\na:\n  image: a\nb:\n  image: b\n',
    },
  ],
  bad: [
    {
      name: 'two aliases in format 1',
      files:
        'web:\n  image: a\n  links:\n    - a:x\n    - "b:x"\n    - c\n    - c:x\na:\n  image: a\nb:\n  image: b\nc:\n  image: c\n',
      findings: [
        {
          at: '7:9-7:10',
          text: 'x',
          message: last('web', 'x', '"a", "b" and "c"', '"c"'),
          related: ['4:9-4:10 "x" is "a" here', '5:10-5:11 "x" is "b" here'],
        },
      ],
    },
    {
      name: 'an alias and the name of a service, in both orders',
      files:
        'web:\n  image: a\n  links: ["a:b", b]\njob:\n  image: a\n  links: [b, "a:b"]\na:\n  image: a\nb:\n  image: b\n',
      findings: [
        {
          at: '3:18-3:19',
          text: 'b',
          message: last('web', 'b', '"a" and "b"', '"b"'),
          related: ['3:14-3:15 "b" is "a" here'],
        },
        {
          at: '6:17-6:18',
          text: 'b',
          message: last('job', 'b', '"b" and "a"', '"a"'),
          related: ['6:11-6:12 "b" is "b" here'],
        },
      ],
    },
    {
      name: 'a link and an external link, which comes last',
      files: 'web:\n  image: a\n  external_links: [other:e]\n  links: ["db:e"]\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:26-3:27',
          text: 'e',
          message: last('web', 'e', '"db" and the container "other"', 'the container "other"'),
          related: ['4:15-4:16 "e" is "db" here'],
        },
      ],
    },
    {
      name: 'on networks the last entry wins, too',
      files:
        'services:\n  web:\n    image: a\n    links:\n      - a:x\n      - b:${ALIAS}\n  a:\n    image: a\n  b:\n    image: b\n',
      variables: { ALIAS: 'x' },
      findings: [
        {
          at: '6:11-6:19',
          text: '${ALIAS}',
          message: last('web', 'x', '"a" and "b"', '"b"'),
          related: ['5:11-5:12 "x" is "a" here'],
        },
      ],
    },
    {
      name: 'the default bridge in a later format: two Composes, two winners',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    network_mode: bridge\n    links: ["a:x"]\n  a:\n    image: a\n    network_mode: bridge\n  b:\n    image: b\n    network_mode: bridge\n',
        'docker-compose.override.yml': 'services:\n  web:\n    links: ["b:x"]\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:3:16-3:17',
          text: 'x',
          message:
            '"web" gives the name "x" to "a" and "b": docker-compose 1.29.2 takes "b", newer Compose "a"; remove what is not meant (`delink migrate` stops here)',
          related: ['docker-compose.yml:5:16-5:17 "x" is "a" here'],
        },
      ],
    },
    {
      name: 'case on the default bridge, in two files',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  links: ["a:X"]\na:\n  image: a\nb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  links: ["b:x"]\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:2:14-2:15',
          text: 'x',
          message: chance('web', 'x', '"a" and "b"'),
          related: ['docker-compose.yml:3:14-3:15 "a" is "X" here'],
        },
      ],
    },
  ],
});
