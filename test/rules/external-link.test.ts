import { externalLink } from '../../rules/external-link/rule.js';
import { testRule } from '../support/rule-tester.js';

const bridge = (client: string, target: string, name: string) =>
  `"${client}" reaches the container "${target}" of another project as "${name}" on the default bridge, which no migration can take along alone: put that container on an external network as well, and name it with \`delink migrate --external-network NAME\``;
const network = (client: string, target: string, name: string) =>
  `"${client}" links the container "${target}" of another project, but is on no external network, so "${name}" leads nowhere: name the network of that container with \`delink migrate --external-network NAME\``;

testRule(externalLink, {
  good: [
    { name: 'links of the project', files: 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n' },
    {
      name: 'on an external network',
      files:
        'services:\n  web:\n    image: a\n    networks: [shared]\n    external_links: [legacy_db:db]\nnetworks:\n  shared: {external: true}\n',
    },
    {
      name: "what the host's network does to it is the matter of another rule",
      files: 'web:\n  image: a\n  net: host\n  external_links: [db]\n',
    },
    {
      name: 'an entry twice is the matter of another rule',
      files:
        'services:\n  web:\n    image: a\n    networks: [shared]\n    external_links: [db, db]\nnetworks:\n  shared: {external: true}\n',
    },
  ],
  bad: [
    {
      name: 'format 1, with an alias and without',
      files: 'web:\n  image: a\n  external_links:\n    - legacy_db:db\n    - "cache"\n',
      findings: [
        { at: '4:7-4:19', text: 'legacy_db:db', message: bridge('web', 'legacy_db', 'db') },
        { at: '5:7-5:14', text: '"cache"', message: bridge('web', 'cache', 'cache') },
      ],
    },
    {
      name: 'several files, on the default bridge by network_mode and on networks',
      files: {
        'docker-compose.yml':
          'x-links: &links [legacy_db:db]\nservices:\n  web:\n    image: a\n    network_mode: bridge\n  api:\n    image: a\n    external_links: *links\n',
        'docker-compose.override.yml': 'services:\n  web: {external_links: [other]}\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:2:26-2:31',
          text: 'other',
          message: bridge('web', 'other', 'other'),
        },
        {
          at: 'docker-compose.yml:1:18-1:30',
          text: 'legacy_db:db',
          message: network('api', 'legacy_db', 'db'),
        },
      ],
    },
    {
      name: 'a container of the project itself, by its service, its generated name or a chosen one',
      files:
        'web:\r\n  image: a\r\n  external_links: [db, shop_cache_1:cache, queue]\r\ndb:\r\n  image: b\r\ncache:\r\n  image: c\r\nmq:\r\n  image: d\r\n  container_name: queue\r\n',
      findings: [
        {
          at: '3:20-3:22',
          text: 'db',
          message:
            '"web" links the container "db", and the service "db" of this project has that name: if it is meant, write "db:db" under "links", else rename the service',
          related: ['4:1-4:3 "db" is a service of this project'],
        },
        {
          at: '3:24-3:42',
          text: 'shop_cache_1:cache',
          message:
            '"web" links the container "shop_cache_1", and the service "cache" of this project has that name: if it is meant, write "cache:cache" under "links", else rename the service',
          related: ['6:1-6:6 "cache" is a service of this project'],
        },
        {
          at: '3:44-3:49',
          text: 'queue',
          message:
            '"web" links the container "queue", and the service "mq" of this project has that name: if it is meant, write "mq:queue" under "links", else rename the service',
          related: ['8:1-8:3 "mq" is a service of this project'],
        },
      ],
    },
  ],
});
