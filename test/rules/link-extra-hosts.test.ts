import { linkExtraHosts } from '../../rules/link-extra-hosts/rule.js';
import { testRule } from '../support/rule-tester.js';

const shadowed = (client: string, target: string, name: string, address: string) =>
  `"${client}" links ${target} as "${name}", but "extra_hosts" has that name, too, and comes first: it leads to "${address}", today and after \`delink migrate\`; remove the one that is not meant`;
const rewritten = (client: string, target: string, name: string, host: string) =>
  `"${client}" has "${host}" in "extra_hosts" and links ${target} as "${name}", with which it begins: when ${target} restarts with another address, the engine writes that one behind "${host}" as well; give the link another name, or let \`delink migrate\` replace it`;

testRule(linkExtraHosts, {
  good: [
    {
      name: 'other names',
      files:
        'web:\n  image: a\n  links: [db:database]\n  extra_hosts: ["db:192.0.2.1", "my.database:192.0.2.1", "databases.example.com:192.0.2.1"]\ndb:\n  image: b\n',
    },
    {
      name: 'on a network nobody writes over the entries',
      files:
        'services:\n  web:\n    image: a\n    links: [db]\n    extra_hosts: ["db.example.com:192.0.2.1"]\n  db:\n    image: b\n',
    },
    {
      name: 'the entry belongs to another service',
      files: 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n  extra_hosts: ["db:192.0.2.1"]\n',
    },
    {
      name: 'a link that does not work',
      files:
        'web:\n  image: a\n  net: none\n  links: [db]\n  extra_hosts: ["db:192.0.2.1"]\ndb:\n  image: b\n',
    },
  ],
  bad: [
    {
      name: 'the name of a link, in any case, and an alias in quotes',
      files:
        'web:\n  image: a\n  links:\n    - db\n    - "cache:Redis"\n  extra_hosts:\n    - "DB:192.0.2.1"\n    - redis=192.0.2.2\ndb:\n  image: b\ncache:\n  image: c\n',
      findings: [
        {
          at: '4:7-4:9',
          text: 'db',
          message: shadowed('web', '"db"', 'db', '192.0.2.1'),
          related: ['7:8-7:10 "DB" leads to "192.0.2.1" here'],
        },
        {
          at: '5:14-5:19',
          text: 'Redis',
          message: shadowed('web', '"cache"', 'Redis', '192.0.2.2'),
          related: ['8:7-8:12 "redis" leads to "192.0.2.2" here'],
        },
      ],
    },
    {
      name: 'a mapping of an override, on a network',
      files: {
        'docker-compose.yml': 'services:\n  web:\n    image: a\n    links: [db]\n  db:\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    extra_hosts: {db: host-gateway}\n',
      },
      findings: [
        {
          at: 'docker-compose.yml:4:13-4:15',
          text: 'db',
          message: shadowed('web', '"db"', 'db', 'host-gateway'),
          related: ['docker-compose.override.yml:3:19-3:21 "db" leads to "host-gateway" here'],
        },
      ],
    },
    {
      name: 'names that begin with the name of a link, also of an external one',
      files:
        'web:\r\n  image: a\r\n  links: [db]\r\n  external_links: [other:api]\r\n  extra_hosts:\r\n    - db.example.com:192.0.2.1\r\n    - api.example.com:192.0.2.2\r\ndb:\r\n  image: b\r\n',
      findings: [
        {
          at: '3:11-3:13',
          text: 'db',
          message: rewritten('web', '"db"', 'db', 'db.example.com'),
          related: ['6:7-6:21 "db.example.com" leads to "192.0.2.1" here'],
        },
        {
          at: '4:26-4:29',
          text: 'api',
          message: rewritten('web', 'the container "other"', 'api', 'api.example.com'),
          related: ['7:7-7:22 "api.example.com" leads to "192.0.2.2" here'],
        },
      ],
    },
  ],
});
