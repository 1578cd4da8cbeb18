import { valueInvalid } from '../../rules/value-invalid/rule.js';
import { testRule } from '../support/rule-tester.js';

testRule(valueInvalid, {
  good: [
    {
      name: 'what format 1 takes, with what YAML makes of a text left to another rule',
      files:
        'web:\n  image: a\n  ports: [80, "8080:80"]\n  privileged: "yes"\n  restart: no\n  cpu_shares: "10"\n  mem_swappiness: "0"\n  environment:\n    A: 1\n    B:\n    C: true\n  labels:\n    A: 1\n  pid:\n  ulimits:\n    nofile: "10"\n    nproc: {soft: 1, hard: 2}\n',
    },
    {
      name: 'what newer Compose takes of every age',
      files:
        'version: "3"\nservices:\n  web:\n    build: {context: ., args: [A=1]}\n    ports: [80, {target: 80, published: "8080"}]\n    environment: {A: 1, B: true, C: }\n    networks: {back: }\n    depends_on: {db: {condition: service_started}}\n    deploy: {replicas: "2"}\n    command:\n    restart: no\n    env_file: [{path: a.env, required: false}]\n  db:\n    image: b\n    networks: [back]\nnetworks:\n  back:\nvolumes:\n  data: {external: {name: a}}\n',
    },
    {
      name: 'a variable can become whatever is wanted',
      files:
        'services:\n  web:\n    image: a\n    privileged: $A\n    volumes:\n      - type: $B\n        source: c\n        target: /c\n    depends_on:\n      db: {condition: "${C}"}\n  db:\n    image: b\n    pull_policy: ${D:-always}\n',
    },
    {
      name: 'links that are none have a rule of their own, and so have two equal ones',
      files: 'web:\n  image: a\n  links: db\n  external_links: [c, c]\ndb:\n  image: b\n  links: [{a: b}]\n',
    },
    {
      name: 'an earlier file has what is empty or missing here',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    environment: [A=1]\n    depends_on: {db: {condition: service_started}}\n  db:\n    image: b\n',
        'docker-compose.override.yml':
          'services:\n  web:\n    environment:\n    depends_on: {db: {restart: true}}\n  db:\n',
      },
    },
    {
      name: 'a base has what is empty here, perhaps',
      files:
        'services:\n  web:\n    extends: {service: db}\n    environment:\n  db:\n    image: b\n    environment: [A=1]\n',
    },
    {
      name: 'a name like any other property of objects',
      files: 'services:\n  __proto__:\n    image: a\n    environment: {constructor: a, __proto__: b}\n',
    },
    {
      name: 'equal entries of a list, which newer Compose makes one of',
      files: 'services:\n  web:\n    image: a\n    ports: ["80:80", "80:80"]\n',
    },
    {
      name: 'a date, which some releases read as a text',
      files: 'services:\n  web:\n    image: a\n    environment: {BUILT: 2015-01-01}\n',
    },
  ],
  bad: [
    {
      name: 'one thing in the place of another',
      files:
        'services:\n  web:\n    image: a\n    ports: "80:80"\n    volumes:\n      a: /a\n    environment: [A=1, B: 2]\n    build:\n      - .\n  db: postgres\n',
      findings: [
        {
          at: '4:12-4:19',
          text: '"80:80"',
          message:
            '"ports" of service "web" must be a list of texts or mappings, but the text "80:80" stands there, and Compose refuses the file; correct it',
        },
        {
          at: '5:5-5:12',
          text: 'volumes',
          message:
            '"volumes" of service "web" must be a list of texts or mappings, but a mapping stands there, and Compose refuses the file; correct it',
        },
        {
          at: '7:24-7:25',
          text: 'B',
          message:
            'an entry of "environment" of service "web" must be a text, but a mapping stands there, and Compose refuses the file; correct it',
        },
        {
          at: '8:5-8:10',
          text: 'build',
          message:
            '"build" of service "web" must be a text or a mapping, but a list stands there, and Compose refuses the file; correct it',
        },
        {
          at: '10:7-10:15',
          text: 'postgres',
          message:
            'service "db" must be a mapping, but the text "postgres" stands there, and Compose refuses the file; correct it',
        },
      ],
    },
    {
      name: 'a choice, a range and a pattern',
      files:
        'services:\n  web:\n    image: a\n    container_name: b\n    cpu_percent: 120\n    depends_on: {db: {condition: started}}\n    gpus: some\n  db:\n    image: b\n',
      findings: [
        {
          at: '4:21-4:22',
          text: 'b',
          message:
            '"container_name" of service "web" must be a name of two letters or digits at least, but the text "b" stands there, and Compose refuses the file; correct it',
        },
        {
          at: '5:18-5:21',
          text: '120',
          message:
            '"cpu_percent" of service "web" must be a text or a whole number from 0 to 100, but the number 120 stands there, and Compose refuses the file; correct it',
        },
        {
          at: '6:34-6:41',
          text: 'started',
          message:
            '"depends_on.db.condition" of service "web" must be "service_started", "service_healthy" or "service_completed_successfully", but the text "started" stands there, and Compose refuses the file; correct it',
        },
        {
          at: '7:11-7:15',
          text: 'some',
          message:
            '"gpus" of service "web" must be "all" or a list of mappings, but the text "some" stands there, and Compose refuses the file; correct it',
        },
      ],
    },
    {
      name: 'numbers for texts: quotes mend them, but not where a unit is missing',
      files:
        'version: 3.7\r\nservices:\r\n  web:\r\n    image: a\r\n    command: [sleep, 010]\r\n    user: 1000\r\n    hostname: true\r\n    stop_grace_period: 10\r\n',
      findings: [
        {
          at: '1:10-1:13',
          text: '3.7',
          message:
            '"version" must be a text, but YAML reads the number 3.7 there, and Compose refuses the file; put it in quotes',
        },
        {
          at: '5:22-5:25',
          text: '010',
          message:
            'an entry of "command" of service "web" must be a text, but YAML reads the number 010 there, and Compose refuses the file; put it in quotes',
        },
        {
          at: '6:11-6:15',
          text: '1000',
          message:
            '"user" of service "web" must be a text, but YAML reads the number 1000 there, and Compose refuses the file; put it in quotes',
        },
        {
          at: '7:15-7:19',
          text: 'true',
          message:
            '"hostname" of service "web" must be a text, but YAML reads true there, and Compose refuses the file; put it in quotes',
        },
        {
          at: '8:24-8:26',
          text: '10',
          message:
            '"stop_grace_period" of service "web" must be a time, like "30s", but the number 10 stands there, and Compose refuses the file; correct it',
        },
      ],
      fixed:
        'version: "3.7"\r\nservices:\r\n  web:\r\n    image: a\r\n    command: [sleep, "010"]\r\n    user: "1000"\r\n    hostname: "true"\r\n    stop_grace_period: 10\r\n',
    },
    {
      name: 'an alias: its place where the value itself is wrong, the anchor where something in it is',
      files:
        'x-number: &number 10\nx-log: &log\n  driver: 1\nservices:\n  web:\n    image: a\n    user: *number\n    mem_limit: *number\n    logging: *log\n  db:\n    image: b\n    logging: *log\n',
      findings: [
        {
          at: '3:11-3:12',
          text: '1',
          message:
            '"logging.driver" of service "web" must be a text, but YAML reads the number 1 there, and Compose refuses the file; put it in quotes',
        },
        {
          at: '7:11-7:18',
          text: '*number',
          message:
            '"user" of service "web" must be a text, but YAML reads the number 10 there, and Compose refuses the file; put it in quotes',
        },
      ],
      fixed:
        'x-number: &number 10\nx-log: &log\n  driver: "1"\nservices:\n  web:\n    image: a\n    user: *number\n    mem_limit: *number\n    logging: *log\n  db:\n    image: b\n    logging: *log\n',
    },
    {
      name: 'nothing',
      files: 'services:\n  web:\n    image: a\n    ports:\n    environment:\n      -\n  db:\nvolumes:\n',
      findings: [
        {
          at: '4:5-4:10',
          text: 'ports',
          message:
            '"ports" of service "web" must be a list of texts or mappings, but nothing stands there, and Compose refuses the file; fill it in, or remove it',
        },
        {
          at: '6:7-6:8',
          text: '-',
          message:
            'an entry of "environment" of service "web" must be a text, but nothing stands there, and Compose refuses the file; fill it in, or remove it',
        },
        {
          at: '7:3-7:5',
          text: 'db',
          message:
            'service "db" must be a mapping, but nothing stands there, and Compose refuses the file; fill it in, or remove it',
        },
        {
          at: '8:1-8:8',
          text: 'volumes',
          message:
            '"volumes" must be a mapping of volumes, but nothing stands there, and Compose refuses the file; fill it in, or remove it',
        },
      ],
    },
    {
      name: 'a key is missing, also where a file in between does not have it either',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    volumes:\n      - source: b\n        target: /b\n  db:\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    depends_on:\n      db: {restart: true}\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:4:7-4:9',
          text: 'db',
          message: '"depends_on.db" of service "web" lacks "condition", and Compose refuses the file; add it',
        },
        {
          at: 'docker-compose.yml:5:9-5:15',
          text: 'source',
          message:
            'an entry of "volumes" of service "web" lacks "type", and Compose refuses the file; add it',
        },
      ],
    },
    {
      name: 'format 1',
      files:
        'web:\n  image: a\n  links:\n  build: {context: .}\n  ports: ["80;80"]\n  privileged: maybe\n  labels: {A: }\n  memswap_limit: 1g\n  mem_swappiness: 1.5\n',
      findings: [
        {
          at: '3:3-3:8',
          text: 'links',
          message:
            '"links" of service "web" must be a list of texts, but nothing stands there, and docker-compose refuses the file; fill it in, or remove it',
        },
        {
          at: '4:3-4:8',
          text: 'build',
          message:
            '"build" of service "web" must be a text, but a mapping stands there, and docker-compose refuses the file; correct it',
        },
        {
          at: '5:11-5:18',
          text: '"80;80"',
          message:
            'an entry of "ports" of service "web" must be a port, like 80, 8000:80 or 127.0.0.1:53:53/udp, but the text "80;80" stands there, and docker-compose refuses the file; correct it',
        },
        {
          at: '6:15-6:20',
          text: 'maybe',
          message:
            '"privileged" of service "web" must be true or false, but the text "maybe" stands there, and docker-compose refuses the file; correct it',
        },
        {
          at: '7:12-7:13',
          text: 'A',
          message:
            '"labels.A" of service "web" must be a text, a number or true or false, but nothing stands there, and docker-compose refuses the file; fill it in, or remove it',
        },
        {
          at: '8:3-8:16',
          text: 'memswap_limit',
          message:
            '"memswap_limit" of service "web" needs "mem_limit" beside it, and docker-compose refuses the file; add it',
        },
        {
          at: '9:19-9:22',
          text: '1.5',
          message:
            '"mem_swappiness" of service "web" must be a whole number, but the number 1.5 stands there, and docker-compose refuses the file; correct it',
        },
      ],
    },
    {
      name: 'entries of format 1 that stand twice; a pair that another one comes between stays',
      files:
        'web:\n  image: a\n  ports:\n    - "80:80"\n    - 443\n    - \'80:80\' # again\n    - "80:80"\n  environment: [A=1, A=2, A=1]\n  expose: ["1", 1]\n',
      findings: [
        {
          at: '6:7-6:14',
          text: "'80:80'",
          message:
            '"ports" of service "web" has "80:80" twice, and docker-compose refuses the file; remove one of the two',
          related: ['4:7-4:14 the first one'],
        },
        {
          at: '7:7-7:14',
          text: '"80:80"',
          message:
            '"ports" of service "web" has "80:80" twice, and docker-compose refuses the file; remove one of the two',
          related: ['4:7-4:14 the first one'],
        },
        {
          at: '8:27-8:30',
          text: 'A=1',
          message:
            '"environment" of service "web" has "A=1" twice, and docker-compose refuses the file; remove one of the two',
          related: ['8:17-8:20 the first one'],
        },
      ],
      fixed:
        'web:\n  image: a\n  ports:\n    - "80:80"\n    - 443\n  environment: [A=1, A=2, A=1]\n  expose: ["1", 1]\n',
    },
  ],
});
