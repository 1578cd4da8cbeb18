import { linkEnvVariable } from '../../rules/link-env-variable/rule.js';
import { lintWith } from '../support/lint-text.js';
import { testRule } from '../support/rule-tester.js';

const SHOP = 'web:\n  build: .\n  links:\n    - db\ndb:\n  image: postgres:9.6\n';
const ENDS = 'Docker Engine 29 sets no variables of links any more, and a network has none';
const comes = (name: string, of = 'link "db" of "web"') => `"${name}" comes from the ${of}; ${ENDS}`;
const INSTEAD =
  'write "db" in its place, or set "DB_PORT_5432_TCP_ADDR=db" in "environment" of "web", as `delink migrate` does';
const ADDRESS = `${comes('DB_PORT_5432_TCP_ADDR')}, so that nothing is read here then; ${INSTEAD}`;
const command = (name: string, written: string, client: string, instead: string) =>
  `"${name}" comes from "--link ${written}" of ${client}; ${ENDS}, so that nothing is read here then; ${instead}`;
const LINK = 'docker-compose.yml:4:7-4:9 this link gives it to "web"';

testRule(linkEnvVariable, {
  good: [
    { name: 'nobody looked', files: SHOP },
    { name: 'nothing is read', files: SHOP, sources: { 'app.py': 'import os\nprint("db")\n' } },
    {
      name: 'another alias, another port, another variable than the link has',
      files: SHOP,
      sources: {
        'app.py':
          "import os\na = os.environ['PG_PORT_5432_TCP_ADDR']\nb = os.environ['DB_PORT_3306_TCP_ADDR']\nc = os.environ['DB_HOST']\n",
      },
    },
    {
      name: 'a service with no link is built from it',
      files: SHOP,
      sources: { 'app.py': { text: "os.environ['DB_PORT_5432_TCP_ADDR']", services: ['db'] } },
    },
    {
      name: 'on a network, where no link gives any',
      files: 'services:\n  web:\n    build: .\n    links: [db]\n  db:\n    image: postgres\n',
      sources: { 'app.py': "os.environ['DB_PORT_5432_TCP_ADDR']" },
    },
    {
      name: 'the service sets it itself, its image does, or a file of its own',
      files:
        'web:\n  build: .\n  links: [db]\n  env_file: web.env\n  environment:\n    DB_PORT_5432_TCP_ADDR: db\ndb:\n  image: postgres\n',
      sources: {
        'app.py':
          "import os\nos.environ['DB_PORT_5432_TCP_ADDR']\nos.environ['DB_PORT_5432_TCP_PORT']\nos.environ['DB_NAME']\n",
        Dockerfile: 'FROM python:3\nENV DB_PORT_5432_TCP_PORT=5432\n',
        'web.env': { text: 'DB_NAME=shop\n', role: 'env-file' },
      },
    },
    {
      name: 'short names of its own, outside of what reads the environment',
      files: SHOP,
      sources: { 'app.py': 'DB_PORT = 5432\nDB_NAME = "shop"\nconnect(DB_PORT, DB_NAME)\n' },
    },
    {
      name: 'comments and documents',
      files: SHOP,
      sources: {
        'app.py': "# os.environ['DB_PORT_5432_TCP_ADDR']\n",
        'README.md': 'Set `DB_PORT_5432_TCP_ADDR`.\n',
      },
    },
    {
      name: 'Compose looks for it on the host, which another rule is about',
      files:
        'web:\n  image: a\n  links: [db]\n  command: serve ${DB_PORT_5432_TCP_ADDR} $DB_PORT\ndb:\n  image: postgres\n',
    },
    {
      name: 'a command that another file replaces',
      files: {
        'docker-compose.yml':
          'web:\n  image: a\n  links: [db]\n  command: serve $$DB_PORT_5432_TCP_ADDR\ndb:\n  image: postgres\n',
        'docker-compose.override.yml': 'web:\n  command: serve db\n',
      },
    },
    {
      name: 'while an image is built there is no link',
      files: SHOP,
      sources: {
        Dockerfile:
          'FROM python:3\nENV HOST $DB_PORT_5432_TCP_ADDR\nRUN echo "$DB_PORT_5432_TCP_ADDR"\nLABEL a=$DB_PORT_5432_TCP_ADDR\n',
      },
    },
    {
      name: 'scripts: set by the command itself',
      files: {
        'run.sh':
          'docker run -d --name db postgres\ndocker run --link db -e DB_PORT_5432_TCP_ADDR=db postgres sh -c \'psql -h "$DB_PORT_5432_TCP_ADDR"\'\n',
      },
    },
    {
      name: 'scripts: for the shell that runs docker, which has no such variable',
      files: {
        'run.sh':
          'docker run -d --name db postgres\ndocker run --link db postgres psql -h $DB_PORT_5432_TCP_ADDR\ndocker run --link db postgres sh -c "psql -h ${DB_PORT_5432_TCP_ADDR}"\n',
      },
    },
    {
      name: 'scripts: on a network, which never gave any',
      files: {
        'run.sh': "docker run --network back --link db postgres sh -c 'psql -h $DB_PORT_5432_TCP_ADDR'\n",
      },
    },
    {
      name: "scripts: variables of nobody's link",
      files: {
        'run.sh': "docker run --link db postgres sh -c 'psql -h $PG_PORT_5432_TCP_ADDR -d $DB_SCHEMA'\n",
      },
    },
    {
      name: 'scripts: only in a comment',
      files: { 'run.sh': "# docker run --link db postgres sh -c 'psql -h $DB_PORT_5432_TCP_ADDR'\n" },
    },
    {
      name: 'scripts: held back above the command',
      files: {
        'run.sh':
          "# delink-ignore-next-line link-env-variable: for Engine 20\ndocker run --link db postgres \\\n  sh -c 'psql -h $DB_PORT_5432_TCP_ADDR'\n",
      },
    },
  ],
  bad: [
    {
      name: 'read in a source',
      files: SHOP,
      sources: { 'app.py': "import os\nhost = os.environ['DB_PORT_5432_TCP_ADDR']\n" },
      findings: [
        {
          at: 'app.py:2:20-2:41',
          text: 'DB_PORT_5432_TCP_ADDR',
          message: ADDRESS,
          related: [LINK],
        },
      ],
    },
    {
      name: 'a fallback hides that it is gone; another place has none',
      files: SHOP,
      sources: {
        'config.js':
          "const a = process.env.DB_PORT_5432_TCP_ADDR;\nconst b = process.env.DB_PORT_5432_TCP_ADDR || 'localhost';\n",
      },
      findings: [
        {
          at: 'config.js:2:23-2:44',
          text: 'DB_PORT_5432_TCP_ADDR',
          message: `${comes('DB_PORT_5432_TCP_ADDR')}; the program then goes on with "localhost", and nobody is told; ${INSTEAD}`,
          related: [LINK, 'config.js:1:23-1:44 read here as well'],
        },
      ],
    },
    {
      name: 'a fallback that is what the link gave, or what is right on a network',
      files: SHOP,
      sources: {
        'config.rb':
          "host = ENV.fetch('DB_1_PORT_5432_TCP_ADDR', 'db')\nport = ENV['SHOP_DB_1_PORT_5432_TCP_PORT'] || '5432'\n",
      },
      findings: [
        {
          at: 'config.rb:1:19-1:42',
          text: 'DB_1_PORT_5432_TCP_ADDR',
          message: `${comes('DB_1_PORT_5432_TCP_ADDR')}; the program then goes on with "db", which is the same, so the variable can be left out`,
          related: [LINK],
        },
        {
          at: 'config.rb:2:13-2:41',
          text: 'SHOP_DB_1_PORT_5432_TCP_PORT',
          message: `${comes('SHOP_DB_1_PORT_5432_TCP_PORT')}; the program then goes on with "5432", which is the same, so the variable can be left out`,
          related: [LINK],
        },
      ],
    },
    {
      name: 'several clients have a file, with equal values and with others',
      files:
        'web:\n  build: .\n  links:\n    - db\nworker:\n  build: .\n  links: [db]\ntest:\n  build: .\n  links: ["fake:db"]\ndb:\n  image: postgres\n  environment: [A=1]\nfake:\n  image: postgres\n  environment: [A=2]\n',
      sources: { 'app.py': "a = os.environ['DB_ENV_A']\n" },
      findings: [
        {
          at: 'app.py:1:17-1:25',
          text: 'DB_ENV_A',
          message: `${comes('DB_ENV_A', 'link "db" of "web" and "worker"')}, so that nothing is read here then; set "DB_ENV_A=1" in "environment" of "web" and "worker", as \`delink migrate\` does`,
          related: [LINK, 'docker-compose.yml:7:11-7:13 this link gives it to "worker"'],
        },
        {
          at: 'app.py:1:17-1:25',
          text: 'DB_ENV_A',
          message: `${comes('DB_ENV_A', 'link "fake:db" of "test"')}, so that nothing is read here then; set "DB_ENV_A=2" in "environment" of "test", as \`delink migrate\` does`,
          related: ['docker-compose.yml:10:11-10:20 this link gives it to "test"'],
        },
      ],
    },
    {
      name: 'names that are short: only where the environment is read, and perhaps meant otherwise',
      files: SHOP,
      sources: { 'app.php': '<?php $port = getenv("DB_PORT"); $name = $_ENV["DB_NAME"]; $DB_PORT = 1;\n' },
      findings: [
        {
          at: 'app.php:1:23-1:30',
          text: 'DB_PORT',
          message: `${comes('DB_PORT')}, so that nothing is read here then; set "DB_PORT=tcp://db:5432" in "environment" of "web", as \`delink migrate\` does, if that is what the program expects`,
          related: [LINK],
        },
        {
          at: 'app.php:1:49-1:56',
          text: 'DB_NAME',
          message: `${comes('DB_NAME')}, so that nothing is read here then; set "DB_NAME=/shop_web_1/db" in "environment" of "web", as \`delink migrate\` does, if that is what the program expects`,
          related: [LINK],
        },
      ],
    },
    {
      name: 'values that are secret, in a file, of some engine, or unknown',
      files:
        'web:\n  build: .\n  links:\n    - db\n    - dns\n    - own\ndb:\n  image: postgres\n  env_file: db.env\n  environment:\n    POSTGRES_PASSWORD: hunter2\ndns:\n  image: own/dns\n  build: dns\nown:\n  image: own/own\n',
      sources: {
        'run.sh': {
          text: 'echo $DB_ENV_POSTGRES_PASSWORD $DB_ENV_TOKEN\necho $DNS_PORT $OWN_PORT $OWN_ENV_A\n',
          services: ['web'],
        },
        'db.env': { text: 'TOKEN=x\n', role: 'env-file', services: ['db'] },
        'dns/Dockerfile': { text: 'FROM scratch\nEXPOSE 53/udp 443\n', services: ['dns'] },
      },
      findings: [
        [
          '1:7-1:31',
          'DB_ENV_POSTGRES_PASSWORD',
          'db',
          'set it in "environment" of "web" from wherever "db" has its "POSTGRES_PASSWORD"',
        ],
        [
          '1:33-1:45',
          'DB_ENV_TOKEN',
          'db',
          'set it in "environment" of "web" from wherever "db" has its "TOKEN"',
        ],
        [
          '2:7-2:15',
          'DNS_PORT',
          'dns',
          'it meant "udp://dns:53" up to Engine 27 and "tcp://dns:443" since, so set the right one in "environment" of "web"',
        ],
        [
          '2:17-2:25',
          'OWN_PORT',
          'own',
          'set it in "environment" of "web", as the ports of "own" are not known here',
        ],
        ['2:27-2:36', 'OWN_ENV_A', 'own', 'set it in "environment" of "web" to what "own" has'],
      ].map(([at, name, link, instead]) => ({
        at: `run.sh:${at}`,
        text: name!,
        message: `${comes(name!, `link "${link}" of "web"`)}, so that nothing is read here then; ${instead}`,
        related: [
          `docker-compose.yml:${link === 'db' ? '4:7-4:9' : link === 'dns' ? '5:7-5:10' : '6:7-6:10'} this link gives it to "web"`,
        ],
      })),
    },
    {
      name: 'in values that the container gets: a doubled `$` is one in there',
      files:
        'web:\n  image: a\n  links:\n    - db\n  environment:\n    - URL=pg://$$DB_PORT_5432_TCP_ADDR/x\n  entrypoint: ["sh", "-c", "wait \\"$$DB_PORT_5432_TCP_ADDR\\""]\n  command: >\n    run --db\n    $${DB_PORT_5432_TCP_ADDR}\n  labels:\n    host: $$DB_PORT_5432_TCP_ADDR\ndb:\n  image: postgres\n',
      findings: [
        {
          at: '6:18-6:39',
          text: 'DB_PORT_5432_TCP_ADDR',
          message: ADDRESS,
          related: [
            '4:7-4:9 this link gives it to "web"',
            '7:38-7:59 read here as well',
            '10:8-10:29 read here as well',
            '12:13-12:34 read here as well',
          ],
        },
      ],
    },
    {
      name: 'a health check in a format that has them',
      files:
        'services:\n  web:\n    image: a\n    network_mode: bridge\n    links:\n      - db\n    healthcheck:\n      test: ["CMD-SHELL", "nc -z $$DB_PORT_5432_TCP_ADDR 5432"]\n  db:\n    image: postgres\n    network_mode: bridge\n',
      findings: [
        {
          at: '8:36-8:57',
          text: 'DB_PORT_5432_TCP_ADDR',
          message: ADDRESS,
          related: ['6:9-6:11 this link gives it to "web"'],
        },
      ],
    },
    {
      name: 'what a Dockerfile starts, and what it writes for later',
      files: SHOP,
      sources: {
        Dockerfile: {
          text: "FROM python:3\nRUN echo 'exec serve $DB_PORT_5432_TCP_ADDR' > /run.sh\nCMD serve $DB_PORT_5432_TCP_ADDR\n",
          services: ['web'],
        },
      },
      findings: [
        {
          at: 'Dockerfile:2:23-2:44',
          text: 'DB_PORT_5432_TCP_ADDR',
          message: ADDRESS,
          related: [LINK, 'Dockerfile:3:12-3:33 read here as well'],
        },
      ],
    },
    {
      name: 'documents and comments, when asked for',
      files: SHOP,
      options: { docs: true },
      sources: {
        'README.md': 'Set `DB_PORT_5432_TCP_ADDR`.\n',
        'app.py': "# DB_PORT_5432_TCP_ADDR is the host\nos.environ['DB_PORT_5432_TCP_ADDR']\n",
      },
      findings: [
        {
          at: 'README.md:1:6-1:27',
          text: 'DB_PORT_5432_TCP_ADDR',
          message: `${comes('DB_PORT_5432_TCP_ADDR')}; correct what is said here`,
          related: [LINK],
        },
        {
          at: 'app.py:2:13-2:34',
          text: 'DB_PORT_5432_TCP_ADDR',
          message: ADDRESS,
          related: [LINK, 'app.py:1:3-1:24 spoken of here as well'],
        },
      ],
    },
    {
      name: 'a byte order mark and Windows line ends',
      files: SHOP,
      sources: { 'app.py': "\uFEFFimport os\r\nos.environ['DB_PORT_5432_TCP_ADDR']\r\n" },
      findings: [
        { at: 'app.py:2:13-2:34', text: 'DB_PORT_5432_TCP_ADDR', message: ADDRESS, related: [LINK] },
      ],
    },
    {
      name: 'scripts: an address read twice, a port, a secret, a name of the target',
      files: {
        'run.sh':
          'docker run -d --name some-mysql -e MYSQL_ROOT_PASSWORD=secret -e "MYSQL_DATABASE=$DB" mysql:5.6\ndocker run -it --rm --link some-mysql:mysql mysql:5.6 sh -c \'exec mysql -h"$MYSQL_PORT_3306_TCP_ADDR" -P"$MYSQL_PORT_3306_TCP_PORT" -p"$MYSQL_ENV_MYSQL_ROOT_PASSWORD" "$MYSQL_ENV_MYSQL_DATABASE" # $MYSQL_PORT_3306_TCP_ADDR\'\n',
      },
      findings: [
        {
          at: '2:77-2:101',
          text: 'MYSQL_PORT_3306_TCP_ADDR',
          message: command(
            'MYSQL_PORT_3306_TCP_ADDR',
            'some-mysql:mysql',
            'the container of "mysql:5.6"',
            'write "mysql" in its place, or set it with -e "MYSQL_PORT_3306_TCP_ADDR=mysql", as `delink migrate` does',
          ),
          related: [
            '2:21-2:44 this link gives it to the container of "mysql:5.6"',
            '2:199-2:223 read here as well',
          ],
        },
        {
          at: '2:107-2:131',
          text: 'MYSQL_PORT_3306_TCP_PORT',
          message: command(
            'MYSQL_PORT_3306_TCP_PORT',
            'some-mysql:mysql',
            'the container of "mysql:5.6"',
            'write "3306" in its place, or set it with -e "MYSQL_PORT_3306_TCP_PORT=3306", as `delink migrate` does',
          ),
          related: ['2:21-2:44 this link gives it to the container of "mysql:5.6"'],
        },
        {
          at: '2:137-2:166',
          text: 'MYSQL_ENV_MYSQL_ROOT_PASSWORD',
          message: command(
            'MYSQL_ENV_MYSQL_ROOT_PASSWORD',
            'some-mysql:mysql',
            'the container of "mysql:5.6"',
            'set it with -e, which `delink migrate` cannot do, because it holds a secret, which is not written a second time',
          ),
          related: ['2:21-2:44 this link gives it to the container of "mysql:5.6"'],
        },
        {
          at: '2:170-2:194',
          text: 'MYSQL_ENV_MYSQL_DATABASE',
          message: command(
            'MYSQL_ENV_MYSQL_DATABASE',
            'some-mysql:mysql',
            'the container of "mysql:5.6"',
            'set it with -e "MYSQL_ENV_MYSQL_DATABASE=${DB}", as `delink migrate` does',
          ),
          related: ['2:21-2:44 this link gives it to the container of "mysql:5.6"'],
        },
      ],
    },
    {
      name: 'scripts: what other files start stays',
      files: {
        'README.md':
          '```console\n$ docker run --rm --name cli --link "$DB:mysql" mysql \\\n    sh -c \'exec mysql -h"$MYSQL_PORT_3306_TCP_ADDR" -p"$MYSQL_ENV_MYSQL_ROOT_PASSWORD"\'\n```\n',
      },
      findings: [
        {
          at: '3:27-3:51',
          text: 'MYSQL_PORT_3306_TCP_ADDR',
          message: command(
            'MYSQL_PORT_3306_TCP_ADDR',
            '$DB:mysql',
            '"cli"',
            'write "mysql" in its place, or set it with -e "MYSQL_PORT_3306_TCP_ADDR=mysql"',
          ),
          related: ['2:30-2:48 this link gives it to "cli"'],
        },
        {
          at: '3:57-3:86',
          text: 'MYSQL_ENV_MYSQL_ROOT_PASSWORD',
          message: command(
            'MYSQL_ENV_MYSQL_ROOT_PASSWORD',
            '$DB:mysql',
            '"cli"',
            'set it with -e, which `delink migrate` cannot do, because the target does not set it in this file',
          ),
          related: ['2:30-2:48 this link gives it to "cli"'],
        },
      ],
    },
    {
      name: 'scripts: a Makefile, a backslash, a program',
      files: {
        Makefile:
          'cli:\n\tdocker run -d --name db postgres\n\tdocker run --rm --link db shop sh -c \'psql -h $$DB_PORT_5432_TCP_ADDR\'\n\tdocker run --rm --link db shop sh -c "psql -p \\$${DB_PORT_5432_TCP_PORT}"\n\tdocker run --rm --link db shop python -c "import os; os.environ[\'DB_PORT\']"\n',
      },
      findings: [
        {
          at: '3:50-3:71',
          text: 'DB_PORT_5432_TCP_ADDR',
          message: command(
            'DB_PORT_5432_TCP_ADDR',
            'db',
            'the container of "shop"',
            'write "db" in its place, or set it with -e "DB_PORT_5432_TCP_ADDR=db", as `delink migrate` does',
          ),
          related: ['3:18-3:27 this link gives it to the container of "shop"'],
        },
        {
          at: '4:52-4:73',
          text: 'DB_PORT_5432_TCP_PORT',
          message: command(
            'DB_PORT_5432_TCP_PORT',
            'db',
            'the container of "shop"',
            'write "5432" in its place, or set it with -e "DB_PORT_5432_TCP_PORT=5432", as `delink migrate` does',
          ),
          related: ['4:18-4:27 this link gives it to the container of "shop"'],
        },
        {
          at: '5:67-5:74',
          text: 'DB_PORT',
          message: command(
            'DB_PORT',
            'db',
            'the container of "shop"',
            'write "tcp://db:5432" in its place, or set it with -e "DB_PORT=tcp://db:5432", as `delink migrate` does',
          ),
          related: ['5:18-5:27 this link gives it to the container of "shop"'],
        },
      ],
    },
  ],
});

test.each([
  ['app.py', "# delink-ignore-next-line link-env-variable: soon\n\nhost = os.environ['§']\n"],
  ['app.js', 'const host = process.env.§; // delink-ignore link-env-variable: soon\n'],
  ['app.js', '/* delink-ignore-next-line link-env-variable: soon */\n// why\nf(process.env.§);\n'],
  ['init.lua', "-- delink-ignore-file link-env-variable: soon\n\n\nlocal host = os.getenv('§')\n"],
  ['db.clj', '(env :x) ;; delink-ignore-next-line link-env-variable\n(System/getenv "§")\n'],
  ['page.html', '<!-- delink-ignore-next-line link-env-variable: soon -->\n<p>${§}</p>\n'],
])('a comment of %s holds it back: %j', (path, text) => {
  const sources = { [path]: text.replace('§', 'DB_PORT_5432_TCP_ADDR') };
  const result = lintWith(linkEnvVariable, { files: SHOP, sources });
  expect(result.findings).toEqual([]);
  expect(result.suppressed).toHaveLength(1);
});
