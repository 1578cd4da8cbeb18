import { yamlDialect } from '../../rules/yaml-dialect/rule.js';
import { testRule } from '../support/rule-tester.js';

const port = (written: string, number: number) =>
  `"${written}" is the number ${number} (in base 60) to docker-compose 1.x, which so publishes another port of the container, while newer Compose reads what stands there; put it in quotes`;
const legacyRefuses = (written: string, what: string, key: string, modern: string) =>
  `"${written}" is ${what} to docker-compose 1.x, which refuses it for "${key}", while newer Compose reads "${modern}"; put what is meant in quotes`;
const modernRefuses = (written: string, what: string, key: string, legacy: string) =>
  `"${written}" is ${what} to newer Compose, which refuses it for "${key}", while docker-compose 1.x reads "${legacy}"; put what is meant in quotes`;
const differ = (written: string, key: string, legacy: string, modern: string) =>
  `"${written}" for "${key}" becomes "${legacy}" with docker-compose 1.x and "${modern}" with newer Compose; put what is meant in quotes`;
const date = (written: string, key: string) =>
  `"${written}" is a date to Compose, which takes none for "${key}"; put it in quotes`;

testRule(yamlDialect, {
  good: [
    {
      name: 'in quotes, with a tag, or a text to both',
      files:
        'web:\n  image: a\n  restart: "no"\n  user: !!str 1000\n  ports: ["22:22", 8080:80, 3000, 053:53]\n  environment: {A: \'yes\', B: "1.0", C: y, D: 1.2.3}\n',
    },
    {
      name: 'the same to both, whatever was meant',
      files:
        'web:\n  image: a\n  environment: {A: 1.50, B: 017, C: 0x1F, D: ~, E: , F: 1_000, G: 42}\n  labels: {h: true, i: 0.5}\n',
    },
    {
      name: 'booleans and numbers where they are wanted, in any spelling',
      files:
        'web:\n  image: a\n  privileged: yes\n  tty: on\n  stdin_open: True\n  mem_limit: 0x1000\n  cpu_shares: 010\n',
    },
    {
      name: 'a format that only newer Compose reads',
      files:
        'services:\n  web:\n    image: a\n    restart: no\n    ports: [22:22]\n    environment: {A: yes, B: true, C: 1.0}\n',
    },
    {
      name: 'a newer key beside a version',
      files: 'version: "3.8"\nname: shop\nservices:\n  web:\n    image: a\n    restart: no\n',
    },
    {
      name: 'what any Compose of a newer format refuses, which is said elsewhere',
      files: 'version: "3"\nservices:\n  web:\n    image: a\n    user: 1e3\n    command: true\n',
    },
    { name: 'entries of links', files: 'web:\n  image: a\n  links: [5]\n  external_links: [no]\n' },
  ],
  bad: [
    {
      name: 'ports in base 60',
      files: 'web:\r\n  image: a\r\n  ports:\r\n    - 22:22 # ssh\r\n    - 1:30:40\r\n  expose: [22:10]\r\n',
      findings: [
        { at: '4:7-4:12', text: '22:22', message: port('22:22', 1342) },
        { at: '5:7-5:14', text: '1:30:40', message: port('1:30:40', 5440) },
        { at: '6:12-6:17', text: '22:10', message: differ('22:10', 'expose', '1330', '22:10') },
      ],
      fixed:
        'web:\r\n  image: a\r\n  ports:\r\n    - "22:22" # ssh\r\n    - "1:30:40"\r\n  expose: ["22:10"]\r\n',
    },
    {
      name: 'texts that are none to docker-compose 1.x',
      files:
        'web:\n  image: a\n  restart: no\n  user: 1000:50\n  command: [run, yes]\n  environment:\n    A: true\n    B: True\n    C: off\n',
      findings: [
        {
          at: '3:12-3:14',
          text: 'no',
          message: legacyRefuses('no', 'the boolean false', 'restart', 'no'),
        },
        {
          at: '4:9-4:16',
          text: '1000:50',
          message: legacyRefuses('1000:50', 'the number 60050', 'user', '1000:50'),
        },
        {
          at: '5:18-5:21',
          text: 'yes',
          message: legacyRefuses('yes', 'the boolean true', 'command', 'yes'),
        },
        {
          at: '7:8-7:12',
          text: 'true',
          message: legacyRefuses('true', 'the boolean true', 'environment', 'true'),
        },
        {
          at: '8:8-8:12',
          text: 'True',
          message: legacyRefuses('True', 'the boolean true', 'environment', 'true'),
        },
        {
          at: '9:8-9:11',
          text: 'off',
          message: legacyRefuses('off', 'the boolean false', 'environment', 'off'),
        },
      ],
      fixed:
        'web:\n  image: a\n  restart: "no"\n  user: "1000:50"\n  command: [run, "yes"]\n  environment:\n    A: "true"\n    B: "True"\n    C: "off"\n',
    },
    {
      name: 'numbers that are printed in two ways',
      files:
        'web:\n  image: a\n  environment: {A: 1.0, B: 1e3, C: 0o17, D: 0123456789, E: 1000000.0, F: 1:30.5, G: .inf, H: 1.0e+20}\n',
      findings: [
        { at: '3:20-3:23', text: '1.0', message: differ('1.0', 'environment', '1.0', '1') },
        { at: '3:28-3:31', text: '1e3', message: differ('1e3', 'environment', '1e3', '1000') },
        { at: '3:36-3:40', text: '0o17', message: differ('0o17', 'environment', '0o17', '15') },
        {
          at: '3:45-3:55',
          text: '0123456789',
          message: differ('0123456789', 'environment', '0123456789', '1.23456789e+08'),
        },
        {
          at: '3:60-3:69',
          text: '1000000.0',
          message: differ('1000000.0', 'environment', '1000000.0', '1e+06'),
        },
        { at: '3:74-3:80', text: '1:30.5', message: differ('1:30.5', 'environment', '90.5', '1:30.5') },
        { at: '3:85-3:89', text: '.inf', message: differ('.inf', 'environment', 'inf', '+Inf') },
      ],
      fixed:
        'web:\n  image: a\n  environment: {A: "1.0", B: "1e3", C: "0o17", D: "0123456789", E: "1000000.0", F: "1:30.5", G: ".inf", H: 1.0e+20}\n',
    },
    {
      name: 'labels and arguments of a build, with a version',
      files:
        'version: "3.8"\nservices:\n  web:\n    build:\n      context: .\n      args: {A: yes, B: 2.0}\n    labels:\n      a: on\n    sysctls: {b: no}\n',
      findings: [
        {
          at: '6:17-6:20',
          text: 'yes',
          message: legacyRefuses('yes', 'the boolean true', 'build', 'yes'),
        },
        { at: '6:25-6:28', text: '2.0', message: differ('2.0', 'build', '2.0', '2') },
        { at: '8:10-8:12', text: 'on', message: differ('on', 'labels', 'True', 'on') },
        {
          at: '9:18-9:20',
          text: 'no',
          message: legacyRefuses('no', 'the boolean false', 'sysctls', 'no'),
        },
      ],
      fixed:
        'version: "3.8"\nservices:\n  web:\n    build:\n      context: .\n      args: {A: "yes", B: "2.0"}\n    labels:\n      a: "on"\n    sysctls: {b: "no"}\n',
    },
    {
      name: 'dates, also where only newer Compose reads the file',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    environment:\n      SINCE: 2015-01-01\n    labels: {a: 2015-1-1}\n',
        'docker-compose.old.yml':
          'web:\n  image: a\n  environment: {A: 2015-01-01}\n  hostname: 2015-1-1\n  domainname: 2015-01-01 10:00:00 +1\n',
      },
      stacks: [['docker-compose.yml'], ['docker-compose.old.yml']],
      findings: [
        {
          at: 'docker-compose.old.yml:3:20-3:30',
          text: '2015-01-01',
          message: date('2015-01-01', 'environment'),
        },
        {
          at: 'docker-compose.old.yml:4:13-4:21',
          text: '2015-1-1',
          message: modernRefuses('2015-1-1', 'a date', 'hostname', '2015-1-1'),
        },
        {
          at: 'docker-compose.old.yml:5:15-5:37',
          text: '2015-01-01 10:00:00 +1',
          message: legacyRefuses('2015-01-01 10:00:00 +1', 'a date', 'domainname', '2015-01-01 10:00:00 +1'),
        },
        {
          at: 'docker-compose.yml:5:14-5:24',
          text: '2015-01-01',
          message: date('2015-01-01', 'environment'),
        },
        { at: 'docker-compose.yml:6:17-6:25', text: '2015-1-1', message: date('2015-1-1', 'labels') },
      ],
      fixed: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    environment:\n      SINCE: "2015-01-01"\n    labels: {a: "2015-1-1"}\n',
        'docker-compose.old.yml':
          'web:\n  image: a\n  environment: {A: "2015-01-01"}\n  hostname: "2015-1-1"\n  domainname: "2015-01-01 10:00:00 +1"\n',
      },
    },
    {
      name: 'what only format 1 has no other rule for',
      files: 'web:\n  image: a\n  user: &id 1000\n  cpuset: 0\n  command: [sleep, 5]\n  hostname: *id\n',
      findings: [
        {
          at: '3:13-3:17',
          text: '1000',
          message:
            '"user" of service "web" must be a text, but YAML reads the number 1000 there, and docker-compose refuses the file; put it in quotes',
        },
        {
          at: '4:11-4:12',
          text: '0',
          message:
            '"cpuset" of service "web" must be a text, but YAML reads the number 0 there, and docker-compose refuses the file; put it in quotes',
        },
        {
          at: '5:20-5:21',
          text: '5',
          message:
            'an entry of "command" of service "web" must be a text, but YAML reads the number 5 there, and docker-compose refuses the file; put it in quotes',
        },
      ],
      fixed:
        'web:\n  image: a\n  user: &id "1000"\n  cpuset: "0"\n  command: [sleep, "5"]\n  hostname: *id\n',
    },
    {
      name: 'what services share is said once',
      files:
        'x: &x\n  image: a\n  environment: &e\n    A: yes\nweb:\n  <<: *x\nworker:\n  image: b\n  environment: *e\n',
      findings: [
        {
          at: '4:8-4:11',
          text: 'yes',
          message: legacyRefuses('yes', 'the boolean true', 'environment', 'yes'),
        },
      ],
      fixed:
        'x: &x\n  image: a\n  environment: &e\n    A: "yes"\nweb:\n  <<: *x\nworker:\n  image: b\n  environment: *e\n',
    },
  ],
});
