import { extendsRefused } from '../../rules/extends-refused/rule.js';
import { testRule } from '../support/rule-tester.js';

const refused = (service: string, base: string, keys: string) =>
  `"${service}" extends "${base}", which has ${keys}: docker-compose 1.x, the only one that reads format 1, refuses that, so nothing starts; write ${keys} into the services that need it`;
const newer = (service: string, base: string, keys: string) =>
  `"${service}" extends "${base}", which has ${keys}: docker-compose 1.x refuses that, and only newer Compose lets "${service}" inherit it; write ${keys} into the services that need it, or remove "version" if 1.x is of the past`;
const missing = (path: string) =>
  `"${path}" is not there, though services of it are extended here, so no Compose starts the project; put it in place`;

testRule(extendsRefused, {
  good: [
    {
      name: 'what can be inherited, in each spelling',
      files: {
        'docker-compose.yml':
          'base:\n  image: a\n  net: host\n  external_links: [x]\nweb:\n  extends: base\n  links: [db]\nworker:\n  extends: {service: base}\nmail:\n  extends:\n    file: ./more/base.yml\n    service: mail\ndb:\n  image: b\n',
        'more/base.yml': 'mail:\n  image: c\n',
      },
      stacks: [['docker-compose.yml']],
    },
    {
      name: 'links of a base, for newer Compose only',
      files:
        'services:\n  base:\n    image: a\n    links: [db]\n    depends_on: [db]\n  web:\n    extends: base\n  db:\n    image: b\n',
    },
    {
      name: 'a newer key beside the version',
      files:
        'version: "2.4"\nname: shop\nservices:\n  base:\n    image: a\n    depends_on: []\n  web:\n    extends: base\n',
    },
    {
      name: 'networks and the network of a container in a newer format',
      files:
        'version: "2.4"\nservices:\n  base:\n    image: a\n    network_mode: container:x\n  web:\n    extends: base\n',
    },
    {
      name: 'links by a merge key, which extends nothing',
      files: 'base: &base\n  image: a\n  links: [db]\nweb:\n  <<: *base\ndb:\n  image: b\n',
    },
    {
      name: 'a file whose name has a variable in it',
      files: 'web:\n  extends:\n    file: ${SHARED}/base.yml\n    service: web\n',
    },
  ],
  bad: [
    {
      name: 'links, volumes and the network of a container in format 1',
      files:
        'base:\n  image: a\n  links: [db]\n  volumes_from:\n    - db\nstack:\n  image: a\n  net: "container:db"\nweb:\n  extends: base\nworker:\n  extends:\n    service: "stack"\ndb:\n  image: b\n',
      findings: [
        {
          at: '10:12-10:16',
          text: 'base',
          message: refused('web', 'base', '"links" and "volumes_from"'),
          related: ['3:3-3:8 this cannot be inherited', '4:3-4:15 this cannot be inherited'],
        },
        {
          at: '13:14-13:21',
          text: '"stack"',
          message: refused('worker', 'stack', '"net"'),
          related: ['8:3-8:6 this cannot be inherited'],
        },
      ],
    },
    {
      name: 'a base of a base is said where it is extended, once',
      files: {
        'docker-compose.yml':
          'web:\r\n  extends: {file: base.yml, service: middle}\r\nworker:\r\n  extends: {file: base.yml, service: middle}\r\ndb:\r\n  image: b\r\n',
        'docker-compose.override.yml': 'web:\r\n  ports: ["80:80"]\r\n',
        'base.yml':
          'middle:\r\n  extends: lowest\r\nlowest:\r\n  image: a\r\n  links: [db]\r\ndb:\r\n  image: b\r\n',
      },
      stacks: [['docker-compose.yml'], ['docker-compose.yml', 'docker-compose.override.yml']],
      findings: [
        {
          at: 'base.yml:2:12-2:18',
          text: 'lowest',
          message: refused('middle', 'lowest', '"links"'),
          related: ['base.yml:5:3-5:8 this cannot be inherited'],
        },
      ],
    },
    {
      name: 'a version, with which docker-compose 1.x may still be in use',
      files:
        'version: "2.4"\nservices:\n  base:\n    image: a\n    depends_on: [db]\n  stack:\n    image: a\n    network_mode: service:db\n  web:\n    extends: {service: base}\n  worker:\n    extends: stack\n  db:\n    image: b\n',
      findings: [
        {
          at: '10:24-10:28',
          text: 'base',
          message: newer('web', 'base', '"depends_on"'),
          related: ['5:5-5:15 this cannot be inherited'],
        },
        {
          at: '12:14-12:19',
          text: 'stack',
          message: newer('worker', 'stack', '"network_mode"'),
          related: ['8:5-8:17 this cannot be inherited'],
        },
      ],
    },
    {
      name: 'a file that is not there is said once',
      files:
        'web:\n  extends:\n    file: common.yml\n    service: web\nworker:\n  extends: {file: "./x/common.yml", service: web}\ndb:\n  extends:\n    service: db\n    file: common.yml\n',
      findings: [
        {
          at: '3:11-3:21',
          text: 'common.yml',
          message: missing('common.yml'),
          related: ['10:11-10:21 "db" extends it as well'],
        },
        { at: '6:19-6:35', text: '"./x/common.yml"', message: missing('./x/common.yml') },
      ],
    },
    {
      name: 'services that are not there, and circles',
      files: 'web:\n  extends: nope\na:\n  extends: b\nb:\n  extends: a\n',
      findings: [
        {
          at: '2:12-2:16',
          text: 'nope',
          message: 'service "web" extends "nope", which "docker-compose.yml" does not have: correct the name',
        },
        { at: '4:12-4:13', text: 'b', message: 'service "a" extends itself in a circle: break it' },
        { at: '6:12-6:13', text: 'a', message: 'service "b" extends itself in a circle: break it' },
      ],
    },
    {
      name: 'a file of another format',
      files: {
        'docker-compose.yml': 'services:\n  web:\n    extends: {file: base.yml, service: web}\n',
        'base.yml': 'web:\n  image: a\n',
      },
      stacks: [['docker-compose.yml']],
      findings: [
        {
          at: 'docker-compose.yml:3:21-3:29',
          text: 'base.yml',
          message:
            'service "web" extends a file of another format, "base.yml": Compose refuses that; convert them together',
        },
      ],
    },
  ],
});
