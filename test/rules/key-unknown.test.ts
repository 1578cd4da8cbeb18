import { keyUnknown } from '../../rules/key-unknown/rule.js';
import { testRule } from '../support/rule-tester.js';

testRule(keyUnknown, {
  good: [
    {
      name: 'every key of format 1',
      files:
        'web:\n  build: .\n  dockerfile: Dockerfile.web\n  net: host\n  log_driver: json-file\n  log_opt:\n    any-thing: 10m\n  volume_driver: local\n',
    },
    {
      name: 'extensions and keys of every age in later formats',
      files:
        'version: "2.4"\nx-any:\n  thing: 1\nservices:\n  web:\n    image: a\n    x-note: b\n    scale: 2\n    deploy:\n      replicas: 2\n    pre_start: []\nnetworks:\n  back:\n    x-note: c\n',
    },
    {
      name: 'names of any kind where names are free',
      files:
        'services:\n  web.1_a-b:\n    image: a\n    environment:\n      "any name": a\n    labels:\n      com.example/x y: b\n',
    },
    {
      name: 'keys of format 1 under services: have a rule of their own',
      files: 'services:\n  web:\n    image: a\n    net: host\n',
    },
    {
      name: 'a service outside of services: is told as a mixture of formats',
      files: 'services:\n  web:\n    image: a\ndb:\n  image: b\n',
    },
    {
      name: 'a section of later formats beside services at the top is told as one, too',
      files: 'web:\n  image: a\nnetworks:\n  back:\n    driver: bridge\n',
    },
    {
      name: 'what stands below an unknown key is not looked at, and what a tag takes away is not there',
      files: 'services:\n  web:\n    image: a\n    ports: !reset [a]\n    healthchek: !reset {}\n',
    },
  ],
  bad: [
    {
      name: 'a slip of the pen, with quotes around the key',
      files: 'services:\n  web:\n    image: a\n    "volums": [a:/a]\n    build:\n      contxt: .\n',
      findings: [
        {
          at: '4:5-4:13',
          text: '"volums"',
          message:
            '"volums" is no key of service "web", and Compose refuses the file; did you mean "volumes"?',
        },
        {
          at: '6:7-6:13',
          text: 'contxt',
          message:
            '"contxt" is no key of "build" of service "web", and Compose refuses the file; did you mean "context"?',
        },
      ],
      fixed: 'services:\n  web:\n    image: a\n    "volumes": [a:/a]\n    build:\n      context: .\n',
    },
    {
      name: 'a name from elsewhere, in flow style, with CRLF and a byte order mark',
      files: '\uFEFFweb: {image: a, workdir: /src}\r\ndb:\r\n  image: b\r\n  env:\r\n    - A=1\r\n',
      findings: [
        {
          at: '1:17-1:24',
          text: 'workdir',
          message:
            '"workdir" is no key of service "web", and docker-compose refuses the file; did you mean "working_dir"?',
        },
        {
          at: '4:3-4:6',
          text: 'env',
          message:
            '"env" is no key of service "db", and docker-compose refuses the file; did you mean "environment"?',
        },
      ],
      fixed:
        '\uFEFFweb: {image: a, working_dir: /src}\r\ndb:\r\n  image: b\r\n  environment:\r\n    - A=1\r\n',
    },
    {
      name: 'nothing near, or what is near is there already',
      files: 'web:\n  image: a\n  detach: true\n  link: [db]\n  links: [db]\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:3-3:9',
          text: 'detach',
          message:
            '"detach" is no key of service "web", and docker-compose refuses the file; correct it, or remove it',
        },
        {
          at: '4:3-4:7',
          text: 'link',
          message:
            '"link" is no key of service "web", and docker-compose refuses the file; correct it, or remove it',
        },
      ],
    },
    {
      name: 'two slips for one key: only one can become it',
      files: 'services:\n  web:\n    image: a\n    port: ["80"]\n    prts: ["81"]\n',
      findings: [
        {
          at: '4:5-4:9',
          text: 'port',
          message: '"port" is no key of service "web", and Compose refuses the file; did you mean "ports"?',
        },
        {
          at: '5:5-5:9',
          text: 'prts',
          message: '"prts" is no key of service "web", and Compose refuses the file; did you mean "ports"?',
        },
      ],
      fixed: 'services:\n  web:\n    image: a\n    ports: ["80"]\n    prts: ["81"]\n',
    },
    {
      name: 'later formats in format 1, extensions among them',
      files: 'web:\n  image: a\n  depends_on: [db]\n  x-note: b\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:3-3:13',
          text: 'depends_on',
          message:
            '"depends_on" of service "web" is a key of later formats, and docker-compose refuses it in format 1; `delink migrate` converts the file and keeps the key',
        },
        {
          at: '4:3-4:9',
          text: 'x-note',
          message:
            '"x-note" of service "web" is a key of later formats, and docker-compose refuses it in format 1; `delink migrate` converts the file and keeps the key',
        },
      ],
    },
    {
      name: 'a version in format 1',
      files: '# Compose\nversion: "1"\nweb:\n  image: a\n',
      findings: [
        {
          at: '2:1-2:8',
          text: 'version',
          message:
            '"version" is the name of a service in format 1, and no Compose takes a text for one; remove it, as `delink migrate` does',
        },
      ],
      fixed: '# Compose\nweb:\n  image: a\n',
    },
    {
      name: 'names that are none',
      files:
        'services:\n  we b:\n    image: a\n  web:\n    image: a\n    depends_on:\n      "we b":\n        condition: service_started\nvolumes:\n  da/ta:\n',
      findings: [
        {
          at: '2:3-2:7',
          text: 'we b',
          message:
            '"we b" is no name that Compose takes in "services"; use letters, digits, ".", "_" and "-" only',
        },
        {
          at: '7:7-7:13',
          text: '"we b"',
          message:
            '"we b" is no name that Compose takes in "depends_on" of service "web"; use letters, digits, ".", "_" and "-" only',
        },
        {
          at: '10:3-10:8',
          text: 'da/ta',
          message:
            '"da/ta" is no name that Compose takes in "volumes"; use letters, digits, ".", "_" and "-" only',
        },
      ],
    },
    {
      name: 'what is merged in stands in one place, and so does what an alias brings',
      files: {
        'docker-compose.yml':
          'x-base: &base\n  restrat: always\n  logging: &log\n    drivr: syslog\nservices:\n  web:\n    <<: *base\n    image: a\n  db:\n    <<: [*base]\n    image: b\n  cache:\n    image: c\n    logging: *log\n',
        'docker-compose.override.yml': 'services:\n  web:\n    comand: a\ntop: 1\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:3:5-3:11',
          text: 'comand',
          message:
            '"comand" is no key of service "web", and Compose refuses the file; did you mean "command"?',
        },
        {
          at: 'docker-compose.override.yml:4:1-4:4',
          text: 'top',
          message: '"top" is no key of the file, and Compose refuses the file; correct it, or remove it',
        },
        {
          at: 'docker-compose.yml:2:3-2:10',
          text: 'restrat',
          message:
            '"restrat" is no key of service "web", and Compose refuses the file; did you mean "restart"?',
        },
        {
          at: 'docker-compose.yml:4:5-4:10',
          text: 'drivr',
          message:
            '"drivr" is no key of "logging" of service "web", and Compose refuses the file; did you mean "driver"?',
        },
      ],
      fixed: {
        'docker-compose.yml':
          'x-base: &base\n  restart: always\n  logging: &log\n    driver: syslog\nservices:\n  web:\n    <<: *base\n    image: a\n  db:\n    <<: [*base]\n    image: b\n  cache:\n    image: c\n    logging: *log\n',
        'docker-compose.override.yml': 'services:\n  web:\n    command: a\ntop: 1\n',
      },
    },
  ],
});
