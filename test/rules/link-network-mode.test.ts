import { linkNetworkMode } from '../../rules/link-network-mode/rule.js';
import { testRule } from '../support/rule-tester.js';

const fatal = (client: string, written: string, why: string, remedy: string, by = true) =>
  `"${client}" links "${written}", but ${why}, and the engine refuses to start "${client}"; ${remedy}, or remove the link${by ? ' (`delink migrate --drop-broken` does)' : ''}`;
const silent = (client: string, written: string, why: string, remedy: string, by = true) =>
  `"${client}" links "${written}", but ${why}, so the name leads nowhere; ${remedy}, or remove the link${by ? ' (`delink migrate` does)' : ''}`;

testRule(linkNetworkMode, {
  good: [
    {
      name: 'both on the default bridge, one says so',
      files: 'web:\n  image: a\n  net: bridge\n  links: [db]\ndb:\n  image: b\n',
    },
    {
      name: 'a target in the network of another service, which is on the bridge',
      files: 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n  net: "container:vpn"\nvpn:\n  image: c\n',
    },
    {
      name: 'a common network',
      files:
        'services:\n  web:\n    image: a\n    networks: [x, y]\n    links: [db]\n  db:\n    image: b\n    networks: [y, z]\nnetworks: {x: , y: , z: }\n',
    },
    {
      name: 'an external link without an external network is the matter of another rule',
      files: 'services:\n  web:\n    image: a\n    external_links: [db]\n',
    },
    {
      name: 'a link to nobody is the matter of another rule',
      files: 'web:\n  image: a\n  net: host\n  links: [nobody]\n',
    },
  ],
  bad: [
    {
      name: "a client on the host's network",
      files:
        'web:\n  image: a\n  net: "host"\n  links:\n    - db:database\n  external_links: [other]\ndb:\n  image: b\n',
      findings: [
        {
          at: '5:7-5:18',
          text: 'db:database',
          message: fatal('web', 'db:database', '"web" is on the host\'s network', 'remove "net" from "web"'),
          related: ['3:3-3:14 the network of "web"'],
        },
        {
          at: '6:20-6:25',
          text: 'other',
          message: fatal('web', 'other', '"web" is on the host\'s network', 'remove "net" from "web"', false),
          related: ['3:3-3:14 the network of "web"'],
        },
      ],
    },
    {
      name: 'a client in the network of another service, by an override and a merge key',
      files: {
        'docker-compose.yml':
          'x-links: &links\n  links: [db]\nservices:\n  web:\n    image: a\n    <<: *links\n  db:\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    network_mode: service:db\n',
      },
      findings: [
        {
          at: 'docker-compose.yml:2:11-2:13',
          text: 'db',
          message: fatal(
            'web',
            'db',
            '"web" lives in the network of another container',
            'reach it as "localhost"',
          ),
          related: ['docker-compose.override.yml:3:5-3:29 the network of "web"'],
        },
      ],
    },
    {
      name: 'a client in the network of a third one, and of a stranger',
      files:
        'web:\n  image: a\n  net: "container:vpn"\n  links: [db]\napi:\n  image: a\n  net: "container:other"\n  links: [db]\nvpn:\n  image: c\ndb:\n  image: b\n',
      findings: [
        {
          at: '4:11-4:13',
          text: 'db',
          message: fatal(
            'web',
            'db',
            '"web" lives in the network of another container',
            'let "vpn" have the link, as it has the same names',
          ),
          related: ['3:3-3:23 the network of "web"'],
        },
        {
          at: '8:11-8:13',
          text: 'db',
          message: fatal(
            'api',
            'db',
            '"api" lives in the network of another container',
            'remove "net" from "api"',
          ),
          related: ['7:3-7:25 the network of "api"'],
        },
      ],
    },
    {
      name: 'a client without a network',
      files: 'web:\n  image: a\n  net: none\n  links: [db]\ndb:\n  image: b\n',
      findings: [
        {
          at: '4:11-4:13',
          text: 'db',
          message: silent('web', 'db', '"web" has no network', 'remove "net" from "web"'),
          related: ['3:3-3:12 the network of "web"'],
        },
      ],
    },
    {
      name: 'a client on a network of its own choice, an external link among them',
      files:
        'web:\r\n  image: a\r\n  net: backend\r\n  links: [db]\r\n  external_links: [other]\r\ndb:\r\n  image: b\r\n  net: backend\r\n',
      findings: [
        {
          at: '4:11-4:13',
          text: 'db',
          message: silent(
            'web',
            'db',
            '"web" joins a network by "net", where links have no effect',
            'join it by "networks"',
          ),
          related: ['3:3-3:15 the network of "web"'],
        },
        {
          at: '5:20-5:25',
          text: 'other',
          message: silent(
            'web',
            'other',
            '"web" joins a network by "net", where links have no effect',
            'join it by "networks"',
            false,
          ),
          related: ['3:3-3:15 the network of "web"'],
        },
      ],
    },
    {
      name: "a target on the host's network, also through another one",
      files:
        'web:\n  image: a\n  links: [db, side]\ndb:\n  image: b\n  net: host\nside:\n  image: c\n  net: "container:db"\n',
      findings: [
        {
          at: '3:11-3:13',
          text: 'db',
          message: fatal('web', 'db', '"db" is on the host\'s network', 'remove "net" from "db"'),
          related: ['6:3-6:12 the network of "db"'],
        },
        {
          at: '3:15-3:19',
          text: 'side',
          message: fatal('web', 'side', '"db" is on the host\'s network', 'remove "net" from "db"'),
          related: ['6:3-6:12 the network of "db"'],
        },
      ],
    },
    {
      name: 'a target without a network, and one on a network of its own choice',
      files:
        'web:\n  image: a\n  links: [db, cache]\ndb:\n  image: b\n  net: none\ncache:\n  image: c\n  net: backend\n',
      findings: [
        {
          at: '3:11-3:13',
          text: 'db',
          message: fatal('web', 'db', '"db" has no network', 'remove "net" from "db"'),
          related: ['6:3-6:12 the network of "db"'],
        },
        {
          at: '3:15-3:20',
          text: 'cache',
          message: fatal(
            'web',
            'cache',
            '"cache" joins a network by "net", and "web" is not on it',
            'remove "net" from "cache"',
          ),
          related: ['9:3-9:15 the network of "cache"'],
        },
      ],
    },
    {
      name: 'no common network',
      files:
        'services:\n  web:\n    image: a\n    networks: [x]\n    links: ["db"]\n  db:\n    image: b\nnetworks: {x: }\n',
      findings: [
        {
          at: '5:13-5:17',
          text: '"db"',
          message: silent('web', 'db', '"web" and "db" share no network', 'put both on one'),
          related: ['4:5-4:18 the network of "web"'],
        },
      ],
    },
    {
      name: 'a target in the stack of another one, seen from a network',
      files:
        'services:\n  web:\n    image: a\n    links: [db]\n  db:\n    image: b\n    network_mode: service:vpn\n  vpn:\n    image: c\n',
      findings: [
        {
          at: '4:13-4:15',
          text: 'db',
          message: silent(
            'web',
            'db',
            '"db" lives in the network of another container',
            'link "vpn" instead',
          ),
          related: ['7:5-7:30 the network of "db"'],
        },
      ],
    },
    {
      name: 'a target in the stack of a container that is not of the project',
      files: 'web:\n  image: a\n  links:\n    - db:database\ndb:\n  image: b\n  net: "container:other"\n',
      findings: [
        {
          at: '4:7-4:18',
          text: 'db:database',
          message:
            '"web" links "db:database", which lives in the network of the container "other" of another project, so a network cannot name it: link that container by "external_links", or give "db" a network of its own',
        },
      ],
    },
  ],
});
