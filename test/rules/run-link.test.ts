import { runLink } from '../../rules/run-link/rule.js';
import { lintWith } from '../support/lint-text.js';
import { testRule } from '../support/rule-tester.js';

const ENDS = 'which Docker means to remove for the default bridge in Engine 30';
const COMMENT = `this comment shows a command with --link, ${ENDS}; show --network in its place`;
const moved = (client: string, target: string, how = '') =>
  `${client} is to reach "${target}" by --link, ${ENDS}; \`delink migrate\` puts both on the network "app"${how}`;
const left = (client: string, because: string) =>
  `${client} is started with --link, ${ENDS}; \`delink migrate\` leaves it, because ${because}`;
testRule(runLink, {
  good: [
    {
      name: 'prose about --link, and fences of other languages',
      files: {
        'README.md':
          'Containers found each other by `--link` once: docker run --link is legacy.\n\nSee `docker run` and its option --link.\n\n```dockerfile\nFROM scratch\nCOPY --link app /app\n```\n\n```sh\ndocker build --link .\nnpm link docker-compose\n```\n',
      },
    },
    {
      name: 'other tools with such an option',
      files: {
        'setup.sh':
          'npm link docker-helper\nln --link docker podman\ngit clone --link docker\ndocker build --link .\npodman network create links\nrkt run --link=a:b docker\necho "docker run --link db:db shop"\ndocker run -d shop --link db:db\ncat > Dockerfile <<EOF\nFROM scratch\nCOPY --link docker /\nEOF\n',
      },
    },
    {
      name: 'no link at all',
      files: {
        'run.sh': 'docker network create app\ndocker run -d --name db --network app postgres # was --link\n',
      },
    },
    {
      name: 'a link that a migration keeps on its network',
      files: {
        'run.sh':
          'docker run -d --name a --network app --network-alias db postgres\ndocker run -d --name b --network app postgres\ndocker run -d --name web --network app --link b:db shop\n',
      },
    },
    {
      name: 'a link on a network to what other files start',
      files: { 'run.sh': 'docker run -d --name web --network back --link db:database shop\n' },
    },
    {
      name: 'links that other rules report: no such network, itself',
      files: {
        'run.sh':
          'docker run -d --name db --network back postgres\ndocker run -d --name web --link db shop\ndocker run -d --name app --net host --link db shop\ndocker run -d --name x --link x:y shop\n',
      },
    },
    {
      name: 'held back above a command of several lines',
      files: {
        'run.sh':
          'docker run -d --name db postgres\n# delink-ignore-next-line run-link: the engine there stays at 20.10\nsudo docker run -d \\\n  --name web \\\n  --link db:database \\\n  shop\n',
      },
    },
    {
      name: 'held back for a whole block of a document, which readers do not see',
      files: {
        'README.md':
          '<!-- delink-ignore-next-line run-link: about old engines -->\n\n```console\n$ docker run -d --name db postgres\n$ docker run -d --name web \\\n    --link db:database shop\n```\n\n<!-- delink-ignore-next-line run-link: about old engines -->\n\n    docker run -d --name web2 --link db shop\n',
      },
    },
    {
      name: 'held back in reStructuredText',
      files: {
        'run.rst':
          '.. delink-ignore-next-line run-link: about old engines\n.. code-block:: sh\n\n   docker run -d --name db postgres\n   docker run -d --name web --link db shop\n',
      },
    },
    {
      name: 'held back in a Makefile and in a CI file',
      files: {
        Makefile:
          'up:\n\t# delink-ignore-next-line run-link: one day\n\tdocker run -d --name web --link db shop\n',
        '.travis.yml':
          'script:\n  # delink-ignore-next-line run-link: one day\n  - docker run -d --name web --link db shop\n',
      },
    },
    {
      name: 'held back for the whole file',
      files: {
        'run.sh':
          '# delink-ignore-file run-link: not ours\ndocker run -d --name db postgres:9.6\ndocker run -d --name web --link db shop\n',
      },
    },
  ],
  bad: [
    {
      name: 'the same name on the network',
      files: { 'run.sh': 'docker run -d --name db postgres:9.6\ndocker run -d --name web --link db shop\n' },
      findings: [
        {
          at: '2:26-2:35',
          text: '--link db',
          message: moved('"web"', 'db'),
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'an alias; a client without a name',
      files: {
        'run.sh': 'docker run -d --name db postgres:9.6\ndocker run --rm --link=db:database shop rake\n',
      },
      findings: [
        {
          at: '2:17-2:35',
          text: '--link=db:database',
          message: moved('the container of "shop"', 'db', ', where "db" gets the alias "database"'),
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'an image that is only known when it runs',
      files: { 'run.sh': 'docker run -d --name db postgres:9.6\ndocker run --rm --link db "$(image)"\n' },
      findings: [
        {
          at: '2:17-2:26',
          text: '--link db',
          message: moved('this container', 'db'),
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'several links, in quotes',
      files: {
        'run.sh':
          'docker run -d --name db postgres\ndocker run -d --name cache redis\ndocker run -d --name web --link "db:database" --link=\'cache\' shop\n',
      },
      findings: [
        {
          at: '3:26-3:46',
          text: '--link "db:database"',
          message: moved('"web"', 'db', ', where "db" gets the alias "database"'),
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '3:47-3:61',
          text: "--link='cache'",
          message: moved('"web"', 'cache'),
          related: ['2:22-2:27 "cache" is started here'],
        },
      ],
    },
    {
      name: 'aliases that two clients take for different containers',
      files: {
        'run.sh':
          'docker run -d --name old postgres:9.6\ndocker run -d --name new postgres:10\ndocker run -d --name a --link old:db shop\ndocker run -d --name copy --link old:db --link new shop\ndocker run -d --name b --link new:db shop\n',
      },
      findings: [
        {
          at: '3:24-3:37',
          text: '--link old:db',
          message: moved('"a"', 'old', ', where "old" gets the alias "db"'),
          related: ['1:22-1:25 "old" is started here'],
        },
        {
          at: '4:27-4:40',
          text: '--link old:db',
          message: moved('"copy"', 'old', ', where "old" gets the alias "db"'),
          related: ['1:22-1:25 "old" is started here'],
        },
        {
          at: '4:41-4:51',
          text: '--link new',
          message: moved('"copy"', 'new'),
          related: ['2:22-2:25 "new" is started here'],
        },
        {
          at: '5:24-5:37',
          text: '--link new:db',
          message: moved(
            '"b"',
            'new',
            ' and keeps the link there, because "db" means "old" to other containers',
          ),
          related: ['2:22-2:25 "new" is started here'],
        },
      ],
    },
    {
      name: 'variables in names',
      files: {
        'run.sh':
          'P=shop\ndocker run -d --name ${P}_db postgres\ndocker run -d --name ${P} --link ${P}_db:db shop\ndocker run -d --name $Q-db postgres\ndocker run -d --name $Q --link "$Q-db" shop\n',
      },
      findings: [
        {
          at: '3:27-3:44',
          text: '--link ${P}_db:db',
          message: moved('"shop"', 'shop_db', ', where "shop_db" gets the alias "db"'),
          related: ['2:22-2:29 "shop_db" is started here'],
        },
        {
          at: '5:25-5:39',
          text: '--link "$Q-db"',
          message: moved('"${Q}"', '${Q}-db'),
          related: ['4:22-4:27 "${Q}-db" is started here'],
        },
      ],
    },
    {
      name: 'a document with prompts',
      files: {
        'README.md':
          '# Shop\n\n```console\n$ docker run -d --name db postgres\n0a1b2c\n$ docker run -d --name web \\\n>   --link db:database \\\n>   shop\n```\n',
      },
      findings: [
        {
          at: '7:5-7:23',
          text: '--link db:database',
          message: moved('"web"', 'db', ', where "db" gets the alias "database"'),
          related: ['4:24-4:26 "db" is started here'],
        },
      ],
    },
    {
      name: 'indented code of a document',
      files: {
        'README.md':
          'First\n\n    $ sudo docker run -d --name db postgres\n\nand then\n\n    $ sudo docker run -d --link db shop\n',
      },
      findings: [
        {
          at: '7:26-7:35',
          text: '--link db',
          message: moved('the container of "shop"', 'db'),
          related: ['3:33-3:35 "db" is started here'],
        },
      ],
    },
    {
      name: 'a Makefile',
      files: {
        Makefile:
          'NAME = shop\n\nweb: db\n\tdocker run -d --name $(NAME) \\\n\t  --link $(NAME)-db:db \\\n\t  shop\n\ndb:\n\t@docker run -d --name $(NAME)-db postgres\n',
      },
      findings: [
        {
          at: '5:4-5:24',
          text: '--link $(NAME)-db:db',
          message: moved('"shop"', 'shop-db', ', where "shop-db" gets the alias "db"'),
          related: ['9:24-9:34 "shop-db" is started here'],
        },
      ],
    },
    {
      name: 'a CI file',
      files: {
        '.travis.yml':
          'before_script:\n  - docker run -d --name db postgres:9.6\n  - "docker run -d --link db:pg --name app shop"\n',
      },
      findings: [
        {
          at: '3:20-3:32',
          text: '--link db:pg',
          message: moved('"app"', 'db', ', where "db" gets the alias "pg"'),
          related: ['2:26-2:28 "db" is started here'],
        },
      ],
    },
    {
      name: 'a Compose project in the target',
      files: { 'run.sh': 'docker run --rm --link shop_db_1:db shop rake\n' },
      findings: [
        {
          at: '1:17-1:36',
          text: '--link shop_db_1:db',
          message:
            'the container of "shop" is to reach "shop_db_1" by --link, which Docker means to remove for the default bridge in Engine 30; `delink migrate` puts this container on "shop_default", the network of the Compose project "shop"',
        },
      ],
    },
    {
      name: 'a Compose project in the target, with an alias of its own',
      files: { 'run.sh': 'docker run --rm --name rake --link shop_db_1:database shop\n' },
      findings: [
        {
          at: '1:29-1:54',
          text: '--link shop_db_1:database',
          message:
            '"rake" is to reach "shop_db_1" by --link, which Docker means to remove for the default bridge in Engine 30; `delink migrate` puts this container on "shop_default", the network of the Compose project "shop", and keeps the link there, because "shop_db_1" belongs to Compose, so its aliases are given there',
        },
      ],
    },
    {
      name: 'a target that other files start',
      files: { 'run.sh': 'docker run -d --name web --link db:database shop\n' },
      findings: [
        {
          at: '1:26-1:44',
          text: '--link db:database',
          message: left(
            '"web"',
            '"db" is not started in this file; by hand: docker network create app; docker network connect --alias database app db; then --network app in the place of --link',
          ),
        },
      ],
    },
    {
      name: 'options for another program',
      files: {
        Vagrantfile:
          'Vagrant.configure("2") do |config|\n  config.vm.provision "docker" do |d|\n    d.run "web", image: "shop", args: "-p 80:80 --link db:database"\n  end\nend\n',
      },
      findings: [
        {
          at: '3:49-3:67',
          text: '--link db:database',
          message: left(
            '"web"',
            'these are options for another program, so there is no place to make a network; by hand: docker network create app; docker network connect --alias database app db; then --network app in the place of --link',
          ),
        },
      ],
    },
    {
      name: 'a target on the network of another container',
      files: {
        'run.sh':
          'docker run -d --name pod postgres\ndocker run -d --name db --network container:pod postgres\ndocker run -d --name web --link db shop\n',
      },
      findings: [
        {
          at: '3:26-3:35',
          text: '--link db',
          message: left(
            '"web"',
            '"db" is on the network of another container, so the link leads to that one; put that one on a network with --network, and give it the name as an alias',
          ),
          related: ['2:22-2:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'a target on another engine',
      files: {
        'run.sh':
          'docker -H tcp://10.0.0.1 run -d --name db postgres\ndocker run -d --name web --link db shop\n',
      },
      findings: [
        {
          at: '2:26-2:35',
          text: '--link db',
          message: left(
            '"web"',
            '"db" is only started for another job, machine or engine; by hand: docker network create app; docker network connect app db; then --network app in the place of --link',
          ),
        },
      ],
    },
    {
      name: 'a network that nobody can read',
      files: { 'run.sh': 'docker run -d --name web --network "$(net)" --link db shop\n' },
      findings: [
        {
          at: '1:45-1:54',
          text: '--link db',
          message: left(
            '"web"',
            '"db" is not started in this file; by hand: docker network create app; docker network connect app db; then --network app in the place of --link',
          ),
        },
      ],
    },
    {
      name: 'networks that only variables know',
      files: {
        'run.sh':
          'docker run -d --name db --network "$NET" postgres\ndocker run -d --name web --link db shop\n',
      },
      findings: [
        {
          at: '2:26-2:35',
          text: '--link db',
          message: left(
            '"web"',
            'the network that "db" is on is only known when it runs; put both on one network with --network',
          ),
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'on a network: an alias for one',
      files: {
        'run.sh':
          'docker run -d --name db --network back postgres\ndocker run -d --name web --network back --link db:database shop\n',
      },
      findings: [
        {
          at: '2:41-2:59',
          text: '--link db:database',
          message:
            '--link makes "database" a name of "db" for "web" alone; `delink migrate` makes it an alias on the network "back"',
          severity: 'info',
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'on a network: for nothing',
      files: {
        'run.sh':
          'docker run -d --name db --net back --net-alias database postgres\ndocker run -d --name web --net back --link db --link db:database shop\n',
      },
      findings: [
        {
          at: '2:37-2:46',
          text: '--link db',
          message:
            '--link adds nothing, as the name "db" leads to "db" on the network "back" without it; `delink migrate` takes it away',
          severity: 'info',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '2:47-2:65',
          text: '--link db:database',
          message:
            '--link adds nothing, as the name "database" leads to "db" on the network "back" without it; `delink migrate` takes it away',
          severity: 'info',
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
    {
      name: 'values that make no link',
      files: {
        'run.sh':
          'docker run -d --name db postgres\ndocker run -d --name a --link db: shop\ndocker run -d --name b --link "" shop\ndocker run -d --name c --link db:x:y shop\n',
      },
      findings: [
        {
          at: '2:24-2:34',
          text: '--link db:',
          message:
            'the engine makes no link of "--link db:", as nothing is behind the colon; put both on one network with --network, or take the option away',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '3:24-3:33',
          text: '--link ""',
          message: '--link names no container here, so the engine refuses the command; take it away',
          severity: 'error',
        },
        {
          at: '4:24-4:37',
          text: '--link db:x:y',
          message:
            'the engine refuses "--link db:x:y" ("bad format for links"), as it takes a name and at most one alias; take the rest away',
          severity: 'error',
        },
      ],
    },
    {
      name: 'a comment',
      files: { 'run.sh': '#!/bin/sh\n# Usage:\n#   docker run -d --name web --link db:db shop\nset -e\n' },
      findings: [{ at: '3:30-3:42', text: '--link db:db', message: COMMENT, severity: 'info' }],
    },
    {
      name: 'comments of a Compose file',
      files: { 'docker-compose.yml': '# docker run -d --link db:db shop\nweb:\n  image: shop\n' },
      findings: [
        { at: 'docker-compose.yml:1:17-1:29', text: '--link db:db', message: COMMENT, severity: 'info' },
      ],
    },
    {
      name: 'Podman',
      files: {
        'run.sh':
          'podman run -d --name db postgres\npodman run -d --name web --link db shop\npodman run -d --name app --link cache shop\npodman run -d --name api --network host --link db shop\n# podman run --link db shop\n',
      },
      findings: [
        {
          at: '2:26-2:35',
          text: '--link db',
          message:
            '"web" is to reach "db" by --link, which Podman does not have; `delink migrate` puts both on the network "app"',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '3:26-3:38',
          text: '--link cache',
          message:
            '"app" is started with --link, which Podman does not have; `delink migrate` leaves it, because "cache" is not started in this file; by hand: podman network create app; podman network connect app cache; then --network app in the place of --link',
        },
        {
          at: '4:41-4:50',
          text: '--link db',
          message:
            '"api" is started with --link, which Podman does not have; `delink migrate` leaves it, because the engine refuses a link of a container on such a network; take --link away',
          related: ['1:22-1:24 "db" is started here'],
        },
        {
          at: '5:14-5:23',
          text: '--link db',
          message:
            'this comment shows a command with --link, which Podman does not have; show --network in its place',
          severity: 'info',
        },
      ],
    },
    {
      name: 'a comment that is about another command does not hold it back',
      files: {
        'run.sh':
          'docker run -d --name db postgres # delink-ignore run-link: no\n# delink-ignore-next-line run-link-order: another rule\ndocker run -d --name web --link db shop\n',
      },
      findings: [
        {
          at: '3:26-3:35',
          text: '--link db',
          message: moved('"web"', 'db'),
          related: ['1:22-1:24 "db" is started here'],
        },
      ],
    },
  ],
});

test('the data of a finding tell programs how the command was understood', () => {
  const files = { 'run.sh': 'docker run -d --name web --link db:pg shop:2\ndocker run --link=cache shop\n' };
  const { findings } = lintWith(runLink, { files });
  expect(findings.map(({ data }) => data)).toMatchObject([
    {
      target: 'db',
      alias: 'pg',
      written: 'db:pg',
      name: 'web',
      image: 'shop:2',
      networks: '',
      detached: 'true',
    },
    {
      target: 'cache',
      alias: 'cache',
      written: 'cache',
      name: '',
      image: 'shop',
      networks: '',
      detached: 'false',
    },
  ]);
});
