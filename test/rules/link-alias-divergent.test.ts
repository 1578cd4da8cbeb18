import { linkAliasDivergent } from '../../rules/link-alias-divergent/rule.js';
import { testRule } from '../support/rule-tester.js';

const divergent = (name: string, client: string, target: string, others: string) =>
  `"${name}" leads "${client}" to "${target}", but others to ${others}; on one network for all it would lead each of them to any of these; \`delink migrate\` keeps them apart on networks of their own, or keeps a link`;

testRule(linkAliasDivergent, {
  good: [
    {
      name: 'one meaning for all, under one alias or several',
      files:
        'web:\n  image: a\n  links: ["a:db", "b:cache"]\njob:\n  image: a\n  links: ["a:db", "a:DB", "b:redis"]\na:\n  image: a\nb:\n  image: b\n',
    },
    {
      name: 'the name of a service, which another rule looks at',
      files:
        'web:\n  image: a\n  links: ["a:DB"]\njob:\n  image: a\n  links: ["b:db"]\nlog:\n  image: a\n  links: [db]\na:\n  image: a\nb:\n  image: b\ndb:\n  image: c\n',
    },
    {
      name: 'two services with one network stack',
      files:
        'web:\n  image: a\n  links: ["a:x"]\njob:\n  image: a\n  links: ["b:x"]\na:\n  image: a\nb:\n  image: b\n  net: "container:a"\n',
    },
    {
      name: 'one client, two targets: another rule looks at that',
      files:
        'web:\n  image: a\n  links: ["a:x", "b:x"]\njob:\n  image: a\n  links: ["b:x"]\na:\n  image: a\nb:\n  image: b\n',
    },
    {
      name: 'networks that keep them apart',
      files:
        'services:\n  web:\n    image: a\n    networks: [front]\n    links: ["a:x"]\n  a:\n    image: a\n    networks: [front]\n  job:\n    image: a\n    networks: [back]\n    links: ["b:x"]\n  b:\n    image: b\n    networks: [front, back]\nnetworks: {front: {}, back: {}}\n',
    },
    {
      name: 'names that nobody knows here, external links and broken ones',
      files:
        'web:\n  image: a\n  links: ["a:${X}", "a:x"]\njob:\n  image: a\n  links: ["b:${X}", "nope:x"]\n  external_links: ["other:x"]\na:\n  image: a\nb:\n  image: b\n',
    },
  ],
  bad: [
    {
      name: 'format 1, with all clients beside the first',
      files:
        'web:\n  image: a\n  links:\n    - "a:db"\njob:\n  image: a\n  links: [c, b:DB]\nlog:\n  image: a\n  links: [a:db]\ncron:\n  image: a\n  links: [c:db]\na:\n  image: a\nb:\n  image: b\nc:\n  image: c\n',
      findings: [
        {
          at: '4:10-4:12',
          text: 'db',
          message: divergent('db', 'web', 'a', '"b" and "c"'),
          related: [
            '7:16-7:18 "DB" leads "job" to "b"',
            '10:13-10:15 "db" leads "log" to "a"',
            '13:13-13:15 "db" leads "cron" to "c"',
          ],
        },
      ],
    },
    {
      name: 'the winners of several entries and files, a variable among them',
      files: {
        'docker-compose.yml':
          'web:\n  image: a\n  links: ["a:x"]\njob:\n  image: a\n  links: ["a:${NAME}"]\na:\n  image: a\nb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  links: ["b:x"]\n',
      },
      variables: { NAME: 'x' },
      findings: [
        {
          at: 'docker-compose.override.yml:2:14-2:15',
          text: 'x',
          message: divergent('x', 'web', 'b', '"a"'),
          related: ['docker-compose.yml:6:14-6:21 "x" leads "job" to "a"'],
        },
      ],
    },
    {
      name: 'a network that all are on, and two names',
      files:
        'services:\n  web:\n    image: a\n    links: ["a:x", "a:y"]\n  job:\n    image: a\n    links: ["b:x", "b:y"]\n  a:\n    image: a\n  b:\n    image: b\n',
      findings: [
        {
          at: '4:16-4:17',
          text: 'x',
          message: divergent('x', 'web', 'a', '"b"'),
          related: ['7:16-7:17 "x" leads "job" to "b"'],
        },
        {
          at: '4:23-4:24',
          text: 'y',
          message: divergent('y', 'web', 'a', '"b"'),
          related: ['7:23-7:24 "y" leads "job" to "b"'],
        },
      ],
    },
    {
      name: 'a client that sees what is meant for another one',
      files:
        'services:\n  web:\n    image: a\n    networks: [front]\n    links: ["a:x"]\n  a:\n    image: a\n    networks: [front]\n  job:\n    image: a\n    networks: [front, back]\n    links: ["b:x"]\n  b:\n    image: b\n    networks: [back]\nnetworks: {front: {}, back: {}}\n',
      findings: [
        {
          at: '5:16-5:17',
          text: 'x',
          message: divergent('x', 'web', 'a', '"b"'),
          related: ['12:16-12:17 "x" leads "job" to "b"'],
        },
      ],
    },
    {
      name: 'a base and the service that extends it',
      files:
        'services:\n  base:\n    image: a\n    links: ["a:x"]\n  web:\n    extends: {service: base}\n    links: ["b:x"]\n  a:\n    image: a\n  b:\n    image: b\n',
      findings: [
        {
          at: '4:16-4:17',
          text: 'x',
          message: divergent('x', 'base', 'a', '"b"'),
          related: ['7:16-7:17 "x" leads "web" to "b"'],
        },
      ],
    },
  ],
});
