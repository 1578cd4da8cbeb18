import { keyLegacy } from '../../rules/key-legacy/rule.js';
import { testRule } from '../support/rule-tester.js';

const says = (key: string, service: string, today: string) =>
  `"${key}" of service "${service}" is a key of format 1, and Compose refuses it under "services:"; ${today}`;
const NET = 'write it as "network_mode", or the network\'s name into "networks"';

testRule(keyLegacy, {
  good: [
    {
      name: 'all of them in format 1, where they belong',
      files:
        'web:\n  build: .\n  dockerfile: a\n  net: host\n  log_driver: syslog\n  log_opt: {a: b}\n  volume_driver: local\n',
    },
    {
      name: 'what became of them',
      files:
        'services:\n  web:\n    build:\n      context: .\n      dockerfile: a\n    network_mode: host\n    logging: {driver: syslog, options: {a: b}}\n',
    },
    { name: 'other unknown keys', files: 'services:\n  web:\n    image: a\n    nets: [b]\n' },
    {
      name: 'the same names where they mean something else',
      files: 'services:\n  net:\n    image: a\n    environment:\n      net: host\n',
    },
  ],
  bad: [
    {
      name: 'each of them',
      files:
        'version: "2"\nservices:\n  web:\n    build: .\n    dockerfile: a\n    log_driver: syslog\n    log_opt:\n      a: b\n    volume_driver: local\n    net: "container:db"\n  db:\n    image: b\n',
      findings: [
        {
          at: '5:5-5:15',
          text: 'dockerfile',
          message: says('dockerfile', 'web', 'write it into "build", beside the directory as "context"'),
        },
        {
          at: '6:5-6:15',
          text: 'log_driver',
          message: says('log_driver', 'web', 'write it as "driver" in "logging"'),
        },
        {
          at: '7:5-7:12',
          text: 'log_opt',
          message: says('log_opt', 'web', 'write it as "options" in "logging"'),
        },
        {
          at: '9:5-9:18',
          text: 'volume_driver',
          message: says(
            'volume_driver',
            'web',
            'write it as "driver" of each volume, in "volumes" at the top of the file',
          ),
        },
        { at: '10:5-10:8', text: 'net', message: says('net', 'web', NET) },
      ],
    },
    {
      name: 'a mode that both keys take, in flow style, quotes and CRLF',
      files:
        'services:\r\n  web: {image: a, "net": host}\r\n  db:\r\n    image: b\r\n    net: none # alone\r\n',
      findings: [
        { at: '2:19-2:24', text: '"net"', message: says('net', 'web', NET) },
        { at: '5:5-5:8', text: 'net', message: says('net', 'db', NET) },
      ],
      fixed:
        'services:\r\n  web: {image: a, "network_mode": host}\r\n  db:\r\n    image: b\r\n    network_mode: none # alone\r\n',
    },
    {
      name: 'a network, or a service that says its networks itself',
      files:
        'services:\n  web:\n    image: a\n    net: shared\n  db:\n    image: b\n    net: host\n    networks: [c]\nnetworks:\n  c:\n',
      findings: [
        { at: '4:5-4:8', text: 'net', message: says('net', 'web', NET) },
        { at: '7:5-7:8', text: 'net', message: says('net', 'db', NET) },
      ],
    },
    {
      name: 'merged in: once, where it is written; an override by itself',
      files: {
        'docker-compose.yml':
          'x-base: &base\n  net: host\nservices:\n  web:\n    <<: *base\n    image: a\n  db:\n    <<: *base\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    net: bridge\n',
      },
      findings: [
        { at: 'docker-compose.override.yml:3:5-3:8', text: 'net', message: says('net', 'web', NET) },
        { at: 'docker-compose.yml:2:3-2:6', text: 'net', message: says('net', 'web', NET) },
      ],
      fixed: {
        'docker-compose.yml':
          'x-base: &base\n  network_mode: host\nservices:\n  web:\n    <<: *base\n    image: a\n  db:\n    <<: *base\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    network_mode: bridge\n',
      },
    },
  ],
});
