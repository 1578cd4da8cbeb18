/**
 * Shapes in which projects in the field read their links, written for these tests: where each name stands, what
 * links the service has, and what has to be found.
 */
export interface Shape {
  readonly shape: string;
  readonly path: string;
  readonly prefixes: readonly string[];
  readonly text: string;
  /** `LINE VARIABLE idiom`, and the fallback where there is one: `= text`, with `!` when it hides the break. */
  readonly expected: readonly string[];
  /** `LINE VARIABLE how`. */
  readonly sets?: readonly string[];
}

export const SHAPES: readonly Shape[] = [
  {
    shape: 'parameters of a PHP framework',
    path: 'app/config/parameters.php',
    prefixes: ['STORE', 'STORE_1', 'SHOP_STORE_1', 'SEARCH'],
    text: `<?php
// Links of the container
$container->setParameter('database_host', getenv('STORE_PORT_3306_TCP_ADDR'));
$container->setParameter('database_port', getenv('STORE_PORT_3306_TCP_PORT'));
$container->setParameter('search_hosts', [getenv('SEARCH_PORT_9200_TCP_ADDR') . ':' . getenv('SEARCH_PORT_9200_TCP_PORT')]);
$container->setParameter('locale', 'en');
`,
    expected: [
      '3 STORE_PORT_3306_TCP_ADDR php-getenv',
      '4 STORE_PORT_3306_TCP_PORT php-getenv',
      '5 SEARCH_PORT_9200_TCP_ADDR php-getenv',
      '5 SEARCH_PORT_9200_TCP_PORT php-getenv',
    ],
  },
  {
    shape: 'a start script that fills in a configuration',
    path: 'php/start.sh',
    prefixes: ['PROFILER', 'PROFILER_1', 'SHOP_PROFILER_1'],
    text: `#!/bin/bash
set -e
INI=/etc/profiler.ini
cat > $INI <<EOF
socket=\${PROFILER_1_PORT_8707_TCP}
id=\${PROFILER_ENV_SERVER_ID}
token=\${PROFILER_ENV_SERVER_TOKEN}
; level
level=\${PROFILER_ENV_LOG_LEVEL}
EOF
sed -i "s@%fpm_addr%@\${PHP_1_PORT_9000_TCP_ADDR}@" /etc/nginx.conf
exec php-fpm
`,
    expected: [
      '5 PROFILER_1_PORT_8707_TCP shell-variable',
      '6 PROFILER_ENV_SERVER_ID shell-variable',
      '7 PROFILER_ENV_SERVER_TOKEN shell-variable',
      '9 PROFILER_ENV_LOG_LEVEL shell-variable',
    ],
  },
  {
    shape: 'an entry point that waits for its database',
    path: 'app/entry.sh',
    prefixes: ['PG', 'DB_1', 'CHAT_DB_1'],
    text: `#!/bin/bash
config=/config/config.json
sed -i "s#HOST#$PG_PORT_5432_TCP_ADDR:$PG_PORT_5432_TCP_PORT#" $config
until nc -z $PG_PORT_5432_TCP_ADDR $PG_PORT_5432_TCP_PORT; do
  echo "waiting for $PG_PORT_5432_TCP_ADDR"
  sleep 1
done
exec ./platform
`,
    expected: [
      '3 PG_PORT_5432_TCP_ADDR shell-variable',
      '3 PG_PORT_5432_TCP_PORT shell-variable',
      '4 PG_PORT_5432_TCP_ADDR shell-variable',
      '4 PG_PORT_5432_TCP_PORT shell-variable',
      '5 PG_PORT_5432_TCP_ADDR shell-variable',
    ],
  },
  {
    shape: 'a configuration in JavaScript, with a fallback',
    path: 'config/env/development.js',
    prefixes: ['DB', 'DB_1', 'STACK_DB_1'],
    text: `'use strict';

module.exports = {
  db: {
    uri: process.env.MONGO_URL || 'mongodb://' + (process.env.DB_1_PORT_27017_TCP_ADDR || 'localhost') + '/stack-dev',
  },
};
`,
    expected: ["5 DB_1_PORT_27017_TCP_ADDR js-process-env = 'localhost' !"],
  },
  {
    shape: 'a Compose file, which is read elsewhere',
    path: 'docker-compose-production.yml',
    prefixes: ['DB', 'DB_1'],
    text: 'web:\n  environment:\n    DB_1_PORT_27017_TCP_ADDR: db\n  command: run $DB_1_PORT_27017_TCP_ADDR\n',
    expected: [],
  },
  {
    shape: 'a CI service that sets what tests read',
    path: '.travis.yml',
    prefixes: ['MONGO'],
    text: 'env:\n  - MONGO_PORT_27017_TCP_ADDR=127.0.0.1\n',
    expected: [],
  },
  {
    shape: 'node-config, by the names of variables',
    path: 'config/custom-environment-variables.json',
    prefixes: ['MONGO', 'MONGO_1', 'API_MONGO_1'],
    text: `{
  "mongodb": {
    "host": "MONGO_PORT_27017_TCP_ADDR",
    "port": "MONGO_PORT_27017_TCP_PORT",
    "database": "MONGO_NAME"
  }
}
`,
    expected: [
      '3 MONGO_PORT_27017_TCP_ADDR node-config',
      '4 MONGO_PORT_27017_TCP_PORT node-config',
      '5 MONGO_NAME node-config',
    ],
  },
  {
    shape: 'settings in Python',
    path: 'docker/app.py',
    prefixes: ['REDIS', 'REDIS_1', 'MARKS_REDIS_1'],
    text: `import os
from redis import Redis

redis = Redis(
    host=os.environ.get('REDIS_1_PORT_6379_TCP_ADDR'),
    port=int(os.environ.get('REDIS_1_PORT_6379_TCP_PORT')),
)
`,
    expected: ['5 REDIS_1_PORT_6379_TCP_ADDR python-environ', '6 REDIS_1_PORT_6379_TCP_PORT python-environ'],
  },
  {
    shape: 'a database.yml with Ruby in it',
    path: 'config/database.yml',
    prefixes: ['DB', 'DB_1', 'DEMO_DB_1'],
    text: `default: &default
  adapter: postgresql
production:
  <<: *default
  host: <%= ENV.fetch('DB_1_PORT_5432_TCP_ADDR', 'localhost') %>
  port: <%= ENV.fetch('DB_1_PORT_5432_TCP_PORT', '5432') %>
`,
    expected: [
      "5 DB_1_PORT_5432_TCP_ADDR ruby-env-fetch = 'localhost' !",
      "6 DB_1_PORT_5432_TCP_PORT ruby-env-fetch = '5432'",
    ],
  },
  {
    shape: 'what nginx hands on to its scripts; "db" is not linked',
    path: 'config/env.conf',
    prefixes: ['REDIS', 'STATS'],
    text: `# links
env REDIS_PORT_6379_TCP_ADDR;
env REDIS_PORT_6379_TCP_PORT;

env DB_PORT_6379_TCP_ADDR;
env DB_PORT_6379_TCP_PORT;

env STATS_PORT_8125_UDP_ADDR;
`,
    expected: [
      '2 REDIS_PORT_6379_TCP_ADDR nginx-env',
      '3 REDIS_PORT_6379_TCP_PORT nginx-env',
      '8 STATS_PORT_8125_UDP_ADDR nginx-env',
    ],
  },
  {
    shape: 'a script of nginx; "db" is not linked',
    path: 'lua/store.lua',
    prefixes: ['REDIS', 'STATS'],
    text: `local store = {}
local host = os.getenv('DB_PORT_6379_TCP_ADDR') or os.getenv("REDIS_PORT_6379_TCP_ADDR")
local port = os.getenv('DB_PORT_6379_TCP_PORT') or os.getenv("REDIS_PORT_6379_TCP_PORT")
local stats = os.getenv('STATS_PORT_8125_UDP_ADDR')
return store
`,
    expected: [
      '2 REDIS_PORT_6379_TCP_ADDR lua-getenv',
      '3 REDIS_PORT_6379_TCP_PORT lua-getenv',
      '4 STATS_PORT_8125_UDP_ADDR lua-getenv',
    ],
  },
  {
    shape: 'a port that the program takes for a number',
    path: 'server/config/index.js',
    prefixes: ['DB', 'DB_1', 'REDIS', 'REDIS_1'],
    text: `module.exports = {
  port: process.env.PORT || 9000,
  redis: { port: process.env.REDIS_PORT },
  mongo: { uri: 'mongodb://' + (process.env.DB_1_PORT_27017_TCP_ADDR) + '/x' },
  host: process.env.REDIS_1_PORT_6379_TCP_ADDR || 'localhost',
  number: process.env.REDIS_1_PORT_6379_TCP_PORT || 6379,
  wrong: process.env.REDIS_1_PORT_6379_TCP_PORT || 'localhost',
};
`,
    expected: [
      '3 REDIS_PORT js-process-env',
      '4 DB_1_PORT_27017_TCP_ADDR js-process-env',
      "5 REDIS_1_PORT_6379_TCP_ADDR js-process-env = 'localhost' !",
      '6 REDIS_1_PORT_6379_TCP_PORT js-process-env = 6379',
      "7 REDIS_1_PORT_6379_TCP_PORT js-process-env = 'localhost' !",
    ],
  },
  {
    shape: 'a script that looks whether a link is there',
    path: 'wait.sh',
    prefixes: ['DB', 'DB_1', 'REDIS', 'REDIS_1'],
    text: `#!/bin/sh
while ! nc -z $DB_1_PORT_27017_TCP_ADDR $DB_1_PORT_27017_TCP_PORT || ! nc -z "$REDIS_1_PORT_6379_TCP_ADDR" "$REDIS_1_PORT_6379_TCP_PORT"; do sleep 1; done
if [ $DB_1_PORT_27017_TCP_ADDR ]; then npm start; fi
`,
    expected: [
      '2 DB_1_PORT_27017_TCP_ADDR shell-variable',
      '2 DB_1_PORT_27017_TCP_PORT shell-variable',
      '2 REDIS_1_PORT_6379_TCP_ADDR shell-variable',
      '2 REDIS_1_PORT_6379_TCP_PORT shell-variable',
      '3 DB_1_PORT_27017_TCP_ADDR shell-variable',
    ],
  },
  {
    shape: 'names with the project in them',
    path: 'src/config/config.js',
    prefixes: ['MONGO', 'MONGO_1', 'RESTAPI6_MONGO_1', 'REDIS', 'REDIS_1', 'RESTAPI6_REDIS_1'],
    text: `const { env } = process;
export default {
  db: \`mongodb://\${process.env.RESTAPI6_MONGO_1_PORT_27017_TCP_ADDR}:27017/api\`,
  redis: {
    host: process.env.RESTAPI6_REDIS_1_PORT_6379_TCP_ADDR || '127.0.0.1',
    port: env.RESTAPI6_REDIS_1_PORT_6379_TCP_PORT || 6379,
  },
};
`,
    expected: [
      '3 RESTAPI6_MONGO_1_PORT_27017_TCP_ADDR js-process-env',
      "5 RESTAPI6_REDIS_1_PORT_6379_TCP_ADDR js-process-env = '127.0.0.1' !",
      '6 RESTAPI6_REDIS_1_PORT_6379_TCP_PORT env-property = 6379',
    ],
  },
  {
    shape: 'a library that parses the variables',
    path: 'index.js',
    prefixes: ['MONGO', 'MONGO_1'],
    text: `#!/usr/bin/env node
const links = require('docker-links').parseLinks(process.env);
let uri = process.env.DATABASE_URI;
if (!uri && links.mongo) uri = 'mongodb://' + links.mongo.hostname + ':' + links.mongo.port + '/dev';
`,
    expected: ['2 any link library'],
  },
  {
    shape: 'a script that says by hand where things are',
    path: 'utils/registry.sh',
    prefixes: ['NGINX'],
    text: `#!/bin/bash
export NGINX_PORT_8000_TCP=tcp://10.0.0.1:8000
docker run -d \\
  -e NGINX_PORT_443_TCP="$URL" \\
  registry
`,
    expected: [],
    sets: ['2 NGINX_PORT_8000_TCP exported', '4 NGINX_PORT_443_TCP listed'],
  },
  {
    shape: 'a Dockerfile',
    path: 'Dockerfile',
    prefixes: ['DB', 'SMTP'],
    text: `FROM node
# CMD node app.js $DB_PORT_5432_TCP_ADDR
ENV SMTP_PORT_25_TCP_ADDR=localhost \\
    SMTP_PORT_25_TCP_PORT=25
RUN echo "host=$DB_PORT_5432_TCP_ADDR" > /app.ini
CMD mail $SMTP_PORT_25_TCP_ADDR && node app.js \\
  --db $DB_PORT_5432_TCP_ADDR
`,
    expected: ['5 DB_PORT_5432_TCP_ADDR dockerfile-run', '7 DB_PORT_5432_TCP_ADDR dockerfile-command'],
    sets: ['3 SMTP_PORT_25_TCP_ADDR image', '4 SMTP_PORT_25_TCP_PORT image'],
  },
  {
    shape: 'an environment file',
    path: 'config/app.env',
    prefixes: ['DB'],
    text: '# host\nDB_PORT_5432_TCP_ADDR=db\nURL=postgres://$DB_PORT_5432_TCP_ADDR:${DB_PORT_5432_TCP_PORT}/x\n',
    expected: ['3 DB_PORT_5432_TCP_PORT shell-variable'],
    sets: ['2 DB_PORT_5432_TCP_ADDR file'],
  },
  {
    shape: 'a template of nginx',
    path: 'nginx/default.conf.template',
    prefixes: ['APP', 'APP_1'],
    text: 'upstream app {\n  server ${APP_PORT_8000_TCP_ADDR}:${APP_PORT_8000_TCP_PORT};\n  server {{APP_1_PORT_8000_TCP_ADDR}};\n}\n',
    expected: [
      '2 APP_PORT_8000_TCP_ADDR placeholder',
      '2 APP_PORT_8000_TCP_PORT placeholder',
      '3 APP_1_PORT_8000_TCP_ADDR template-placeholder',
    ],
  },
];
