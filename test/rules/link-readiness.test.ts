import { linkReadiness } from '../../rules/link-readiness/rule.js';
import { testRule } from '../support/rule-tester.js';

const unchecked = (target: string, image: string, kind: string, clients: string) =>
  `"${target}" runs "${image}", ${kind} that needs a while before it answers, and ${clients} only for its start: give "${target}" a "healthcheck", and let clients wait for "service_healthy" (\`delink migrate --depends-on healthy\` does it for links)`;
const legacy = (target: string, image: string, kind: string, clients: string) =>
  `"${target}" runs "${image}", ${kind} that needs a while before it answers, and ${clients} only for its start, as format 1 knows nothing else: after \`delink migrate\` give "${target}" a "healthcheck", and let clients wait for "service_healthy"`;
const unwaited = (target: string, image: string, kind: string, clients: string) =>
  `"${target}" has a health check, but ${clients} only for its start, and "${image}" is ${kind} that needs a while before it answers: let clients wait for "service_healthy" (\`delink migrate --depends-on healthy\` does it for links)`;

const POSTGRES = (indent: string, unit = '  ', eol = '\n') =>
  [
    'healthcheck:',
    `${unit}test: pg_isready -h 127.0.0.1 -U "$\${POSTGRES_USER:-postgres}"`,
    `${unit}interval: 10s`,
    `${unit}timeout: 5s`,
    `${unit}retries: 12`,
  ]
    .map(line => `${indent}${line}${eol}`)
    .join('');

testRule(linkReadiness, {
  good: [
    {
      name: 'no link is there, only depends_on',
      files:
        'services:\n  web:\n    image: example/shop\n    depends_on: [db]\n  db:\n    image: postgres:9.6\n',
    },
    {
      name: 'an image that nobody knows, one that is there at once, and one that is built here',
      files:
        'services:\n  web:\n    image: a\n    links: [own, cache, db, var]\n  own:\n    image: example/postgres\n  cache:\n    image: redis\n  db:\n    image: postgres\n    build: .\n  var:\n    image: postgres:${TAG}\n',
    },
    { name: 'nobody waits', files: 'web:\n  image: a\ndb:\n  image: postgres\n' },
    {
      name: 'the client waits until it is healthy, or has done its work',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    links: [db]\n    depends_on: [db]\n  api:\n    image: a\n    depends_on: {db: {condition: service_completed_successfully}}\n  db:\n    image: postgres\n',
        'docker-compose.override.yml':
          'services:\n  web:\n    depends_on:\n      db:\n        condition: service_healthy\n',
      },
    },
    {
      name: 'the client asks again until it gets an answer',
      files:
        'services:\n  web:\n    image: a\n    command: ./wait-for-it.sh db:5432 -- run\n    links: [db]\n  api:\n    image: a\n    entrypoint: [sh, -c, "until nc -z db 5432; do sleep 1; done"]\n    links: [db]\n  db:\n    image: postgres\n',
    },
    {
      name: 'whoever switched the check off knows',
      files:
        'services:\n  web:\n    image: a\n    links: [db]\n  db:\n    image: postgres\n    healthcheck: {disable: true}\n',
    },
    {
      name: 'a link that does not work',
      files: 'web:\n  image: a\n  net: none\n  links: [db]\ndb:\n  image: postgres\n',
    },
  ],
  bad: [
    {
      name: 'several clients, by link and by depends_on in every form',
      files:
        'services:\n  web:\n    image: a\n    links:\n      - db:database\n  api:\n    image: a\n    depends_on: ["db"]\n  job:\n    image: a\n    depends_on:\n      db:\n        condition: service_started\n  db:\n    image: "postgres:9.6"\n    ports:\n      - "5432"\n',
      findings: [
        {
          at: '15:13-15:25',
          text: 'postgres:9.6',
          message: unchecked('db', 'postgres', 'a database', '"web", "api" and "job" wait'),
          related: [
            '5:9-5:20 "web" waits for the start only',
            '8:18-8:22 "api" waits for the start only',
            '12:7-12:9 "job" waits for the start only',
          ],
        },
      ],
      fixed: `services:\n  web:\n    image: a\n    links:\n      - db:database\n  api:\n    image: a\n    depends_on: ["db"]\n  job:\n    image: a\n    depends_on:\n      db:\n        condition: service_started\n  db:\n    image: "postgres:9.6"\n    ports:\n      - "5432"\n${POSTGRES('    ')}`,
    },
    {
      name: 'an image from .env, four columns, windows line ends and a byte order mark',
      files:
        '\uFEFFservices:\r\n    db:\r\n        image: ${IMAGE}\r\n\r\n    # the shop\r\n    web:\r\n        image: a\r\n        links: [db]\r\n',
      variables: { IMAGE: 'docker.io/library/postgres:9.6-alpine' },
      findings: [
        {
          at: '3:16-3:24',
          text: '${IMAGE}',
          message: unchecked('db', 'postgres', 'a database', '"web" waits'),
          related: ['8:17-8:19 "web" waits for the start only'],
        },
      ],
      fixed: `\uFEFFservices:\r\n    db:\r\n        image: \${IMAGE}\r\n${POSTGRES('        ', '    ', '\r\n')}\r\n    # the shop\r\n    web:\r\n        image: a\r\n        links: [db]\r\n`,
    },
    {
      name: 'in braces',
      files:
        'services:\n  web: {image: a, links: [mq]}\n  mq: {image: "rabbitmq:3-management", ports: ["5672"]}\n',
      findings: [
        {
          at: '3:16-3:37',
          text: 'rabbitmq:3-management',
          message: unchecked('mq', 'rabbitmq', 'a message broker', '"web" waits'),
          related: ['2:27-2:29 "web" waits for the start only'],
        },
      ],
      fixed:
        'services:\n  web: {image: a, links: [mq]}\n  mq: {image: "rabbitmq:3-management", ports: ["5672"], healthcheck: {test: "rabbitmqctl eval \'[_|_] = rabbit_networking:active_listeners().\'", interval: 10s, timeout: 5s, retries: 12}}\n',
    },
    {
      name: 'an override gets it where it has the image',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    links: [db]\n  db:\n    restart: always\n',
        'docker-compose.override.yml': 'services:\n  db:\n    image: postgres\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:3:12-3:20',
          text: 'postgres',
          message: unchecked('db', 'postgres', 'a database', '"web" waits'),
          related: ['docker-compose.yml:4:13-4:15 "web" waits for the start only'],
        },
      ],
      fixed: {
        'docker-compose.override.yml': `services:\n  db:\n    image: postgres\n${POSTGRES('    ')}`,
      },
    },
    {
      name: 'no fix where others have the same text, or nobody can tell what to ask',
      files:
        'services:\n  web:\n    image: a\n    links: [db, search, kafka]\n  db: &db\n    image: postgres\n  other:\n    <<: *db\n  search:\n    image: tutum/elasticsearch\n  kafka:\n    image: wurstmeister/kafka\n',
      findings: [
        {
          at: '6:12-6:20',
          text: 'postgres',
          message: unchecked('db', 'postgres', 'a database', '"web" waits'),
          related: ['4:13-4:15 "web" waits for the start only'],
        },
        {
          at: '10:12-10:31',
          text: 'tutum/elasticsearch',
          message: unchecked('search', 'tutum/elasticsearch', 'a search engine', '"web" waits'),
          related: ['4:17-4:23 "web" waits for the start only'],
        },
        {
          at: '12:12-12:30',
          text: 'wurstmeister/kafka',
          message: unchecked('kafka', 'wurstmeister/kafka', 'a message broker', '"web" waits'),
          related: ['4:25-4:30 "web" waits for the start only'],
        },
      ],
    },
    {
      name: 'format 1 has no health checks; many clients are counted',
      files:
        'a:\n  image: a\n  links: [db]\nb:\n  image: a\n  links: [db]\nc:\n  image: a\n  links: [db]\nd:\n  image: a\n  links: [db]\ndb:\n  image: mysql\n',
      findings: [
        {
          at: '14:10-14:15',
          text: 'mysql',
          message: legacy('db', 'mysql', 'a database', '4 services wait'),
          related: [
            '3:11-3:13 "a" waits for the start only',
            '6:11-6:13 "b" waits for the start only',
            '9:11-9:13 "c" waits for the start only',
            '12:11-12:13 "d" waits for the start only',
          ],
        },
      ],
    },
    {
      name: 'a health check that nobody waits for',
      files:
        'services:\n  web:\n    image: a\n    links: [db]\n  db:\n    image: mongo\n    healthcheck: {test: "true"}\n',
      findings: [
        {
          at: '6:12-6:17',
          text: 'mongo',
          message: unwaited('db', 'mongo', 'a database', '"web" waits'),
          related: ['4:13-4:15 "web" waits for the start only'],
        },
      ],
    },
  ],
});
