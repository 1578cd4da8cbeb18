import { runLinkOrder } from '../../rules/run-link-order/rule.js';
import { testRule } from '../support/rule-tester.js';

const later = (target: string, client: string) =>
  `"${target}" is only started further down, so --link finds none here, or one that an earlier run has left; start it before ${client}`;
const foreground = (target: string) =>
  `"${target}" is started in the foreground, so this command waits until it has ended, and --link then has no running container; start "${target}" with --detach`;
testRule(runLinkOrder, {
  good: [
    {
      name: 'the target first',
      files: { 'run.sh': 'docker run -d --name db postgres:9.6\ndocker run -d --name web --link db shop\n' },
    },
    {
      name: 'functions, which run in the order of their calls',
      files: {
        'run.sh':
          'web() {\n  docker run -d --name web --link db shop\n}\ndatabase() {\n  docker run -d --name db postgres\n}\ndatabase\nweb\n',
      },
    },
    {
      name: 'branches, of which somebody chooses one',
      files: {
        'run.sh':
          'case "$1" in\n  web) docker run -d --name web --link db shop ;;\n  db) docker run -d --name db postgres ;;\nesac\n',
      },
    },
    {
      name: 'targets of a Makefile, which may run in any order',
      files: {
        Makefile:
          'web: db\n\tdocker run -d --name web --link db shop\n\ndb:\n\tdocker run -d --name db postgres\n',
      },
    },
    {
      name: 'in the background',
      files: { 'run.sh': 'docker run --name db postgres &\ndocker run -d --name web --link db shop\n' },
    },
    {
      name: 'created first, which does not wait',
      files: {
        'run.sh':
          'docker create --name db postgres\ndocker start db\ndocker run -d --name web --link db shop\n',
      },
    },
    {
      name: 'in the foreground once, and then started again',
      files: {
        'run.sh':
          'docker run --name db postgres initdb\ndocker start db\ndocker run -d --name web --link db shop\n',
      },
    },
    {
      name: 'started again before it is made anew',
      files: {
        'run.sh':
          'docker start db\ndocker run --rm --link db shop dump\ndocker rm -f db\ndocker run -d --name db postgres\n',
      },
    },
    {
      name: 'a foreground that a document shows: each has a terminal of its own',
      files: {
        'README.md':
          '```sh\ndocker run --name db postgres\n```\n\n```sh\ndocker run --name web --link db shop\n```\n',
      },
    },
    {
      name: 'later on a network, where the name is looked up each time',
      files: {
        'run.sh':
          'docker run -d --name web --network back --link db:database shop\ndocker run -d --name db --network back postgres\n',
      },
    },
    { name: 'never started', files: { 'run.sh': 'docker run -d --name web --link db shop\n' } },
    {
      name: 'only in comments',
      files: { 'run.sh': '# docker run -d --name web --link db shop\ndocker run -d --name db postgres\n' },
    },
    {
      name: 'Podman, which has no links',
      files: { 'run.sh': 'podman run --name web --link db shop\npodman run --name db postgres\n' },
    },
    {
      name: 'held back',
      files: {
        'run.sh':
          '# delink-ignore-next-line run-link-order: db is left from the last night\ndocker run -d --name web \\\n  --link db shop\ndocker run -d --name db postgres\n',
      },
    },
  ],
  bad: [
    {
      name: 'in the other order',
      files: { 'run.sh': 'docker run -d --name web --link db shop\ndocker run -d --name db postgres\n' },
      findings: [
        {
          at: '1:26-1:35',
          text: '--link db',
          message: later('db', '"web"'),
          related: ['2:22-2:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'several commands that start it later',
      files: {
        '.travis.yml':
          'script:\n  - docker run --link db:pg shop make check\n  - docker run -d --name db postgres:9\n  - docker rm -f db\n  - docker run -d --name db postgres:10\n',
      },
      findings: [
        {
          at: '2:16-2:28',
          text: '--link db:pg',
          message: later('db', 'the container of "shop"'),
          related: ['3:26-3:28 "db" is started here', '5:26-5:28 "db" is started here'],
        },
      ],
    },
    {
      name: 'a document, which need not be read from the top',
      files: {
        'README.md':
          '```sh\ndocker run -d --name web --link db shop\n```\n\nThe database:\n\n```sh\ndocker run -d --name db postgres\n```\n',
      },
      findings: [
        {
          at: '2:26-2:35',
          text: '--link db',
          message: later('db', '"web"'),
          severity: 'warning',
          related: ['8:22-8:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'within one function',
      files: {
        'run.sh':
          'start() {\n  docker run -d --name web --link db shop\n  docker run -d --name db postgres\n}\n',
      },
      findings: [
        {
          at: '2:28-2:37',
          text: '--link db',
          message: later('db', '"web"'),
          related: ['3:24-3:26 "db" is started here'],
        },
      ],
    },
    {
      name: 'within one target of a Makefile',
      files: {
        Makefile: 'up:\n\tdocker run -d --name web --link db shop\n\tdocker run -d --name db postgres\n',
      },
      findings: [
        {
          at: '2:27-2:36',
          text: '--link db',
          message: later('db', '"web"'),
          related: ['3:23-3:25 "db" is started here'],
        },
      ],
    },
    {
      name: 'in the foreground',
      files: {
        'run.sh': 'docker run -it --name db postgres\ndocker run -d --name web --link db:database shop\n',
      },
      findings: [
        {
          at: '2:26-2:44',
          text: '--link db:database',
          message: foreground('db'),
          related: ['1:23-1:25 "db" is started here'],
        },
      ],
    },
    {
      name: 'in the foreground on a network',
      files: {
        'run.sh':
          'docker run --name db --network back postgres\ndocker run --network back --link db:database shop\n',
      },
      findings: [
        {
          at: '2:27-2:45',
          text: '--link db:database',
          message: foreground('db'),
          related: ['1:19-1:21 "db" is started here'],
        },
      ],
    },
    {
      name: 'in the foreground of a recipe',
      files: { Makefile: 'up:\n\tdocker run --rm --name db postgres\n\tdocker run --rm --link db shop\n' },
      findings: [
        {
          at: '3:18-3:27',
          text: '--link db',
          message: foreground('db'),
          related: ['2:25-2:27 "db" is started here'],
        },
      ],
    },
    {
      name: 'raised or lowered by the configuration, in documents as well',
      files: {
        'README.md':
          '```sh\ndocker run -d --name web --link db shop\ndocker run -d --name db postgres\n```\n',
      },
      severity: 'info',
      findings: [
        {
          at: '2:26-2:35',
          text: '--link db',
          message: later('db', '"web"'),
          related: ['3:22-3:24 "db" is started here'],
        },
      ],
    },
  ],
});
