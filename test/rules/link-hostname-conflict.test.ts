import { linkHostnameConflict } from '../../rules/link-hostname-conflict/rule.js';
import { testRule } from '../support/rule-tester.js';

const own = (client: string, target: string, name: string) =>
  `"${client}" calls ${target} "${name}", and has that host name itself: on a network it would find itself there, whatever is done, so \`delink migrate\` stops; give "${client}" another "hostname"`;
const dead = (client: string, target: string, name: string) =>
  `"${client}" links ${target} as "${name}", but has that host name itself, and its own name comes first: the link leads nowhere; give "${client}" another "hostname", or the link another name`;
const chance = (client: string, target: string, name: string, other: string) =>
  `"${client}" links "${target}" as "${name}", and also "${other}", whose host name is "${name}": chance decides at every start which one answers, and does so after \`delink migrate\`; give "${other}" another "hostname"`;

testRule(linkHostnameConflict, {
  good: [
    {
      name: 'host names of their own',
      files: 'web:\n  image: a\n  hostname: web\n  links: [db]\ndb:\n  image: b\n  hostname: db\n',
    },
    {
      name: 'only another client uses the name',
      files:
        'web:\n  image: a\n  hostname: db\n  links: [cache]\napi:\n  image: a\n  links: [db]\ndb:\n  image: b\ncache:\n  image: c\n',
    },
    {
      name: 'a link under another name',
      files: 'web:\n  image: a\n  hostname: db\n  links: [db:database]\ndb:\n  image: b\n',
    },
    {
      name: 'a host name that is a variable',
      files: 'web:\n  image: a\n  hostname: ${NAME}\n  links: [db]\ndb:\n  image: b\n',
    },
    {
      name: 'the second of the two is not linked',
      files: 'web:\n  image: a\n  links: [b]\na:\n  image: b\n  hostname: b\nb:\n  image: b\n',
    },
    {
      name: 'no link works there anyway',
      files: 'web:\n  image: a\n  net: none\n  hostname: db\n  links: [db]\ndb:\n  image: b\n',
    },
    {
      name: 'links on networks come before host names of others',
      files:
        'services:\n  web:\n    image: a\n    links: [a, b]\n  a:\n    image: b\n    hostname: b\n  b:\n    image: b\n',
    },
    {
      name: 'extra_hosts has the name',
      files:
        'web:\n  image: a\n  hostname: db\n  links: [db]\n  extra_hosts: ["db:192.0.2.1"]\ndb:\n  image: b\n',
    },
  ],
  bad: [
    {
      name: 'the name of a link, in another case and quoted',
      files: 'web:\n  image: a\n  hostname: "DB"\n  links:\n    - db\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:14-3:16',
          text: 'DB',
          message: own('web', '"db"', 'db'),
          related: ['5:7-5:9 "db" is "db" here'],
        },
      ],
    },
    {
      name: 'an alias, with the host name in an override',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  links: [db:database]\ndb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  hostname: database\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:2:13-2:21',
          text: 'database',
          message: own('web', '"db"', 'database'),
          related: ['docker-compose.yml:3:11-3:22 "database" is "db" here'],
        },
      ],
    },
    {
      name: 'the first label of a host name with dots',
      files: 'web:\n  image: a\n  hostname: db.example.com\n  links: [db]\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:13-3:27',
          text: 'db.example.com',
          message: own('web', '"db"', 'db'),
          related: ['4:11-4:13 "db" is "db" here'],
        },
      ],
    },
    {
      name: 'a host name with a domain',
      files:
        'web:\n  image: a\n  hostname: db\n  domainname: example.com\n  links: [database:db.example.com]\ndatabase:\n  image: b\n',
      findings: [
        {
          at: '3:13-3:15',
          text: 'db',
          message: own('web', '"database"', 'db.example.com'),
          related: ['5:11-5:34 "db.example.com" is "database" here'],
        },
      ],
    },
    {
      name: 'the host name that its target has, too, by a merge key',
      files:
        'x-base: &base\n  image: a\n  hostname: app\nweb:\n  <<: *base\n  links: [db]\ndb:\n  <<: *base\n',
      findings: [
        {
          at: '3:13-3:16',
          text: 'app',
          message: own('web', '"db"', 'app'),
          related: ['3:13-3:16 "app" is "db" here'],
        },
      ],
    },
    {
      name: 'the container name of its target',
      files:
        'web:\n  image: a\n  hostname: shop-db\n  links: [db]\ndb:\n  image: b\n  container_name: shop-db\n',
      findings: [
        {
          at: '3:13-3:20',
          text: 'shop-db',
          message: own('web', '"db"', 'shop-db'),
          related: ['7:19-7:26 "shop-db" is "db" here'],
        },
      ],
    },
    {
      name: 'an external link',
      files: 'web:\n  image: a\n  hostname: db\n  external_links: [legacy_db:db]\n',
      findings: [
        {
          at: '3:13-3:15',
          text: 'db',
          message: own('web', 'the container "legacy_db"', 'db'),
          related: ['4:20-4:32 "db" is the container "legacy_db" here'],
        },
      ],
    },
    {
      name: 'on a network it is dead already',
      files:
        '\uFEFFservices:\r\n  web:\r\n    image: a\r\n    hostname: db\r\n    links: [db:DB, cache]\r\n  db:\r\n    image: b\r\n  cache:\r\n    image: c\r\n',
      findings: [
        {
          at: '4:15-4:17',
          text: 'db',
          message: dead('web', '"db"', 'DB'),
          related: ['5:13-5:18 "DB" is meant to be "db" here'],
        },
      ],
    },
    {
      name: 'two targets, one with the name of the other',
      files:
        'web:\n  image: a\n  links: [a, b:x]\na:\n  image: b\n  hostname: x\nb:\n  image: b\napi:\n  image: a\n  links: [b, a]\n',
      findings: [
        {
          at: '6:13-6:14',
          text: 'x',
          message: chance('web', 'b', 'x', 'a'),
          related: ['3:14-3:17 "x" is meant to be "b" here'],
        },
      ],
    },
    {
      name: 'on the default bridge of later formats as well',
      files:
        'services:\n  web:\n    image: a\n    network_mode: bridge\n    links: [a, b]\n  a:\n    image: b\n    network_mode: bridge\n    hostname: b\n  b:\n    image: b\n    network_mode: bridge\n',
      findings: [
        {
          at: '9:15-9:16',
          text: 'b',
          message: chance('web', 'b', 'b', 'a'),
          related: ['5:16-5:17 "b" is meant to be "b" here'],
        },
      ],
    },
  ],
});
