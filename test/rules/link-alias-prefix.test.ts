import { linkAliasPrefix } from '../../rules/link-alias-prefix/rule.js';
import { testRule } from '../support/rule-tester.js';

const mixed = (client: string, names: string, prefix: string) =>
  `"${client}" has links ${names} to different containers, and all of them set variables that begin with "${prefix}_": chance decides at every start which container they speak of; rename one, or ask for the names themselves, which \`delink migrate\` keeps (variables it ends)`;

testRule(linkAliasPrefix, {
  good: [
    {
      name: 'different prefixes',
      files: 'web:\n  image: a\n  links: [a:my-db, b:mydb]\na:\n  image: b\nb:\n  image: b\n',
    },
    {
      name: 'dots stay as they are',
      files: 'web:\n  image: a\n  links: [a:my.db, b:my_db]\na:\n  image: b\nb:\n  image: b\n',
    },
    { name: 'the same target', files: 'web:\n  image: a\n  links: [a:my-db, a:my_db]\na:\n  image: b\n' },
    {
      name: 'the names of two clients',
      files:
        'web:\n  image: a\n  links: [a:my-db]\napi:\n  image: a\n  links: [b:my_db]\na:\n  image: b\nb:\n  image: b\n',
    },
    {
      name: 'names that differ in case only are the matter of another rule',
      files: 'web:\n  image: a\n  links: [a:DB, b:db]\na:\n  image: b\nb:\n  image: b\n',
    },
    {
      name: 'no variables on networks',
      files:
        'services:\n  web:\n    image: a\n    links: [a:my-db, b:my_db]\n  a:\n    image: b\n  b:\n    image: b\n',
    },
    {
      name: 'a name that nobody knows',
      files: 'web:\n  image: a\n  links: ["a:my-db", "b:my_${DB}"]\na:\n  image: b\nb:\n  image: b\n',
    },
  ],
  bad: [
    {
      name: 'a dash and an underscore',
      files: "web:\n  image: a\n  links:\n    - a:my-db\n    - 'b:my_db'\na:\n  image: b\nb:\n  image: b\n",
      findings: [
        {
          at: '5:10-5:15',
          text: 'my_db',
          message: mixed('web', '"my-db" and "my_db"', 'MY_DB'),
          related: ['4:9-4:14 "my-db" is here'],
        },
      ],
    },
    {
      name: 'a service name and an external link, in several files',
      files: {
        'docker-compose.yml':
          'x-l: &l [my-db, "c:x/MY_DB"]\nweb:\n  image: a\n  links: *l\nmy-db:\n  image: b\nc:\n  image: b\n',
        'docker-compose.override.yml': 'web:\r\n  external_links: [other:my_db]\r\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:2:26-2:31',
          text: 'my_db',
          message: mixed('web', '"x/MY_DB", "my-db" and "my_db"', 'MY_DB'),
          related: [
            'docker-compose.yml:1:20-1:27 "x/MY_DB" is here',
            'docker-compose.yml:1:10-1:15 "my-db" is here',
          ],
        },
      ],
    },
    {
      name: 'the default bridge of later formats',
      files:
        'services:\n  web:\n    image: a\n    network_mode: bridge\n    links: [my-a, my-b:my_a]\n  my-a:\n    image: b\n    network_mode: bridge\n  my-b:\n    image: b\n    network_mode: bridge\n',
      findings: [
        {
          at: '5:24-5:28',
          text: 'my_a',
          message: mixed('web', '"my-a" and "my_a"', 'MY_A'),
          related: ['5:13-5:17 "my-a" is here'],
        },
      ],
    },
  ],
});
