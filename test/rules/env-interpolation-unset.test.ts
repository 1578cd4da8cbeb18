import { envInterpolationUnset } from '../../rules/env-interpolation-unset/rule.js';
import { testRule } from '../support/rule-tester.js';

const unset = (name: string) =>
  `neither ".env" nor the environment sets "${name}", so Compose says \`The "${name}" variable is not set. Defaulting to a blank string.\` and leaves it out; set it, or write what is meant without it: "\${${name}:-DEFAULT}"`;
const legacy = (name: string) =>
  `neither ".env" nor the environment sets "${name}", so docker-compose 1.x says \`The ${name} variable is not set. Defaulting to a blank string.\` and leaves it out; set it, as format 1 knows no defaults`;
const required = (name: string, reason: string) =>
  `neither ".env" nor the environment sets "${name}", which must be set here, so Compose stops${reason}; set it`;
const link = (name: string, target: string) =>
  `"${name}" is a variable that the link "${target}" gives to the container, but Compose looks for it on the host, where nothing sets it, and leaves it out; write "$$${name}" to have it replaced in the container, or better its value, as these variables end with the links`;

testRule(envInterpolationUnset, {
  good: [
    {
      name: 'set in ".env" or in the environment, be it to nothing',
      variables: { TAG: '1.2', EMPTY: '' },
      environment: { HOST: 'a' },
      files: 'services:\n  web:\n    image: "a:${TAG}"\n    command: $HOST $EMPTY ${EMPTY?no} ${TAG:?no}\n',
    },
    {
      name: 'with a default, an escape, or no variable at all',
      files:
        'services:\n  web:\n    image: a:${TAG:-1}\n    user: ${U-}\n    command: $$A $${B} ${C:+d} $ $1 ${D:-${E:-f}}\n',
    },
    {
      name: 'keys, and what every shell sets',
      files:
        'services:\n  web:\n    image: a\n    labels:\n      $A: b\n    volumes: ["$HOME/x:/x", "${PWD}:/y"]\n',
    },
    {
      name: 'the name of the project, which newer Compose always knows',
      files: 'services:\n  web:\n    image: a\n    hostname: $COMPOSE_PROJECT_NAME\n',
    },
    {
      name: 'defaults in format 1, which are refused altogether',
      files: 'web:\n  image: a:${TAG:-1}\n  command: ${A:?b}\n',
    },
    {
      name: 'what is said only where a variable is set that is not',
      files: 'services:\n  web:\n    image: a\n    command: ${A:+$B}\n',
    },
  ],
  bad: [
    {
      name: 'in every kind of value of format 1',
      files:
        'web:\r\n  image: "a:${TAG}"\r\n  command: |\r\n    run $A\r\n    stop ${A}\r\n  environment: {B: $TAG-$B}\r\n  labels:\r\n    - "\\tc=$C"\r\n',
      findings: [
        {
          at: '2:13-2:19',
          text: '${TAG}',
          message: legacy('TAG'),
          related: ['6:20-6:24 used here as well'],
        },
        { at: '4:9-4:11', text: '$A', message: legacy('A'), related: ['5:10-5:14 used here as well'] },
        { at: '6:25-6:27', text: '$B', message: legacy('B') },
        { at: '8:12-8:14', text: '$C', message: legacy('C') },
      ],
    },
    {
      name: 'the name of the project in format 1',
      files: 'web:\n  image: a\n  hostname: $COMPOSE_PROJECT_NAME\n',
      findings: [{ at: '3:13-3:34', text: '$COMPOSE_PROJECT_NAME', message: legacy('COMPOSE_PROJECT_NAME') }],
    },
    {
      name: 'in a newer format, also outside of services and in what several share',
      files:
        'name: $NAME\nx-env: &env\n  A: ${A}\nservices:\n  web:\n    image: a\n    environment: *env\n  worker:\n    image: a\n    environment: *env\n    ports: ["${A}:80"]\n',
      findings: [
        { at: '1:7-1:12', text: '$NAME', message: unset('NAME') },
        { at: '3:6-3:10', text: '${A}', message: unset('A'), related: ['11:14-11:18 used here as well'] },
      ],
    },
    {
      name: 'each file by itself',
      variables: { A: '1' },
      files: {
        'docker-compose.yml': 'services:\n  web:\n    image: $A$B\n',
        'docker-compose.override.yml': 'services:\n  web:\n    user: $B\n',
      },
      findings: [
        { at: 'docker-compose.override.yml:3:11-3:13', text: '$B', message: unset('B') },
        { at: 'docker-compose.yml:3:14-3:16', text: '$B', message: unset('B') },
      ],
    },
    {
      name: 'in the default of another one',
      variables: { B: '' },
      files: 'services:\n  web:\n    image: ${A:-b:${B:+$C}${D}}\n    user: ${B:-$E}${B-$F}\n',
      findings: [
        { at: '3:27-3:31', text: '${D}', message: unset('D') },
        { at: '4:16-4:18', text: '$E', message: unset('E') },
      ],
    },
    {
      name: 'one that must be set',
      variables: { EMPTY: '' },
      files:
        'services:\n  web:\n    image: a:$TAG\n    command: ${TAG:?which tag} ${USER_ID?} ${EMPTY:?not empty}\n',
      findings: [
        {
          at: '4:14-4:31',
          text: '${TAG:?which tag}',
          message: required('TAG', ' with "which tag"'),
          related: ['3:14-3:18 used here as well'],
        },
        { at: '4:32-4:43', text: '${USER_ID?}', message: required('USER_ID', '') },
        { at: '4:44-4:63', text: '${EMPTY:?not empty}', message: required('EMPTY', ' with "not empty"') },
      ],
    },
    {
      name: 'variables of links, which the host does not have',
      files:
        'web:\n  image: a\n  links: ["db:data-base", cache]\n  command: run $DATA_BASE_PORT_5432_TCP_ADDR ${DB_1_PORT_5432_TCP} ${CACHE_ENV_KEY} $SHOP_DB_1_PORT_1_UDP_PORT\n  user: $CACHE_PORT $DB_PORT_5432_TCP\ndb:\n  image: b\ncache:\n  image: c\n',
      findings: [
        {
          at: '4:16-4:45',
          text: '$DATA_BASE_PORT_5432_TCP_ADDR',
          message: link('DATA_BASE_PORT_5432_TCP_ADDR', 'data-base'),
        },
        {
          at: '4:46-4:67',
          text: '${DB_1_PORT_5432_TCP}',
          message: link('DB_1_PORT_5432_TCP', 'data-base'),
        },
        { at: '4:68-4:84', text: '${CACHE_ENV_KEY}', message: link('CACHE_ENV_KEY', 'cache') },
        {
          at: '4:85-4:111',
          text: '$SHOP_DB_1_PORT_1_UDP_PORT',
          message: link('SHOP_DB_1_PORT_1_UDP_PORT', 'data-base'),
        },
        { at: '5:9-5:20', text: '$CACHE_PORT', message: legacy('CACHE_PORT') },
        { at: '5:21-5:38', text: '$DB_PORT_5432_TCP', message: legacy('DB_PORT_5432_TCP') },
      ],
    },
    {
      name: 'on a network no link gives a variable',
      files:
        'services:\n  web:\n    image: a\n    links: [db]\n    command: $DB_PORT_5432_TCP\n  db:\n    image: b\n',
      findings: [{ at: '5:14-5:31', text: '$DB_PORT_5432_TCP', message: unset('DB_PORT_5432_TCP') }],
    },
  ],
});
