import { linkEnvScan } from '../../rules/link-env-scan/rule.js';
import { testRule } from '../support/rule-tester.js';

const SHOP =
  'web:\n  build: .\n  links:\n    - db\n    - cache:redis\ndb:\n  image: postgres\ncache:\n  image: redis\n';
const ENDS = 'Docker Engine 29 sets no variables of links any more, and a network has none';
const INSTEAD =
  'name hosts and ports themselves, or let `delink migrate --link-env all` set all of these variables';
const part = (links: string, clients = '"web"') =>
  `variables that come from the ${links} of ${clients} are read here by parts of their names; ${ENDS}, so that none is found then; ${INSTEAD}`;
const BOTH = [
  'docker-compose.yml:4:7-4:9 a link that gives such variables to "web"',
  'docker-compose.yml:5:7-5:18 a link that gives such variables to "web"',
];

testRule(linkEnvScan, {
  good: [
    { name: 'nobody looked', files: SHOP },
    {
      name: 'names that are written out belong to another rule',
      files: SHOP,
      sources: { 'app.py': "os.environ['DB_PORT_5432_TCP_ADDR']\n" },
    },
    {
      name: 'variables of others',
      files: SHOP,
      sources: { 'run.sh': 'env | grep ^KAFKA_\n', 'app.py': 'f("PG_PORT_%d_TCP" % port)\n' },
    },
    {
      name: 'no service with links is built from it',
      files: SHOP,
      sources: { 'run.sh': { text: 'env | grep _TCP_ADDR\n', services: ['db'] } },
    },
    {
      name: 'comments, documents and what takes variables away',
      files: SHOP,
      sources: {
        'run.sh': '# env | grep _TCP_ADDR\nunset $(env | grep _TCP_ADDR | cut -d= -f1)\n',
        'README.md': '    env | grep _TCP_ADDR\n',
      },
    },
  ],
  bad: [
    {
      name: 'a loop over the environment, and names that are put together',
      files: SHOP,
      sources: {
        'run.sh': 'env | grep _TCP_ADDR\n',
        'app.js':
          "f(process.env[name + '_PORT_' + port + '_TCP_ADDR']);\ng(`${name}_PORT_${port}_TCP_PORT`);\n",
      },
      findings: [
        {
          at: 'app.js:1:23-1:29',
          text: '_PORT_',
          message: part('links "db" and "cache:redis"'),
          related: [...BOTH, 'app.js:2:11-2:17 here as well'],
        },
        {
          at: 'run.sh:1:12-1:21',
          text: '_TCP_ADDR',
          message: part('links "db" and "cache:redis"'),
          related: BOTH,
        },
      ],
    },
    {
      name: 'variables of one link, in a file that two services have',
      files:
        'web:\n  build: .\n  links:\n    - db\njob:\n  build: .\n  links: [db]\ndb:\n  image: postgres\n',
      sources: { 'run.sh': { text: 'env | grep ^DB_PORT\n', services: ['web', 'job'] } },
      findings: [
        {
          at: 'run.sh:1:13-1:20',
          text: 'DB_PORT',
          message: part('link "db"', '"web" and "job"'),
          related: [
            'docker-compose.yml:4:7-4:9 a link that gives such variables to "web"',
            'docker-compose.yml:7:11-7:13 a link that gives such variables to "job"',
          ],
        },
      ],
    },
    {
      name: 'a library that does it',
      files: SHOP,
      sources: { 'index.js': "const links = require('docker-links').parseLinks(process.env);\n" },
      findings: [
        {
          at: 'index.js:1:15-1:37',
          text: "require('docker-links'",
          message: `"docker-links" reads the variables that come from the links "db" and "cache:redis" of "web"; ${ENDS}, so that it finds nothing then; ${INSTEAD}`,
          related: BOTH,
        },
      ],
    },
    {
      name: 'in a command',
      files: SHOP.replace('build: .', 'image: a\n  command: sh -c "env | grep _TCP_ADDR > hosts"'),
      findings: [
        {
          at: '3:30-3:39',
          text: '_TCP_ADDR',
          message: part('links "db" and "cache:redis"'),
          related: BOTH.map(text =>
            text.replace('docker-compose.yml:', '').replace(/\d(?=:\d+(?:-|\s))/g, line => String(+line + 1)),
          ),
        },
      ],
    },
  ],
});
