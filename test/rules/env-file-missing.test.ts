import { envFileMissing } from '../../rules/env-file-missing/rule.js';
import { testRule } from '../support/rule-tester.js';

const missing = (service: string, path: string) =>
  `"${service}" takes variables from "${path}", which is not there, and no Compose starts it without: \`Couldn't find env file\` from docker-compose 1.x, \`env file … not found\` from newer ones; put it in place, or remove the entry`;

testRule(envFileMissing, {
  good: [
    {
      name: 'files that are there, in each spelling',
      present: ['a.env', 'more/b.env', 'c.env'],
      variables: { NAME: 'c' },
      files:
        'services:\n  web:\n    image: a\n    env_file: ./a.env\n  worker:\n    image: a\n    env_file:\n      - more/b.env\n      - ${NAME}.env\n  mail:\n    image: a\n    env_file: [{path: ./more/../c.env}]\n',
    },
    { name: 'nobody could look', files: 'web:\n  image: a\n  env_file: a.env\n' },
    {
      name: 'it may be missing, or nobody knows which one it is',
      present: [],
      files:
        'services:\n  web:\n    image: a\n    env_file:\n      - {path: a.env, required: false}\n      - $NAME.env\n      - ~/b.env\n      - ""\n',
    },
    {
      name: 'a file of the machine, and not of the project',
      present: [],
      files: 'web:\n  image: a\n  env_file: [/etc/default/web, "C:\\\\web.env"]\n',
    },
  ],
  bad: [
    {
      name: 'one, and one of several',
      present: ['a.env'],
      files: 'web:\n  image: a\n  env_file: "web.env"\ndb:\n  image: b\n  env_file: [a.env, ../db.env]\n',
      findings: [
        { at: '3:13-3:22', text: '"web.env"', message: missing('web', 'web.env') },
        { at: '6:21-6:30', text: '../db.env', message: missing('db', '../db.env') },
      ],
    },
    {
      name: 'below the file that names it',
      present: ['web.env'],
      files: {
        'docker-compose.yml': 'web:\r\n  extends:\r\n    file: more/base.yml\r\n    service: web\r\n',
        'more/base.yml': 'web:\r\n  image: a\r\n  env_file:\r\n    - web.env\r\n',
      },
      stacks: [['docker-compose.yml']],
      findings: [{ at: 'more/base.yml:4:7-4:14', text: 'web.env', message: missing('web', 'web.env') }],
    },
    {
      name: 'one file for several services is said once',
      present: [],
      files:
        'web:\n  image: a\n  env_file: a.env\nworker:\n  image: a\n  env_file:\n    - b.env\n    - a.env\n',
      findings: [
        {
          at: '3:13-3:18',
          text: 'a.env',
          message: missing('web', 'a.env'),
          related: ['8:7-8:12 "worker" needs it as well'],
        },
        { at: '7:7-7:12', text: 'b.env', message: missing('worker', 'b.env') },
      ],
    },
    {
      name: 'a list that services share, and one that must be there',
      present: [],
      files:
        'x-files: &files\n  - path: a.env\n    required: true\nservices:\n  web:\n    image: a\n    env_file: *files\n  worker:\n    image: a\n    env_file: *files\n',
      findings: [{ at: '2:11-2:16', text: 'a.env', message: missing('web', 'a.env') }],
    },
  ],
});
