import { linkEnvImage } from '../../rules/link-env-image/rule.js';
import { testRule } from '../support/rule-tester.js';

const ENDS = 'Docker Engine 29 sets no variables of links any more, and a network has none';
const SEVERAL =
  'use settings of the image\'s own for them, or let `delink migrate` set them in "environment"';
const blog = (rest = '') =>
  `blog:\n  image: wordpress:4.2\n  links:\n    - db:mysql\n${rest}db:\n  image: mysql:5.6\n  environment:\n    MYSQL_ROOT_PASSWORD: hunter2\n`;

testRule(linkEnvImage, {
  good: [
    { name: 'an image that reads none', files: blog().replace('wordpress:4.2', 'nginx') },
    {
      name: 'settings of an image that nobody knows',
      files:
        'shop:\n  image: cantino/huginn\n  links: ["db:mysql"]\n  environment: [DATABASE_HOST=mysql]\ndb:\n  image: own/db\n',
    },
    { name: 'a link with another name than the image looks for', files: blog().replace('db:mysql', 'db') },
    {
      name: 'told by settings of its own',
      files: blog('  environment:\n    WORDPRESS_DB_HOST: mysql:3306\n    WORDPRESS_DB_PASSWORD: hunter2\n'),
    },
    {
      name: 'set by the service itself',
      files: blog(
        '  environment:\n    - MYSQL_PORT_3306_TCP=tcp://mysql:3306\n    - MYSQL_ENV_MYSQL_ROOT_PASSWORD\n',
      ),
    },
    { name: 'something else is started', files: blog('  entrypoint: /run.sh\n') },
    {
      name: 'something else is started by an image that is built on it',
      files: blog().replace('image: wordpress:4.2', 'build: .'),
      sources: { Dockerfile: 'FROM wordpress:4.2\nENTRYPOINT ["/run.sh"]\n' },
    },
    {
      name: 'on a network',
      files: 'services:\n  blog:\n    image: wordpress\n    links: ["db:mysql"]\n  db:\n    image: mysql\n',
    },
  ],
  bad: [
    {
      name: 'several variables, one of them secret',
      files: blog(),
      findings: [
        {
          at: '2:10-2:23',
          text: 'wordpress:4.2',
          message: `the image "wordpress:4.2" reads "MYSQL_ENV_MYSQL_ROOT_PASSWORD" and "MYSQL_PORT_3306_TCP", which "blog" has from the link "db:mysql"; ${ENDS}; ${SEVERAL}`,
          related: ['4:7-4:15 this link gives them'],
        },
      ],
    },
    {
      name: 'what settings of its own leave open',
      files: blog('  environment: [WORDPRESS_DB_HOST=mysql]\n'),
      findings: [
        {
          at: '2:10-2:23',
          text: 'wordpress:4.2',
          message: `the image "wordpress:4.2" reads "MYSQL_ENV_MYSQL_ROOT_PASSWORD", which "blog" has from the link "db:mysql"; ${ENDS}; use a setting of the image's own for it, or set it in "environment" of "blog" from wherever "db" has its "MYSQL_ROOT_PASSWORD"`,
          related: ['4:7-4:15 this link gives it'],
        },
      ],
    },
    {
      name: 'an image that is built on one',
      files: blog('  environment: [WORDPRESS_DB_PASSWORD=hunter2]\n').replace(
        'image: wordpress:4.2',
        'build: .',
      ),
      sources: { Dockerfile: { text: 'FROM wordpress:4.2\nCOPY . /var/www/html\n', services: ['blog'] } },
      findings: [
        {
          at: 'docker-compose.yml:2:3-2:8',
          text: 'build',
          message: `the image "wordpress:4.2" reads "MYSQL_PORT_3306_TCP", which "blog" has from the link "db:mysql"; ${ENDS}; use a setting of the image's own for it, or write "tcp://mysql:3306" in its place, or set "MYSQL_PORT_3306_TCP=tcp://mysql:3306" in "environment" of "blog", as \`delink migrate\` does`,
          related: ['docker-compose.yml:4:7-4:15 this link gives it'],
        },
      ],
    },
    {
      name: 'an image that reads whatever there is',
      files:
        'lb:\n  image: dockercloud/haproxy\n  links:\n    - web\nweb:\n  image: own/web\n  expose: [80]\n  environment: {VIRTUAL_HOST: shop.example.com}\n',
      findings: [
        {
          at: '2:10-2:29',
          text: 'dockercloud/haproxy',
          message: `the image "dockercloud/haproxy" reads "*_PORT_*_TCP" and "*_ENV_*", which "lb" has from the link "web"; ${ENDS}; ${SEVERAL}`,
          related: ['4:7-4:10 this link gives them'],
        },
      ],
    },
    {
      name: 'more names than a line can take',
      files:
        'review:\n  image: openfrontier/gerrit\n  links:\n    - db\ndb:\n  image: own/db\n  expose: [5432]\n  environment: {POSTGRES_DB: a, POSTGRES_USER: b, POSTGRES_PASSWORD: "${PASS}", MYSQL_DB: d}\n',
      findings: [
        {
          at: '2:10-2:29',
          text: 'openfrontier/gerrit',
          message: `the image "openfrontier/gerrit" reads "DB_ENV_MYSQL_DB", "DB_ENV_POSTGRES_DB", "DB_ENV_POSTGRES_PASSWORD", "DB_ENV_POSTGRES_USER" and 4 more, which "review" may have from the link "db"; ${ENDS}; ${SEVERAL}`,
          related: ['4:7-4:9 this link gives them'],
        },
      ],
    },
  ],
});
