import { runLinkNetwork } from '../../rules/run-link-network/rule.js';
import { testRule } from '../support/rule-tester.js';

testRule(runLinkNetwork, {
  good: [
    {
      name: 'both on the default bridge',
      files: { 'run.sh': 'docker run -d --name db postgres:9.6\ndocker run -d --name web --link db shop\n' },
    },
    {
      name: 'both on one network',
      files: {
        'run.sh':
          'docker run -d --name db --network back postgres\ndocker run -d --name web --network back --link db:database shop\n',
      },
    },
    {
      name: 'one of two commands that start the target on the default bridge',
      files: {
        'run.sh':
          'if [ -n "$NET" ]; then\n  docker run -d --name db --network back postgres\nelse\n  docker run -d --name db postgres\nfi\ndocker run -d --name web --link db shop\n',
      },
    },
    {
      name: 'the default bridge by its name',
      files: {
        'run.sh':
          'docker run -d --name db --net bridge postgres\ndocker run -d --name web --net=default --link db shop\n',
      },
    },
    {
      name: 'a target on the network of another container, which answers instead',
      files: {
        'run.sh':
          'docker run -d --name pod postgres\ndocker run -d --name db --network container:pod postgres\ndocker run -d --name web --link db shop\n',
      },
    },
    {
      name: 'a target that other files start',
      files: { 'run.sh': 'docker run -d --name web --network back --link db shop\n' },
    },
    {
      name: 'only in comments',
      files: { 'run.sh': '# docker run -d --name web --net host --link db shop\n' },
    },
    {
      name: 'Podman, which has no links',
      files: { 'run.sh': 'podman run -d --name web --network host --link db shop\n' },
    },
    {
      name: 'held back',
      files: {
        'run.sh':
          '# delink-ignore-next-line run-link-network: on purpose\ndocker run -d --name web --net host --link db shop\n',
      },
    },
  ],
  bad: [
    {
      name: 'the network of the host',
      files: {
        'run.sh':
          'docker run -d --name db postgres\ndocker run -d --name web --net host --link db shop\ndocker run -d --net=host --link $1 shop\n',
      },
      findings: [
        {
          at: '2:37-2:46',
          text: '--link db',
          message:
            '"web" is on the network of the host, where the engine refuses --link ("conflicting options"); take it away, or put both on one network with --network',
          related: ['2:26-2:36 the network of "web"'],
        },
        {
          at: '3:26-3:35',
          text: '--link $1',
          message:
            'the container of "shop" is on the network of the host, where the engine refuses --link ("conflicting options"); take it away, or put both on one network with --network',
          related: ['3:15-3:25 the network of the container of "shop"'],
        },
      ],
    },
    {
      name: 'the network of another container',
      files: {
        'README.md':
          '```console\n$ docker run -d --name web --network container:db --link db:database shop\n```\n',
      },
      findings: [
        {
          at: '2:51-2:69',
          text: '--link db:database',
          message:
            '"web" is on the network of another container, where the engine refuses --link ("conflicting options"); take it away, or put both on one network with --network',
          related: ['2:28-2:50 the network of "web"'],
        },
      ],
    },
    {
      name: 'no network',
      files: { Makefile: 'check:\n\tdocker run --rm --network none --link db shop make check\n' },
      findings: [
        {
          at: '2:33-2:42',
          text: '--link db',
          message:
            'the container of "shop" is started with "--network none", so --link leads nowhere; take one of the two away',
          related: ['2:18-2:32 the network of the container of "shop"'],
        },
      ],
    },
    {
      name: 'the target on a network',
      files: {
        'run.sh':
          'docker run -d --name db --network back postgres\ndocker run -d --name web --link db shop\ndocker run -d --link db:database shop\n',
      },
      findings: [
        {
          at: '2:26-2:35',
          text: '--link db',
          message:
            '"db" is on the network "back", and the engine refuses a link there from the default bridge; give "web" "--network back" in its place',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '3:15-3:33',
          text: '--link db:database',
          message:
            '"db" is on the network "back", and the engine refuses a link there from the default bridge; give the container of "shop" "--network back" in its place, and "db" "--network-alias database"',
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'the target on several networks, in the long form',
      files: {
        'run.sh':
          'docker run -d --name db --network name=back,alias=database --network side postgres\ndocker run -d --name web --link db:database shop\n',
      },
      findings: [
        {
          at: '2:26-2:44',
          text: '--link db:database',
          message:
            '"db" is on the networks "back" and "side", and the engine refuses a link there from the default bridge; give "web" "--network back" in its place',
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'the target on the network of the host, or on none',
      files: {
        'run.sh':
          'docker run -d --name db --net host postgres\ndocker run -d --name cache --net none redis\ndocker run -d --name web --link db --link cache shop\n',
      },
      findings: [
        {
          at: '3:26-3:35',
          text: '--link db',
          message:
            '"db" is on the network of the host, and the engine refuses a link there from the default bridge; put both on one network with --network',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '3:36-3:48',
          text: '--link cache',
          message:
            '"cache" is on no network, and the engine refuses a link there from the default bridge; put both on one network with --network',
          related: ['2:22-2:27 "cache" is started here'],
        },
      ],
    },
    {
      name: 'the target on another network',
      files: {
        'run.sh':
          'docker run -d --name db postgres\ndocker run -d --name cache --network front redis\ndocker run -d --name web --network back --link db:database --link cache shop\n',
      },
      findings: [
        {
          at: '3:41-3:59',
          text: '--link db:database',
          message:
            '"db" is not on the network "back" of "web", so the name "database" leads nowhere; put both on one network with --network',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '3:60-3:72',
          text: '--link cache',
          message:
            '"cache" is not on the network "back" of "web", so the name "cache" leads nowhere; put both on one network with --network',
          related: ['2:22-2:27 "cache" is started here'],
        },
      ],
    },
    {
      name: 'variables, or a connection, say which',
      files: {
        'run.sh':
          'docker run -d --name db postgres\ndocker run -d --name web --network "$NET" --link db shop\ndocker run -d --name app --network back --link db shop\ndocker network connect back app\ndocker run -d --name api --network back --link db shop\n',
      },
      findings: [
        {
          at: '2:43-2:52',
          text: '--link db',
          message:
            'this file does not tell whether "db" and "web" are on one network, and --link leads nowhere unless they are; put both on one network with --network',
          severity: 'info',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '3:41-3:50',
          text: '--link db',
          message:
            'this file does not tell whether "db" and "app" are on one network, and --link leads nowhere unless they are; put both on one network with --network',
          severity: 'info',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '5:41-5:50',
          text: '--link db',
          message:
            '"db" is not on the network "back" of "api", so the name "db" leads nowhere; put both on one network with --network',
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
  ],
});
