import { linkCycle } from '../../rules/link-cycle/rule.js';
import { testRule } from '../support/rule-tester.js';

const circle = (names: string) =>
  `${names} is a circle of services that wait for each other, and no Compose starts it; remove a link that nothing needs, or run \`delink migrate\`, which keeps every name on a network and drops as few waits as it can`;

testRule(linkCycle, {
  good: [
    {
      name: 'links in one direction',
      files: 'a:\n  image: a\n  links: [b, c]\nb:\n  image: b\n  links: [c]\nc:\n  image: c\n',
    },
    { name: 'a link to itself', files: 'a:\n  image: a\n  links: [a]\n' },
    {
      name: 'a circle without a link',
      files: 'services:\n  a:\n    image: a\n    depends_on: [b]\n  b:\n    image: b\n    depends_on: [a]\n',
    },
    {
      name: 'a circle that would stay without its links',
      files:
        'services:\n  a:\n    image: a\n    depends_on: [b]\n    links: [b]\n  b:\n    image: b\n    depends_on: [a]\n    links: [a]\n',
    },
    {
      name: 'external links',
      files: 'a:\n  image: a\n  external_links: [b]\nb:\n  image: b\n  external_links: [a]\n',
    },
  ],
  bad: [
    {
      name: 'two that link each other',
      files: 'a:\n  image: a\n  links:\n    - "b:back"\nb:\n  image: b\n  links: [a]\n',
      findings: [
        {
          at: '4:7-4:15',
          text: '"b:back"',
          message: circle('"a" -> "b" -> "a"'),
          related: ['7:11-7:12 "b" links "a"'],
        },
      ],
    },
    {
      name: 'three, with shortcuts and services beside',
      files:
        'web:\n  image: w\n  links: [c]\na:\n  image: a\n  links: [b]\nb:\n  image: b\n  links:\n    - c\n    - db\nc:\n  image: c\n  links: [db, a]\ndb:\n  image: d\n',
      findings: [
        {
          at: '6:11-6:12',
          text: 'b',
          message: circle('"a" -> "b" -> "c" -> "a"'),
          related: ['10:7-10:8 "b" links "c"', '14:15-14:16 "c" links "a"'],
        },
      ],
    },
    {
      name: 'links and another key together',
      files: 'a:\n  image: a\n  links: [b]\nb:\n  image: b\n  volumes_from: [a]\n',
      findings: [
        {
          at: '3:11-3:12',
          text: 'b',
          message: circle('"a" -> "b" -> "a"'),
          related: ['6:3-6:15 "b" waits for "a"'],
        },
      ],
    },
    {
      name: 'a later format, the other key first',
      files:
        'services:\n  a:\n    image: a\n    depends_on: [b]\n  b:\n    image: b\n    links: [a]\n    depends_on: []\n',
      findings: [
        {
          at: '4:5-4:15',
          text: 'depends_on',
          message: circle('"a" -> "b" -> "a"'),
          related: ['7:13-7:14 "b" links "a"'],
        },
      ],
    },
    {
      name: 'an override closes it',
      files: {
        'docker-compose.yml': 'a:\n  image: a\n  links: [b]\nb:\n  image: b\n',
        'docker-compose.override.yml': 'b:\n  links: [a]\n',
      },
      findings: [
        {
          at: 'docker-compose.yml:3:11-3:12',
          text: 'b',
          message: circle('"a" -> "b" -> "a"'),
          related: ['docker-compose.override.yml:2:11-2:12 "b" links "a"'],
        },
      ],
    },
    {
      name: 'two circles that do not touch',
      files:
        'a: {image: a, links: [b]}\nb: {image: b, links: [a]}\nc: {image: c, links: [d]}\nd: {image: d, links: [c]}\n',
      findings: [
        {
          at: '1:23-1:24',
          text: 'b',
          message: circle('"a" -> "b" -> "a"'),
          related: ['2:23-2:24 "b" links "a"'],
        },
        {
          at: '3:23-3:24',
          text: 'd',
          message: circle('"c" -> "d" -> "c"'),
          related: ['4:23-4:24 "d" links "c"'],
        },
      ],
    },
  ],
});
