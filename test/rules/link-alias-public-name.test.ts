import { linkAliasPublicName } from '../../rules/link-alias-public-name/rule.js';
import { testRule } from '../support/rule-tester.js';

const found = (name: string, target: string) =>
  `"${name}" may be a public name, which a link hides from its own client only; an alias on a network would hide that host from every member, "${target}" itself included; \`delink migrate\` keeps the link`;

testRule(linkAliasPublicName, {
  good: [
    {
      name: 'names without a dot, and domains that are never public',
      files:
        'web:\n  image: a\n  links: [a, "a:b", "a:b.local", "a:B.Docker.Internal", "a:db.test", "a:x.home.arpa", "a:x.lan", "a:a_b.localhost"]\na:\n  image: a\n',
    },
    {
      name: 'no names of hosts that others have: numbers at the end, addresses, dots at the edges',
      files:
        'web:\n  image: a\n  links: ["a:mysql5.7", "a:10.0.0.1", "a:.com", "a:x.", "a:x..com", "a:x.c", "a:x y.com"]\na:\n  image: a\n',
    },
    {
      name: 'the network gives the name to its members already',
      files:
        'services:\n  web:\n    image: a\n    links: ["a:api.example.com"]\n  a:\n    image: a\n    networks:\n      default:\n        aliases: [api.example.com]\n',
    },
    {
      name: 'names that nobody knows here, external links and broken ones',
      files:
        'web:\n  image: a\n  links: ["a:${X}.com", "nope:x.com", "web:y.com"]\n  external_links: ["other:x.com"]\na:\n  image: a\n',
    },
    {
      name: 'a name that extra_hosts has taken',
      files: 'web:\n  image: a\n  links: ["a:x.com"]\n  extra_hosts: ["x.com:192.0.2.1"]\na:\n  image: a\n',
    },
  ],
  bad: [
    {
      name: 'several clients, one finding',
      files:
        'web:\n  image: a\n  links:\n    - a:api.example.com\n    - "a:www.example.com"\njob:\n  image: a\n  links: [a:API.example.com]\na:\n  image: a\n',
      findings: [
        {
          at: '4:9-4:24',
          text: 'api.example.com',
          message: found('api.example.com', 'a'),
          related: ['8:13-8:28 "job" links "a" by it, too'],
        },
        { at: '5:10-5:25', text: 'www.example.com', message: found('www.example.com', 'a') },
      ],
    },
    {
      name: 'on networks, domains in other scripts, by a variable, in a second file',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: a\n    links:\n      - a:${HOST}.dev\n  a:\n    image: a\n',
        'docker-compose.override.yml':
          'services:\n  web:\n    links: ["a:bücher.example.org", "a:x.xn--p1ai"]\n',
      },
      variables: { HOST: 'api' },
      findings: [
        {
          at: 'docker-compose.override.yml:3:16-3:34',
          text: 'bücher.example.org',
          message: found('bücher.example.org', 'a'),
        },
        {
          at: 'docker-compose.override.yml:3:40-3:50',
          text: 'x.xn--p1ai',
          message: found('x.xn--p1ai', 'a'),
        },
        { at: 'docker-compose.yml:5:11-5:22', text: '${HOST}.dev', message: found('api.dev', 'a') },
      ],
    },
  ],
});
