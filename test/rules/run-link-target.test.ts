import { runLinkTarget } from '../../rules/run-link-target/rule.js';
import { testRule } from '../support/rule-tester.js';

const absent = (target: string, client: string) =>
  `"${target}" is not started in this file, so it has to run already when ${client} starts; start it here, and \`delink migrate\` can put both on a network`;
testRule(runLinkTarget, {
  good: [
    {
      name: 'started before',
      files: { 'run.sh': 'docker run -d --name db postgres:9.6\ndocker run -d --name web --link db shop\n' },
    },
    {
      name: 'started later',
      files: { 'run.sh': 'docker run -d --name web --link db shop\ndocker run -d --name db postgres\n' },
    },
    {
      name: 'the same variable in both names',
      files: {
        'run.sh':
          'docker run -d --name "${P}_db" postgres\ndocker run -d --name "$P" --link "${P}_db:db" shop\n',
      },
    },
    {
      name: 'a variable with one value',
      files: {
        'run.sh': 'DB=shop-db\ndocker run -d --name shop-db postgres\ndocker run -d --link $DB:db shop\n',
      },
    },
    {
      name: 'options for another program, which may have started it',
      files: {
        Jenkinsfile:
          "node {\n  docker.image('mysql:5').withRun { c ->\n    docker.image('shop').inside(\"--link ${c.id}:db\") {\n      sh 'make check'\n    }\n  }\n}\n",
      },
    },
    { name: 'only shown by a comment', files: { 'run.sh': '# docker run -d --name web --link db shop\n' } },
    {
      name: 'on a network, where the link goes on working',
      files: { 'run.sh': 'docker run -d --name web --network back --link db:database shop\n' },
    },
    {
      name: 'a value that nobody can read',
      files: { 'run.sh': 'docker run -d --name web --link "$(cat name):db" shop\n' },
    },
    {
      name: 'held back',
      files: {
        'run.sh':
          '# delink-ignore-next-line run-link-target: start-db.sh does\ndocker run -d --name web --link db shop\n',
      },
    },
  ],
  bad: [
    {
      name: 'started nowhere',
      files: { 'run.sh': 'docker run -d --name web --link db:database --link cache shop\n' },
      findings: [
        { at: '1:26-1:44', text: '--link db:database', message: absent('db', '"web"') },
        { at: '1:45-1:57', text: '--link cache', message: absent('cache', '"web"') },
      ],
    },
    {
      name: 'a client without a name',
      files: { 'README.md': '```console\n$ docker run --rm --link redis redis redis-cli -h redis\n```\n' },
      findings: [
        { at: '2:19-2:31', text: '--link redis', message: absent('redis', 'the container of "redis"') },
      ],
    },
    {
      name: 'an id',
      files: { 'run.sh': 'docker run -d --link 0a1b2c3d4e5f:db shop\n' },
      findings: [
        {
          at: '1:15-1:37',
          text: '--link 0a1b2c3d4e5f:db',
          message: absent('0a1b2c3d4e5f', 'the container of "shop"'),
        },
      ],
    },
    {
      name: 'a name that only a variable has',
      files: {
        'run.sh':
          'docker run -d --name web --link "${APP}_db:db" shop\nID=$(docker ps -lq)\ndocker run -d --name app --link $ID:db shop\n',
      },
      findings: [
        {
          at: '1:26-1:47',
          text: '--link "${APP}_db:db"',
          message:
            'which container "${APP}_db" is shows only when this runs, as none is started here by that name; give it a fixed --name here and link that, and `delink migrate` can put both on a network',
        },
        {
          at: '3:26-3:39',
          text: '--link $ID:db',
          message:
            'which container "${ID}" is shows only when this runs, as none is started here by that name; give it a fixed --name here and link that, and `delink migrate` can put both on a network',
        },
      ],
    },
    {
      name: 'a typo',
      files: {
        'run.sh':
          'docker run -d --name postgres postgres\ndocker run -d --name web --link postgress:db shop\n',
      },
      findings: [
        {
          at: '2:26-2:45',
          text: '--link postgress:db',
          message:
            '"postgress" is not started in this file, but "postgres" is; correct the name if that one is meant',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'numbers are no typos',
      files: { 'run.sh': 'docker run -d --name db1 postgres\ndocker run -d --name web --link db2 shop\n' },
      findings: [{ at: '2:26-2:36', text: '--link db2', message: absent('db2', '"web"') }],
    },
    {
      name: 'a typo on a network',
      files: {
        'run.sh':
          'docker run -d --name postgres --net back postgres\ndocker run -d --name web --net back --link postgers:db shop\n',
      },
      findings: [
        {
          at: '2:37-2:55',
          text: '--link postgers:db',
          message:
            '"postgers" is not started in this file, but "postgres" is; correct the name if that one is meant',
          severity: 'warning',
        },
      ],
    },
    {
      name: 'the own name',
      files: { 'run.sh': 'docker run -d --name web --link web:www shop\n' },
      findings: [
        {
          at: '1:26-1:40',
          text: '--link web:www',
          message:
            '"web" is the container that the command starts, and cannot be linked before it runs; name another one, or take --link away',
          severity: 'error',
        },
      ],
    },
    {
      name: 'a container of Compose',
      files: { Makefile: 'migrate:\n\tdocker run --rm --link my-shop_db_1:db shop rake db:migrate\n' },
      findings: [
        {
          at: '2:18-2:40',
          text: '--link my-shop_db_1:db',
          message:
            '"my-shop_db_1" is what Compose 1 calls a container of the project "my-shop"; it has to run already, and for `delink migrate` on the network "my-shop_default"; Compose 2 calls it "my-shop-db-1"',
        },
      ],
    },
    {
      name: 'another machine',
      files: {
        '.gitlab-ci.yml':
          'database:\n  script:\n    - docker run -d --name db postgres\ncheck:\n  script:\n    - docker run --link db shop make check\n',
      },
      findings: [
        {
          at: '6:18-6:27',
          text: '--link db',
          message:
            '"db" is started in this file, but for another job, machine or engine than the container of "shop"; start it here as well, and `delink migrate` can put both on a network',
        },
      ],
    },
    {
      name: 'another engine',
      files: {
        'run.sh':
          'docker -H tcp://10.0.0.1:2375 run -d --name db postgres\ndocker run -d --name web --link db shop\n',
      },
      findings: [
        {
          at: '2:26-2:35',
          text: '--link db',
          message:
            '"db" is started in this file, but for another job, machine or engine than "web"; start it here as well, and `delink migrate` can put both on a network',
        },
      ],
    },
    {
      name: 'raised by the configuration: then all are',
      files: {
        'run.sh':
          'docker run -d --name postgres postgres\ndocker run -d --name web --link postgress --link cache --link web --link shop_db_1 shop\n',
      },
      severity: 'error',
      findings: [
        {
          at: '2:26-2:42',
          text: '--link postgress',
          message:
            '"postgress" is not started in this file, but "postgres" is; correct the name if that one is meant',
        },
        { at: '2:43-2:55', text: '--link cache', message: absent('cache', '"web"') },
        {
          at: '2:56-2:66',
          text: '--link web',
          message:
            '"web" is the container that the command starts, and cannot be linked before it runs; name another one, or take --link away',
        },
        {
          at: '2:67-2:83',
          text: '--link shop_db_1',
          message:
            '"shop_db_1" is what Compose 1 calls a container of the project "shop"; it has to run already, and for `delink migrate` on the network "shop_default"; Compose 2 calls it "shop-db-1"',
        },
      ],
    },
  ],
});
