import { linkTargetSelf } from '../../rules/link-target-self/rule.js';
import { testRule } from '../support/rule-tester.js';

const plain = (client: string) =>
  `"${client}" links itself, and no Compose starts that; remove the link (\`delink migrate --drop-broken\` does), as on a network "${client}" finds itself by that name`;
const alias = (client: string, name: string) =>
  `"${client}" links itself as "${name}", and no Compose starts that; remove the link (\`delink migrate --drop-broken\` does), and where "${client}" asks for "${name}" make that its alias on a network`;

testRule(linkTargetSelf, {
  good: [
    { name: 'another service', files: 'web:\n  image: a\n  links: [db]\ndb:\n  image: b\n' },
    {
      name: 'its own name for another service',
      files: 'web:\n  image: a\n  links: ["db:web"]\ndb:\n  image: b\n',
    },
    {
      name: 'an external link to a container of that name',
      files: 'web:\n  image: a\n  external_links: [web]\n',
    },
  ],
  bad: [
    {
      name: 'among others, with a comment behind',
      files:
        'web:\n  image: a\n  links:\n    - db\n    - "web:www" # itself\n    - cache\ndb:\n  image: b\ncache:\n  image: c\n',
      findings: [{ at: '5:7-5:16', text: '"web:www"', message: alias('web', 'www') }],
      fixed: 'web:\n  image: a\n  links:\n    - db\n    - cache\ndb:\n  image: b\ncache:\n  image: c\n',
    },
    {
      name: 'alone in its list: the key goes, too',
      files: '\uFEFFservices:\r\n  web:\r\n    image: a\r\n    links:\r\n    - web\r\n    ports: ["80"]\r\n',
      findings: [{ at: '5:7-5:10', text: 'web', message: plain('web') }],
      fixed: '\uFEFFservices:\r\n  web:\r\n    image: a\r\n    ports: ["80"]\r\n',
    },
    {
      name: 'alone in a list in flow style, with its own name for an alias',
      files: 'web:\n  image: a\n  links: [web:web]\n',
      findings: [{ at: '3:11-3:18', text: 'web:web', message: plain('web') }],
      fixed: 'web:\n  image: a\n',
    },
    {
      name: 'in flow style, first and last',
      files:
        "web:\n  image: a\n  links: [web, db]\ndb:\n  image: b\n  links: ['cache', db:me]\ncache: {image: c}\n",
      findings: [
        { at: '3:11-3:14', text: 'web', message: plain('web') },
        { at: '6:20-6:25', text: 'db:me', message: alias('db', 'me') },
      ],
      fixed: "web:\n  image: a\n  links: [db]\ndb:\n  image: b\n  links: ['cache']\ncache: {image: c}\n",
    },
    {
      name: 'no fix where the service, the key or its comment cannot be taken apart',
      files:
        'web: {image: a, links: [web]}\nonly:\n  links:\n    - only\njob:\n  image: a\n  links: &links\n    - job\nlog:\n  image: a\n  links: [db, # first\n    log]\ndb:\n  image: b\n',
      findings: [
        { at: '1:25-1:28', text: 'web', message: plain('web') },
        { at: '4:7-4:11', text: 'only', message: plain('only') },
        { at: '8:7-8:10', text: 'job', message: plain('job') },
        { at: '12:5-12:8', text: 'log', message: plain('log') },
      ],
    },
    {
      name: 'a list of several services: to the others the entry means something',
      files:
        'web:\n  image: a\n  links: &links\n    - db\n    - cache\ndb:\n  image: b\n  links: *links\ncache:\n  image: c\n',
      findings: [{ at: '4:7-4:9', text: 'db', message: plain('db') }],
    },
    {
      name: 'in an override, and merged in',
      files: {
        'docker-compose.yml': 'base: &base\n  image: a\n  links: [db]\ndb:\n  <<: *base\n  image: b\n',
        'docker-compose.override.yml': 'db:\n  links: ["db:self", base]\n',
      },
      findings: [
        { at: 'docker-compose.override.yml:2:11-2:20', text: '"db:self"', message: alias('db', 'self') },
        { at: 'docker-compose.yml:3:11-3:13', text: 'db', message: plain('db') },
      ],
      fixed: { 'docker-compose.override.yml': 'db:\n  links: [base]\n' },
    },
  ],
});
