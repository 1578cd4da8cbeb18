import { linkTargetUndefined } from '../../rules/link-target-undefined/rule.js';
import { testRule } from '../support/rule-tester.js';

testRule(linkTargetUndefined, {
  good: [
    {
      name: 'the service is there',
      files: 'web:\n  image: a\n  links:\n    - db:database\ndb:\n  image: b\n',
    },
    {
      name: 'another file of the project has it',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  links:\n    - db\n',
        'docker-compose.override.yml': 'db:\n  image: b\n',
      },
    },
  ],
  bad: [
    {
      name: 'nothing of that name, with an alias and without',
      files: 'web:\n  image: a\n  links:\n    - postgres:db\n    - "redis"\n',
      findings: [
        {
          at: '4:7-4:15',
          text: 'postgres',
          message:
            '"web" links "postgres", but no service has that name, and no Compose starts the project; correct the name, or remove the link (`delink migrate --drop-broken` does)',
        },
        {
          at: '5:8-5:13',
          text: 'redis',
          message:
            '"web" links "redis", but no service has that name, and no Compose starts the project; correct the name, or remove the link (`delink migrate --drop-broken` does)',
        },
      ],
    },
    {
      name: 'a slip of the pen',
      files: 'web:\n  image: a\n  links: [databse:db]\ndatabase:\n  image: b\n',
      findings: [
        {
          at: '3:11-3:18',
          text: 'databse',
          message:
            '"web" links "databse", but no service has that name, and no Compose starts the project; did you mean "database"?',
          related: ['4:1-4:9 "database" is defined here'],
        },
      ],
      fixed: 'web:\n  image: a\n  links: [database:db]\ndatabase:\n  image: b\n',
    },
    {
      name: 'a slip of the pen in a text with escapes, which no edit can take apart',
      files: 'web:\n  image: a\n  links: ["databse\\x3adb"]\ndatabase:\n  image: b\n',
      findings: [
        {
          at: '3:11-3:26',
          text: '"databse\\x3adb"',
          message:
            '"web" links "databse", but no service has that name, and no Compose starts the project; did you mean "database"?',
          related: ['4:1-4:9 "database" is defined here'],
        },
      ],
    },
  ],
});
