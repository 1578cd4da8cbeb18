import { linkScaledTarget } from '../../rules/link-scaled-target/rule.js';
import { testRule } from '../support/rule-tester.js';

const scaled = (client: string, target: string, name: string, count: number) =>
  `"${client}" links "${target}", which runs ${count} containers: the link leads to one of them, but "${name}" on a network to all of them in turn, and so it does after \`delink migrate\`; make sure that each will do, or give the one that is meant a service of its own`;

testRule(linkScaledTarget, {
  good: [
    { name: 'one container', files: 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n' },
    {
      name: 'a scaled client',
      files:
        'services:\n  web:\n    image: a\n    scale: 3\n    links: [db]\n  db:\n    image: b\n    scale: 1\n',
    },
    {
      name: 'nobody links it',
      files: 'services:\n  web:\n    image: a\n    depends_on: [db]\n  db:\n    image: b\n    scale: 3\n',
    },
    {
      name: 'a number that is not known',
      files:
        'services:\n  web:\n    image: a\n    links: [db]\n  db:\n    image: b\n    deploy: {replicas: "${N}"}\n',
    },
    {
      name: 'a link that does not work',
      files:
        'services:\n  web:\n    image: a\n    network_mode: none\n    links: [db]\n  db:\n    image: b\n    scale: 3\n',
    },
  ],
  bad: [
    {
      name: 'scale, with an alias and without',
      files:
        'services:\n  web:\n    image: a\n    links:\n      - db\n      - "db:database"\n  db:\n    image: b\n    scale: 3\n',
      findings: [
        {
          at: '5:9-5:11',
          text: 'db',
          message: scaled('web', 'db', 'db', 3),
          related: ['9:5-9:13 "db" runs 3 containers'],
        },
        {
          at: '6:9-6:22',
          text: '"db:database"',
          message: scaled('web', 'db', 'database', 3),
          related: ['9:5-9:13 "db" runs 3 containers'],
        },
      ],
    },
    {
      name: 'replicas in an override, on the default bridge',
      files: {
        'docker-compose.yml':
          'x-b: &b\n  network_mode: bridge\nservices:\n  web:\n    <<: *b\n    image: a\n    links: [db]\n  db:\n    <<: *b\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  db:\n    deploy:\n      replicas: 2\n',
      },
      findings: [
        {
          at: 'docker-compose.yml:7:13-7:15',
          text: 'db',
          message: scaled('web', 'db', 'db', 2),
          related: ['docker-compose.override.yml:4:7-4:18 "db" runs 2 containers'],
        },
      ],
    },
    {
      name: 'a number from .env',
      files: 'services:\n  web:\n    image: a\n    links: [db]\n  db:\n    image: b\n    scale: ${N}\n',
      variables: { N: '4' },
      findings: [
        {
          at: '4:13-4:15',
          text: 'db',
          message: scaled('web', 'db', 'db', 4),
          related: ['7:5-7:16 "db" runs 4 containers'],
        },
      ],
    },
  ],
});
