import { linkDuplicate } from '../../rules/link-duplicate/rule.js';
import { testRule } from '../support/rule-tester.js';

const again = (entry: string, client: string, key = 'links') =>
  `"${entry}" stands in "${key}" of "${client}" already, and docker-compose 1.29.2 refuses the whole file for it; remove one of the two`;

testRule(linkDuplicate, {
  good: [
    {
      name: 'one target under several names',
      files:
        'web:\n  image: a\n  links:\n    - db\n    - db:db\n    - "db:"\n    - db:database\ndb:\n  image: b\n',
    },
    {
      name: 'the same entry in two services, and in two files',
      files: {
        'docker-compose.yml':
          'web:\n  image: a\n  links: [db]\njob:\n  image: a\n  links: [db]\ndb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  links: [db]\n',
      },
    },
    {
      name: 'links and external links',
      files: 'web:\n  image: a\n  links: [db]\n  external_links: [db]\ndb:\n  image: b\n',
    },
    {
      name: 'variables that may be different',
      files: 'web:\n  image: a\n  links: ["db:${A}", "db:${B}"]\ndb:\n  image: b\n',
    },
    { name: 'a list that is none', files: 'web:\n  image: a\n  links: db\ndb:\n  image: b\n' },
  ],
  bad: [
    {
      name: 'in block style, with comments and other quotes',
      files:
        'web:\n  image: a\n  links:\n    - db:database\n    # the cache\n    - cache\n    - "db:database" # again\ndb:\n  image: b\ncache:\n  image: c\n',
      findings: [
        {
          at: '7:7-7:20',
          text: '"db:database"',
          message: again('db:database', 'web'),
          related: ['4:7-4:18 the first one'],
        },
      ],
      fixed:
        'web:\n  image: a\n  links:\n    - db:database\n    # the cache\n    - cache\ndb:\n  image: b\ncache:\n  image: c\n',
    },
    {
      name: 'three times, with CRLF, under services',
      files:
        'services:\r\n  web:\r\n    image: a\r\n    links:\r\n    - db\r\n    - db\r\n    - db\r\n  db:\r\n    image: b\r\n',
      findings: [
        { at: '6:7-6:9', text: 'db', message: again('db', 'web'), related: ['5:7-5:9 the first one'] },
        { at: '7:7-7:9', text: 'db', message: again('db', 'web'), related: ['5:7-5:9 the first one'] },
      ],
      fixed: 'services:\r\n  web:\r\n    image: a\r\n    links:\r\n    - db\r\n  db:\r\n    image: b\r\n',
    },
    {
      name: 'in flow style, in the middle and at the end',
      files: 'web:\n  image: a\n  links: [db, "db", cache, cache]\ndb:\n  image: b\ncache:\n  image: c\n',
      findings: [
        { at: '3:15-3:19', text: '"db"', message: again('db', 'web'), related: ['3:11-3:13 the first one'] },
        {
          at: '3:28-3:33',
          text: 'cache',
          message: again('cache', 'web'),
          related: ['3:21-3:26 the first one'],
        },
      ],
      fixed: 'web:\n  image: a\n  links: [db, cache]\ndb:\n  image: b\ncache:\n  image: c\n',
    },
    {
      name: 'external links',
      files: 'web:\n  image: a\n  external_links:\n    - other_db_1:db\n    - other_db_1:db\n',
      findings: [
        {
          at: '5:7-5:20',
          text: 'other_db_1:db',
          message: again('other_db_1:db', 'web', 'external_links'),
          related: ['4:7-4:20 the first one'],
        },
      ],
      fixed: 'web:\n  image: a\n  external_links:\n    - other_db_1:db\n',
    },
    {
      name: 'each file is judged by itself, whatever merging drops',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n',
        'docker-compose.override.yml': 'web:\n  links:\n    - db:x\n    - db:x\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:4:7-4:11',
          text: 'db:x',
          message: again('db:x', 'web'),
          related: ['docker-compose.override.yml:3:7-3:11 the first one'],
        },
      ],
      fixed: { 'docker-compose.override.yml': 'web:\n  links:\n    - db:x\n' },
    },
    {
      name: 'once for a list that several services have',
      files:
        'web: &web\n  image: a\n  links: &links\n    - db\n    - db\njob:\n  <<: *web\nlog:\n  image: c\n  links: *links\ndb:\n  image: b\n',
      findings: [
        { at: '5:7-5:9', text: 'db', message: again('db', 'web'), related: ['4:7-4:9 the first one'] },
      ],
      fixed:
        'web: &web\n  image: a\n  links: &links\n    - db\njob:\n  <<: *web\nlog:\n  image: c\n  links: *links\ndb:\n  image: b\n',
    },
    {
      name: 'by an alias; an entry with an anchor stays, as another place needs it',
      files:
        'web:\n  image: a\n  links:\n    - &db db\n    - *db\njob:\n  image: a\n  links:\n    - cache\n    - &cache cache\nlog:\n  image: a\n  links: [*cache]\ndb:\n  image: b\ncache:\n  image: c\n',
      findings: [
        { at: '5:5-5:10', text: '- *db', message: again('db', 'web'), related: ['4:11-4:13 the first one'] },
        {
          at: '10:14-10:19',
          text: 'cache',
          message: again('cache', 'job'),
          related: ['9:7-9:12 the first one'],
        },
      ],
      fixed:
        'web:\n  image: a\n  links:\n    - &db db\njob:\n  image: a\n  links:\n    - cache\n    - &cache cache\nlog:\n  image: a\n  links: [*cache]\ndb:\n  image: b\ncache:\n  image: c\n',
    },
  ],
});
