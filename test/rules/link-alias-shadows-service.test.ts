import { linkAliasShadowsService } from '../../rules/link-alias-shadows-service/rule.js';
import { testRule } from '../support/rule-tester.js';

const other = (client: string, target: string, name: string) =>
  `"${client}" finds "${target}" under "${name}", which is the name of another service; on one network with both, "${name}" would lead to either of them by chance; \`delink migrate\` keeps them apart, or keeps the link`;

testRule(linkAliasShadowsService, {
  good: [
    {
      name: 'aliases that no service has, and the own name of the target',
      files: 'web:\n  image: a\n  links: [db, "db:db", "db:DB", "db:database"]\ndb:\n  image: b\n',
    },
    {
      name: 'the service whose network stack the target lives in',
      files:
        'web:\n  image: a\n  links: ["db:proxy"]\ndb:\n  image: b\n  net: "container:proxy"\nproxy:\n  image: c\n',
    },
    {
      name: 'a service without names on networks',
      files: 'web:\n  image: a\n  links: ["a:db"]\na:\n  image: a\ndb:\n  image: b\n  net: host\n',
    },
    {
      name: 'a service on other networks only',
      files:
        'services:\n  web:\n    image: a\n    networks: [front]\n    links: ["a:db"]\n  a:\n    image: a\n    networks: [front, back]\n  db:\n    image: b\n    networks: [back]\nnetworks: {front: {}, back: {}}\n',
    },
    {
      name: 'a name with several entries: another rule looks at that',
      files:
        'web:\n  image: a\n  links: ["a:b", b]\njob:\n  image: a\n  links: [b, "a:b"]\na:\n  image: a\nb:\n  image: b\n',
    },
    {
      name: 'names that nobody knows here, external links and broken ones',
      files:
        'web:\n  image: a\n  links: ["a:${X}", "nope:a", "a:b:db"]\n  external_links: ["other:a"]\na:\n  image: a\ndb:\n  image: b\n',
    },
  ],
  bad: [
    {
      name: 'format 1, in any case of letters',
      files:
        'web:\n  image: a\n  links:\n    - "db-test:DB"\njob: {image: a, links: [db-test:db]}\ndb-test:\n  image: b\ndb:\n  image: b\n',
      findings: [
        {
          at: '4:16-4:18',
          text: 'DB',
          message: other('web', 'db-test', 'DB'),
          related: ['8:1-8:3 the service "db"'],
        },
        {
          at: '5:33-5:35',
          text: 'db',
          message: other('job', 'db-test', 'db'),
          related: ['8:1-8:3 the service "db"'],
        },
      ],
    },
    {
      name: 'its own name',
      files: 'web:\n  image: a\n  links: [proxy:web]\nproxy:\n  image: b\n',
      findings: [
        {
          at: '3:17-3:20',
          text: 'web',
          message:
            '"web" finds "proxy" under its own name, "web"; on a network it would find itself; `delink migrate` keeps the link, and another alias would spare it',
          related: ['1:1-1:4 the service "web"'],
        },
      ],
    },
    {
      name: 'on a network, in two files, by a variable',
      files: {
        'docker-compose.yml': 'services:\n  web:\n    image: a\n  a:\n    image: a\n  db:\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    links:\n      - a:${NAME}\n',
      },
      variables: { NAME: 'db' },
      findings: [
        {
          at: 'docker-compose.override.yml:4:11-4:18',
          text: '${NAME}',
          message: other('web', 'a', 'db'),
          related: ['docker-compose.yml:6:3-6:5 the service "db"'],
        },
      ],
    },
  ],
});
