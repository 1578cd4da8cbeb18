import { linkInstanceName } from '../../rules/link-instance-name/rule.js';
import { testRule } from '../support/rule-tester.js';

const generated = (client: string, name: string, target: string, plain = target) =>
  `"${client}" asks for "${name}", which docker-compose 1.29.2 makes up for the link to "${target}", and neither networks nor newer Compose have: write "${plain}" instead (\`delink migrate\` keeps "${name}" as an alias while it is in use)`;
const instance = (client: string, name: string, target: string, count: number) =>
  `"${client}" asks for "${name}", one of ${count} containers of "${target}", by a name that docker-compose 1.29.2 makes up for the link: on a network it means all of them or none, also after \`delink migrate\`; give the one that is meant a service of its own`;

testRule(linkInstanceName, {
  good: [
    {
      name: 'the name of the link',
      files: 'web:\n  image: a\n  command: run --host db\n  links: [db]\ndb:\n  image: b\n',
    },
    {
      name: 'no link to it',
      files: 'web:\n  image: a\n  command: run db_1\n  links: [cache]\ndb:\n  image: b\ncache:\n  image: c\n',
    },
    {
      name: 'only a part of a word, of a path, or of a file',
      files:
        'web:\n  image: a\n  command: run /srv/db_1 mydb_1 db_1.sql db_12 db_1-old\n  links: [db]\ndb:\n  image: b\n',
    },
    {
      name: 'a volume, and what names things instead of asking for them',
      files:
        'web:\n  image: db_1\n  hostname: db_1\n  volumes: ["db_1:/data"]\n  links: [db]\ndb:\n  image: b\n',
    },
    {
      name: 'an alias on purpose',
      files: 'web:\n  image: a\n  command: run db_1\n  links: ["db:db_1"]\ndb:\n  image: b\n',
    },
    {
      name: 'a service of that name',
      files:
        'web:\n  image: a\n  command: run db_1\n  links: [db, db_1]\ndb:\n  image: b\ndb_1:\n  image: b\n',
    },
    {
      name: 'an external link of that name',
      files:
        'web:\n  image: a\n  command: run shop_db_1\n  links: [db]\n  external_links: [shop_db_1]\ndb:\n  image: b\n',
    },
    {
      name: 'extra_hosts has it',
      files:
        'web:\n  image: a\n  command: run db_1\n  links: [db]\n  extra_hosts: ["db_1:192.0.2.1"]\ndb:\n  image: b\n',
    },
    {
      name: 'a container name that was chosen',
      files:
        'web:\n  image: a\n  command: run shop-db db_1\n  links: [db]\ndb:\n  image: b\n  container_name: shop-db\n',
    },
    {
      name: "on a network the container's own name is there without a link",
      files:
        'services:\n  web:\n    image: a\n    command: run shop_db_1\n    links: [db]\n  db:\n    image: b\n',
    },
    {
      name: 'a value that an override replaces',
      files: {
        'docker-compose.yml':
          'web:\n  image: a\n  command: run db_1\n  environment: {H: db_1}\n  links: [db]\ndb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  command: run\n  environment: {H: db}\n',
      },
    },
  ],
  bad: [
    {
      name: 'commands and variables, in all kinds of quotes',
      files:
        'web:\n  image: a\n  command: run --host=db_1 \'shop_db_1\'\n  entrypoint: ["wait", "db_1:5432"]\n  environment:\n    URL: \'postgres://u:p@DB_1/shop\'\n  links:\n    - db:database\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:23-3:27',
          text: 'db_1',
          message: generated('web', 'db_1', 'db', 'database'),
          related: ['8:7-8:18 the link that gives "db_1"'],
        },
        {
          at: '3:29-3:38',
          text: 'shop_db_1',
          message: generated('web', 'shop_db_1', 'db', 'database'),
          related: ['8:7-8:18 the link that gives "shop_db_1"'],
        },
        {
          at: '4:25-4:29',
          text: 'db_1',
          message: generated('web', 'db_1', 'db', 'database'),
          related: ['8:7-8:18 the link that gives "db_1"'],
        },
        {
          at: '6:26-6:30',
          text: 'DB_1',
          message: generated('web', 'DB_1', 'db', 'database'),
          related: ['8:7-8:18 the link that gives "DB_1"'],
        },
      ],
      fixed:
        'web:\n  image: a\n  command: run --host=database \'database\'\n  entrypoint: ["wait", "database:5432"]\n  environment:\n    URL: \'postgres://u:p@database/shop\'\n  links:\n    - db:database\ndb:\n  image: b\n',
    },
    {
      name: 'a list of variables behind an anchor, in another file, with windows line ends',
      files: {
        'docker-compose.yml':
          'x-env: &env\r\n  - DB_HOST=db_1\r\nweb:\r\n  image: a\r\n  environment: *env\r\ndb:\r\n  image: b\r\n',
        'docker-compose.override.yml': 'web:\r\n  links: [db]\r\n',
      },
      findings: [
        {
          at: 'docker-compose.yml:2:13-2:17',
          text: 'db_1',
          message: generated('web', 'db_1', 'db'),
          related: ['docker-compose.override.yml:2:11-2:13 the link that gives "db_1"'],
        },
      ],
      fixed: {
        'docker-compose.yml':
          'x-env: &env\r\n  - DB_HOST=db\r\nweb:\r\n  image: a\r\n  environment: *env\r\ndb:\r\n  image: b\r\n',
      },
    },
    {
      name: 'a link on a network',
      files:
        'services:\n  web:\n    image: a\n    healthcheck:\n      test: curl http://db_1/\n    links: [db]\n  db:\n    image: b\n',
      findings: [
        {
          at: '5:25-5:29',
          text: 'db_1',
          message: generated('web', 'db_1', 'db'),
          related: ['6:13-6:15 the link that gives "db_1"'],
        },
      ],
      fixed:
        'services:\n  web:\n    image: a\n    healthcheck:\n      test: curl http://db/\n    links: [db]\n  db:\n    image: b\n',
    },
    {
      name: 'behind an escape the place is the whole value, and nothing is fixed',
      files: 'web:\n  image: a\n  command: "run \\x64b_1 db_1"\n  links: [db]\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:12-3:30',
          text: '"run \\x64b_1 db_1"',
          message: generated('web', 'db_1', 'db'),
          related: ['4:11-4:13 the link that gives "db_1"'],
        },
      ],
    },
    {
      name: 'one of several containers',
      files:
        'services:\n  web:\n    image: a\n    command: run db_3 db_4\n    links: [db]\n  db:\n    image: b\n    scale: 3\n',
      findings: [
        {
          at: '4:18-4:22',
          text: 'db_3',
          message: instance('web', 'db_3', 'db', 3),
          related: ['5:13-5:15 the link that gives "db_3"'],
        },
      ],
    },
  ],
});
