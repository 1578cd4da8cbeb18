import { linkOrder } from '../../rules/link-order/rule.js';
import { testRule } from '../support/rule-tester.js';

testRule(linkOrder, {
  good: [
    {
      name: 'depends_on says it, too',
      files:
        'services:\n  web:\n    image: a\n    links: [db, cache]\n    depends_on:\n      db: {condition: service_healthy}\n      cache: {condition: service_started}\n  db:\n    image: b\n  cache:\n    image: c\n',
    },
    {
      name: 'it follows from what others depend on',
      files:
        'services:\n  web:\n    image: a\n    links: [db]\n    depends_on: [api]\n  api:\n    image: b\n    depends_on: [db]\n  db:\n    image: b\n',
    },
    {
      name: 'volumes, a network stack, and process ids of another service',
      files:
        'web:\n  image: a\n  links: [db, cache, log]\n  volumes_from: ["db:ro"]\n  pid: "service:log"\n  ipc: "service:cache"\nside:\n  image: a\n  net: "container:db"\n  links: []\ndb:\n  image: b\ncache:\n  image: c\nlog:\n  image: d\n',
    },
    {
      name: 'an override brings depends_on',
      files: {
        'docker-compose.yml': 'services:\n  web:\n    image: a\n    links: [db]\n  db:\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    depends_on: [db]\n',
      },
    },
    {
      name: 'links that are refused, and external links',
      files: 'web:\n  image: a\n  links: [nope, web]\n  external_links: [other_db_1]\n',
    },
    {
      name: 'services that wait for each other',
      files:
        'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n  links: [api]\napi:\n  image: c\n  links: [web]\n',
    },
  ],
  bad: [
    {
      name: 'format 1, where nothing else could say it',
      files:
        'web:\n  image: a\n  links:\n    - db:database\n    - cache\n    - db:db\ndb:\n  image: b\ncache:\n  image: c\n',
      findings: [
        {
          at: '3:3-3:8',
          text: 'links',
          message:
            'only `links` make "db" and "cache" start before "web"; a rewrite without them needs `depends_on: [db, cache]`, which `delink migrate` adds',
          related: [
            '4:7-4:18 "db" starts before "web"',
            '5:7-5:12 "cache" starts before "web"',
            '6:7-6:12 "db" starts before "web"',
          ],
        },
      ],
    },
    {
      name: 'the rest of what depends_on says, on a network',
      files:
        'services:\n  web:\n    image: a\n    links: ["db", cache]\n    depends_on: [db]\n  db:\n    image: b\n  cache:\n    image: c\n    links: [db]\n',
      findings: [
        {
          at: '4:5-4:10',
          text: 'links',
          message:
            'only `links` make "cache" start before "web"; a rewrite without them needs `depends_on: [cache]`, which `delink migrate` adds',
          related: ['4:19-4:24 "cache" starts before "web"'],
        },
        {
          at: '10:5-10:10',
          text: 'links',
          message:
            'only `links` make "db" start before "cache"; a rewrite without them needs `depends_on: [db]`, which `delink migrate` adds',
          related: ['10:13-10:15 "db" starts before "cache"'],
        },
      ],
    },
    {
      name: 'a link that leads nowhere orders all the same',
      files:
        'services:\n  web:\n    image: a\n    network_mode: none\n    links: [db]\n  db:\n    image: b\n',
      findings: [
        {
          at: '5:5-5:10',
          text: 'links',
          message:
            'only `links` make "db" start before "web"; a rewrite without them needs `depends_on: [db]`, which `delink migrate` adds',
          related: ['5:13-5:15 "db" starts before "web"'],
        },
      ],
    },
    {
      name: 'two files',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\ncache:\n  image: c\n',
        'docker-compose.override.yml': 'web:\n  links: [cache]\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:2:3-2:8',
          text: 'links',
          message:
            'only `links` make "cache" and "db" start before "web"; a rewrite without them needs `depends_on: [cache, db]`, which `delink migrate` adds',
          related: [
            'docker-compose.override.yml:2:11-2:16 "cache" starts before "web"',
            'docker-compose.yml:3:11-3:13 "db" starts before "web"',
          ],
        },
      ],
    },
    {
      name: 'links that come in by extends, and by a merge key',
      files:
        'services:\n  base: &base\n    image: a\n    links: [db]\n  web:\n    extends: base\n  job:\n    <<: *base\n  db:\n    image: b\n',
      findings: ['base', 'job', 'web'].map(client => ({
        at: '4:5-4:10',
        text: 'links',
        message: `only \`links\` make "db" start before "${client}"; a rewrite without them needs \`depends_on: [db]\`, which \`delink migrate\` adds`,
        related: [`4:13-4:15 "db" starts before "${client}"`],
      })),
    },
    {
      name: 'a service beside a circle',
      files: 'web:\n  image: a\n  links: [a]\na:\n  image: a\n  links: [b]\nb:\n  image: b\n  links: [a]\n',
      findings: [
        {
          at: '3:3-3:8',
          text: 'links',
          message:
            'only `links` make "a" start before "web"; a rewrite without them needs `depends_on: [a]`, which `delink migrate` adds',
          related: ['3:11-3:12 "a" starts before "web"'],
        },
      ],
    },
  ],
});
