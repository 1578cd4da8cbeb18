import { volumesFromContainer } from '../../rules/volumes-from-container/rule.js';
import { testRule } from '../support/rule-tester.js';

const container = (service: string, name: string) =>
  `"${service}" takes the volumes of "${name}", which is no service here, so format 1 looks for a container of that name, while newer formats want "container:${name}" for that; \`delink migrate\` writes it`;

testRule(volumesFromContainer, {
  good: [
    {
      name: 'services, with a mode and without',
      files: 'web:\n  image: a\n  volumes_from: [data, "code:ro"]\ndata:\n  image: b\ncode:\n  image: c\n',
    },
    {
      name: 'a service of another file',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  volumes_from:\n    - data\n',
        'docker-compose.override.yml': 'data:\n  image: b\n',
      },
    },
    {
      name: 'a newer format, which says it',
      files: 'services:\n  web:\n    image: a\n    volumes_from: ["container:data"]\n',
    },
    {
      name: 'a variable, which may name a service',
      files: 'web:\n  image: a\n  volumes_from: [$DATA, "${CODE}:ro", ""]\n',
    },
  ],
  bad: [
    {
      name: 'containers of another project, with a mode and in quotes',
      files: 'web:\n  image: a\n  volumes_from:\n    - shop_data_1:ro\n    - "assets"\n    - web\n',
      findings: [
        { at: '4:7-4:18', text: 'shop_data_1', message: container('web', 'shop_data_1') },
        { at: '5:8-5:14', text: 'assets', message: container('web', 'assets') },
      ],
    },
    {
      name: 'a slip, with Windows line ends',
      files: 'web:\r\n  image: a\r\n  volumes_from: [databse]\r\ndatabase:\r\n  image: b\r\n',
      findings: [
        {
          at: '3:18-3:25',
          text: 'databse',
          message:
            '"web" takes the volumes of "databse", which is no service here, so format 1 looks for a container of that name; correct it if "database" is meant, else `delink migrate` writes "container:databse", as newer formats want it',
          related: ['4:1-4:9 "database" is defined here'],
        },
      ],
    },
    {
      name: 'one list for two services is said once',
      files:
        'web:\n  image: a\n  volumes_from: &from\n    - assets\nworker:\n  image: a\n  volumes_from: *from\n',
      findings: [{ at: '4:7-4:13', text: 'assets', message: container('web', 'assets') }],
    },
    {
      name: 'in the file that has it, also without the file that defines the service',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n  volumes_from: [data]\n',
        'docker-compose.override.yml': 'data:\n  image: b\n',
      },
      stacks: [['docker-compose.yml'], ['docker-compose.yml', 'docker-compose.override.yml']],
      findings: [{ at: 'docker-compose.yml:3:18-3:22', text: 'data', message: container('web', 'data') }],
    },
  ],
});
