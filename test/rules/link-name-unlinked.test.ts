import { linkNameUnlinked } from '../../rules/link-name-unlinked/rule.js';
import { testRule } from '../support/rule-tester.js';

const unlinked = (client: string, name: string, aliases: string, plain: string) =>
  `"${client}" asks for "${name}", but links that service only as ${aliases}, so "${name}" leads nowhere today, but to the service after \`delink migrate\`; write "${plain}" if the service is meant, or remove what has never worked`;

testRule(linkNameUnlinked, {
  good: [
    {
      name: 'the alias',
      files: 'web:\n  image: a\n  command: run http://database/\n  links: [db:database]\ndb:\n  image: b\n',
    },
    {
      name: 'linked under both',
      files: 'web:\n  image: a\n  command: run http://db/\n  links: [db, db:database]\ndb:\n  image: b\n',
    },
    {
      name: 'a word that need not be a host',
      files:
        'web:\n  image: a\n  command: migrate db redis:3.2\n  environment:\n    TYPE: db\n    DB_NAME: db\n    IMAGE: redis:3\n    DB_URL: postgres://db:secret@database/db\n  links: [db:database, redis:cache]\ndb:\n  image: b\nredis:\n  image: c\n',
    },
    {
      name: 'on networks service names are there',
      files:
        'services:\n  web:\n    image: a\n    command: run http://db/\n    links: [db:database]\n  db:\n    image: b\n',
    },
    {
      name: 'not linked at all',
      files: 'web:\n  image: a\n  command: run http://db/\ndb:\n  image: b\n',
    },
    {
      name: 'extra_hosts has it',
      files:
        'web:\n  image: a\n  command: run http://db/\n  extra_hosts: ["db:192.0.2.1"]\n  links: [db:database]\ndb:\n  image: b\n',
    },
    {
      name: 'the target has that host name',
      files:
        'web:\n  image: a\n  command: run http://db/\n  links: [db:database]\ndb:\n  image: b\n  hostname: db\n',
    },
    {
      name: 'an external link has it',
      files:
        'web:\n  image: a\n  command: run http://db/\n  links: [db:database]\n  external_links: [db]\ndb:\n  image: b\n',
    },
    {
      name: 'it means another service to this client, or to another one',
      files:
        'web:\n  image: a\n  command: run http://db/\n  links: [db:database, cache:db]\napi:\n  image: a\n  command: run http://cache/\n  links: [cache:redis]\nold:\n  image: a\n  links: [db:cache]\ndb:\n  image: b\ncache:\n  image: c\n',
    },
    {
      name: 'an alias that nobody knows',
      files: 'web:\n  image: a\n  command: run http://db/\n  links: ["db:${ALIAS}"]\ndb:\n  image: b\n',
    },
    {
      name: 'a link that does not work',
      files:
        'web:\n  image: a\n  net: none\n  command: run http://db/\n  links: [db:database]\ndb:\n  image: b\n',
    },
  ],
  bad: [
    {
      name: 'addresses and variables',
      files:
        'web:\n  image: a\n  command: run http://db/ \'tcp://DB:5432\'\n  environment:\n    - DB_HOST=db\n    - URL=postgres://u:p@db/shop\n    - HOSTS=db:5432,other:1\n  links:\n    - db:database\n    - "db:sql"\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:23-3:25',
          text: 'db',
          message: unlinked('web', 'db', '"database" and "sql"', 'database'),
          related: ['9:7-9:18 "db" is "database" here', '10:7-10:15 "db" is "sql" here'],
        },
        {
          at: '3:34-3:36',
          text: 'DB',
          message: unlinked('web', 'DB', '"database" and "sql"', 'database'),
          related: ['9:7-9:18 "db" is "database" here', '10:7-10:15 "db" is "sql" here'],
        },
        {
          at: '5:15-5:17',
          text: 'db',
          message: unlinked('web', 'db', '"database" and "sql"', 'database'),
          related: ['9:7-9:18 "db" is "database" here', '10:7-10:15 "db" is "sql" here'],
        },
        {
          at: '6:26-6:28',
          text: 'db',
          message: unlinked('web', 'db', '"database" and "sql"', 'database'),
          related: ['9:7-9:18 "db" is "database" here', '10:7-10:15 "db" is "sql" here'],
        },
        {
          at: '7:13-7:15',
          text: 'db',
          message: unlinked('web', 'db', '"database" and "sql"', 'database'),
          related: ['9:7-9:18 "db" is "database" here', '10:7-10:15 "db" is "sql" here'],
        },
      ],
    },
    {
      name: 'a base by extends and an override',
      files: {
        'docker-compose.yml':
          'base:\n  image: a\n  environment: {DB_HOST: db}\nweb:\n  extends:\n    service: base\ndb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  links: [db:database]\n',
      },
      findings: [
        {
          at: 'docker-compose.yml:3:26-3:28',
          text: 'db',
          message: unlinked('web', 'db', '"database"', 'database'),
          related: ['docker-compose.override.yml:2:11-2:22 "db" is "database" here'],
        },
      ],
    },
    {
      name: 'the default bridge of later formats, with a block scalar and windows line ends',
      files:
        'services:\r\n  web:\r\n    image: a\r\n    network_mode: bridge\r\n    command: |\r\n      run\r\n      --at db:5432\r\n    links: [db:database]\r\n  db:\r\n    image: b\r\n    network_mode: bridge\r\n',
      findings: [
        {
          at: '7:12-7:14',
          text: 'db',
          message: unlinked('web', 'db', '"database"', 'database'),
          related: ['8:13-8:24 "db" is "database" here'],
        },
      ],
    },
  ],
});
