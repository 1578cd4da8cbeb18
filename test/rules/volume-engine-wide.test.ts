import { volumeEngineWide } from '../../rules/volume-engine-wide/rule.js';
import { testRule } from '../support/rule-tester.js';

const named = (name: string) =>
  `in format 1 "${name}" is the volume of that name of the whole engine, while a newer format would make a new and empty one for this project; \`delink migrate\` keeps the name (write "./${name}" if a folder beside this file is meant)`;
const driven = (name: string) =>
  `in format 1 "${name}" is the volume of that name of the whole engine, "./" before it or not, as the service has a "volume_driver"; a newer format would make a new and empty one for this project, and \`delink migrate\` keeps the name (remove "volume_driver" and write "./${name}" if a folder beside this file is meant)`;
const drivers = (name: string) =>
  `"${name}" is used with the volume drivers "nfs" and "local", but a newer format declares a volume once, with one of them, so \`delink migrate\` stops; make them equal`;

testRule(volumeEngineWide, {
  good: [
    {
      name: 'folders, and volumes without a name',
      files:
        'web:\n  image: a\n  volumes:\n    - ./data:/data\n    - /srv:/srv:ro\n    - ~/x:/x\n    - ../y:/y\n    - /cache\n    - conf/nginx:/etc/nginx\n    - $HOME/a:/a\n    - C:\\\\b:/b\n',
    },
    {
      name: 'a newer format',
      files: 'services:\n  web:\n    image: a\n    volumes: ["data:/data"]\nvolumes:\n  data:\n',
    },
    {
      name: 'a path with a variable in it',
      files: 'web:\n  image: a\n  volumes: ["$DATA:/data", "./x-$Y:/y"]\n',
    },
  ],
  bad: [
    {
      name: 'one volume of several services is said once',
      files:
        'db:\n  image: a\n  volumes:\n    - "data/:/var/lib"\n    - logs:/logs:rw\nbackup:\n  image: b\n  volumes: [data:/data]\n',
      findings: [
        {
          at: '4:8-4:13',
          text: 'data/',
          message: named('data'),
          related: ['8:13-8:17 "backup" uses it as well'],
        },
        { at: '5:7-5:11', text: 'logs', message: named('logs') },
      ],
    },
    {
      name: 'in several files and ways to load them, with Windows line ends',
      files: {
        'docker-compose.yml': 'db:\r\n  image: a\r\n  volumes:\r\n    - data:/data\r\n',
        'docker-compose.override.yml': 'backup:\r\n  image: b\r\n  volumes:\r\n    - data:/data:ro\r\n',
      },
      stacks: [['docker-compose.yml'], ['docker-compose.yml', 'docker-compose.override.yml']],
      findings: [
        {
          at: 'docker-compose.yml:4:7-4:11',
          text: 'data',
          message: named('data'),
          related: ['docker-compose.override.yml:4:7-4:11 "backup" uses it as well'],
        },
      ],
    },
    {
      name: 'a base that is extended, and a list that is shared by an alias',
      files:
        'base:\n  image: a\n  volumes: &all\n    - data:/data\nweb:\n  extends: base\nworker:\n  image: b\n  volumes: *all\n',
      findings: [{ at: '4:7-4:11', text: 'data', message: named('data') }],
    },
    {
      name: 'a driver, for which "./" is no folder',
      files: 'db:\n  image: a\n  volume_driver: nfs\n  volumes:\n    - ./data:/data\n',
      findings: [{ at: '5:7-5:13', text: './data', message: driven('data') }],
    },
    {
      name: 'two drivers for one volume',
      files:
        'db:\n  image: a\n  volume_driver: nfs\n  volumes: [data:/data]\nweb:\n  image: b\n  volumes: [data:/data]\n',
      findings: [
        {
          at: '4:13-4:17',
          text: 'data',
          message: drivers('data'),
          related: ['7:13-7:17 "web" uses it as well'],
        },
      ],
    },
    {
      name: 'names that cannot be declared',
      files:
        'db:\n  image: a\n  volumes: ["data-$ENV:/data"]\nweb:\n  image: b\n  volume_driver: nfs\n  volumes: ["host/share:/share"]\n',
      findings: [
        {
          at: '3:14-3:23',
          text: 'data-$ENV',
          message:
            '"data-$ENV" is a volume with a variable in its name, and a newer format wants every volume declared by its name, so `delink migrate` stops; write the name out',
        },
        {
          at: '7:14-7:24',
          text: 'host/share',
          message:
            '"host/share" is a name that only the volume driver "nfs" understands, and no volume can be declared under it, so `delink migrate` stops; name the volume without "/", or remove "volume_driver" if a folder is meant',
        },
      ],
    },
  ],
});
