import { linkLegacy } from '../../rules/link-legacy/rule.js';
import { testRule } from '../support/rule-tester.js';

const bridge = (client: string, target: string, name: string) =>
  `"${client}" reaches "${target}" as "${name}" by a link on the default bridge, which Docker means to remove in Engine 30; \`delink migrate\` puts both on a network where "${name}" leads to "${target}"`;
const network = (client: string, target: string, name: string) =>
  `"${client}" reaches "${target}" as "${name}" by a legacy link; \`delink migrate\` makes "${name}" an alias on their network where that means the same`;
const plain = (client: string, target: string) =>
  `"${client}" reaches "${target}" by a legacy link, although their network knows "${target}" by that name; \`delink migrate\` drops the link and keeps the start order`;
const unnamed = (client: string, target: string) =>
  `"${client}" links "${target}" the legacy way; \`delink migrate\` replaces the link by a network that both are on`;

testRule(linkLegacy, {
  good: [
    {
      name: 'networks and an alias',
      files:
        'services:\n  web:\n    image: a\n    depends_on: [db]\n  db:\n    image: b\n    networks:\n      default:\n        aliases: [database]\n',
    },
    { name: 'an empty list', files: 'web:\n  image: a\n  links: []\n' },
    {
      name: 'links that other rules find broken',
      files:
        'web:\n  image: a\n  links: [nope, web]\nlone:\n  image: a\n  net: host\n  links: [web]\nnone:\n  image: a\n  net: none\n  links: [web]\n',
    },
    { name: 'external links', files: 'web:\n  image: a\n  external_links: [other_db_1]\n' },
  ],
  bad: [
    {
      name: 'format 1, in several styles',
      files:
        'web:\n  image: a\n  links:\n    - db:database # main\n    - "cache"\nworker: {image: a, links: [db]}\ndb: {image: b}\ncache: {image: c}\n',
      findings: [
        { at: '4:7-4:18', text: 'db:database', message: bridge('web', 'db', 'database') },
        { at: '5:7-5:14', text: '"cache"', message: bridge('web', 'cache', 'cache') },
        { at: '6:28-6:30', text: 'db', message: bridge('worker', 'db', 'db') },
      ],
    },
    {
      name: 'a byte order mark and CRLF',
      files: '\uFEFFweb:\r\n  image: a\r\n  links:\r\n    - db\r\ndb:\r\n  image: b\r\n',
      findings: [{ at: '4:7-4:9', text: 'db', message: bridge('web', 'db', 'db') }],
    },
    {
      name: 'a network, by the own name and by an alias',
      files:
        'services:\n  web:\n    image: a\n    links:\n      - db\n      - db:DB\n      - db:database\n  db:\n    image: b\n',
      findings: [
        { at: '5:9-5:11', text: 'db', message: plain('web', 'db') },
        { at: '6:9-6:14', text: 'db:DB', message: plain('web', 'db') },
        { at: '7:9-7:20', text: 'db:database', message: network('web', 'db', 'database') },
      ],
    },
    {
      name: 'an alias with a dot',
      files: 'services:\n  web:\n    image: a\n    links: ["db:db.example.com"]\n  db:\n    image: b\n',
      findings: [
        {
          at: '4:13-4:31',
          text: '"db:db.example.com"',
          message:
            '"web" reaches "db" as "db.example.com" by a legacy link; `delink migrate` keeps it on their network, as an alias with a dot would be seen by every member',
        },
      ],
    },
    {
      name: 'the default bridge in a later format',
      files:
        'services:\n  web:\n    image: a\n    network_mode: bridge\n    links: [db]\n  db:\n    image: b\n    network_mode: bridge\n',
      findings: [{ at: '5:13-5:15', text: 'db', message: bridge('web', 'db', 'db') }],
    },
    {
      name: 'a target in the network stack of another service',
      files:
        'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n  net: "container:proxy"\nproxy:\n  image: c\n',
      findings: [{ at: '3:11-3:13', text: 'db', message: bridge('web', 'proxy', 'db') }],
    },
    {
      name: 'names that do not lead to the target',
      files: {
        'docker-compose.yml':
          'web:\n  image: a\n  links: ["db:x", "cache:x", "db:${NOBODY_KNOWS}"]\n  extra_hosts: ["own:192.0.2.1"]\nworker:\n  image: a\n  links: ["db:own"]\n  extra_hosts: ["own:192.0.2.1"]\ndb:\n  image: b\ncache:\n  image: c\n',
      },
      findings: [
        { at: 'docker-compose.yml:3:11-3:17', text: '"db:x"', message: unnamed('web', 'db') },
        { at: 'docker-compose.yml:3:19-3:28', text: '"cache:x"', message: bridge('web', 'cache', 'x') },
        { at: 'docker-compose.yml:3:30-3:50', text: '"db:${NOBODY_KNOWS}"', message: unnamed('web', 'db') },
        { at: 'docker-compose.yml:7:11-7:19', text: '"db:own"', message: unnamed('worker', 'db') },
      ],
    },
    {
      name: 'two files, and a variable from .env',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  links: ["db:${ALIAS}"]\ndb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  links: [db]\n',
      },
      variables: { ALIAS: 'database' },
      findings: [
        {
          at: 'docker-compose.override.yml:2:11-2:13',
          text: 'db',
          message: bridge('web', 'db', 'db'),
        },
        {
          at: 'docker-compose.yml:3:11-3:24',
          text: '"db:${ALIAS}"',
          message: bridge('web', 'db', 'database'),
        },
      ],
    },
    {
      name: 'one list of two services, and one that is merged in',
      files:
        'web: &web\n  image: a\n  links: &links\n    - db\nworker:\n  image: a\n  links: *links\njob:\n  <<: *web\ndb:\n  image: b\n',
      findings: [
        { at: '4:7-4:9', text: 'db', message: bridge('job', 'db', 'db') },
        { at: '4:7-4:9', text: 'db', message: bridge('web', 'db', 'db') },
        { at: '4:7-4:9', text: 'db', message: bridge('worker', 'db', 'db') },
      ],
    },
    {
      name: 'what is no list of texts',
      files:
        'web:\n  image: a\n  links: db\nworker:\n  image: a\n  links:\n    - db: database\n    - ${TARGET}:x\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:10-3:12',
          text: 'db',
          message: '"links" of "web" must be a list: write each entry as "- SERVICE" or "- SERVICE:ALIAS"',
        },
        {
          at: '7:7-7:9',
          text: 'db',
          message:
            'an entry of "links" of "worker" is no text; a blank behind the colon makes it a mapping: write "- SERVICE:ALIAS" without one',
        },
        {
          at: '8:7-8:18',
          text: '${TARGET}:x',
          message:
            'the target of "${TARGET}:x" is a variable, so nobody can tell which service joins the network: write the service\'s name',
        },
      ],
    },
  ],
});
