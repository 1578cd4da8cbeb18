import { linkAliasCase } from '../../rules/link-alias-case/rule.js';
import { testRule } from '../support/rule-tester.js';

const bridge = (client: string, target: string, alias: string) =>
  `"${client}" finds "${target}" as "${alias}" in capitals or not, but a link kept on a network is found in this spelling only; \`delink migrate\` makes it an alias of the network, which ignores case`;

testRule(linkAliasCase, {
  good: [
    {
      name: 'small letters, and the name of the target in capitals',
      files:
        'web:\n  image: a\n  links: ["db:database", "db:DB", Cache]\ndb:\n  image: b\nCache:\n  image: c\n',
    },
    {
      name: 'on a network that knows the name by itself',
      files:
        'services:\n  web:\n    image: a\n    links: ["db:DB", "db:Main", "db:Other", "db:other"]\n  db:\n    image: b\n    networks:\n      default:\n        aliases: [main]\n',
    },
    {
      name: 'names that nobody knows here, external links and broken ones',
      files:
        'web:\n  image: a\n  links: ["db:${NAME}", "nope:X", "web:Y"]\n  external_links: ["other:Z"]\ndb:\n  image: b\n',
    },
  ],
  bad: [
    {
      name: 'format 1',
      files: 'web:\n  image: a\n  links:\n    - db:MyDb\n    - "db:ÄB"\ndb:\n  image: b\n',
      findings: [
        { at: '4:10-4:14', text: 'MyDb', message: bridge('web', 'db', 'MyDb') },
        { at: '5:11-5:13', text: 'ÄB', message: bridge('web', 'db', 'ÄB') },
      ],
    },
    {
      name: 'the name of a service that lives in another network stack, which no network knows',
      files:
        'web:\n  image: a\n  links: ["db:DB"]\ndb:\n  image: b\n  net: "container:proxy"\nproxy:\n  image: c\n',
      findings: [{ at: '3:15-3:17', text: 'DB', message: bridge('web', 'proxy', 'DB') }],
    },
    {
      name: 'a network, in two files',
      files: {
        'docker-compose.yml': 'services:\n  web:\n    image: a\n  db:\n    image: b\n',
        'docker-compose.override.yml': 'services:\n  web:\n    links: [db:MyDb]\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:3:16-3:20',
          text: 'MyDb',
          message:
            '"web" finds "db" as "MyDb" in this spelling only, and asks outside of the project for "mydb"; `delink migrate` makes it an alias of the network, which ignores case',
        },
      ],
    },
  ],
});
