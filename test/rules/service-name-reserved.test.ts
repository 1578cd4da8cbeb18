import { serviceNameReserved } from '../../rules/service-name-reserved/rule.js';
import { testRule } from '../support/rule-tester.js';

const HERE = '`delink migrate` puts it under "services:", where a service can have any name';
const section = (name: string) =>
  `docker-compose since 1.27 takes service "${name}" for the section of that name, and refuses the file; ${HERE}`;
const newer = (name: string) =>
  `newer Compose takes service "${name}" for its own key of that name, and refuses the file; ${HERE}`;
const extension = (name: string) =>
  `newer Compose passes over service "${name}" without a word, as names with "x-" at the top are extensions; ${HERE}`;

testRule(serviceNameReserved, {
  good: [
    { name: 'plain names', files: 'web:\n  image: a\nservice:\n  image: b\nxx-a:\n  image: c\n' },
    {
      name: 'any name under services:',
      files:
        'services:\n  services:\n    image: a\n  version:\n    image: b\n  x-web:\n    image: c\n  configs:\n    image: d\n',
    },
    {
      name: 'sections beside services at the top, a text as version, and templates',
      files:
        'version: "1"\nweb:\n  image: a\nnetworks:\n  back:\n    driver: bridge\nx-base:\n  restart: always\n',
    },
  ],
  bad: [
    {
      name: 'sections that decide the format',
      files:
        'services:\n  image: a\n  links: [volumes, networks]\nvolumes:\n  build: .\n"networks":\n  extends:\n    service: volumes\n',
      findings: [
        { at: '1:1-1:9', text: 'services', message: section('services') },
        { at: '4:1-4:8', text: 'volumes', message: section('volumes') },
        { at: '6:1-6:11', text: '"networks"', message: section('networks') },
      ],
    },
    {
      name: 'keys of newer Compose, and extensions, in flow style and in an override',
      files: {
        'docker-compose.yml':
          'version: {image: a}\r\nsecrets: {image: b}\r\nx-web: {image: c}\r\nweb: {image: d}\r\n',
        'docker-compose.override.yml':
          'configs:\n  image: a\nname:\n  image: b\nmodels:\n  image: c\nweb:\n  tty: true\n',
      },
      findings: [
        { at: 'docker-compose.override.yml:1:1-1:8', text: 'configs', message: newer('configs') },
        { at: 'docker-compose.override.yml:3:1-3:5', text: 'name', message: newer('name') },
        { at: 'docker-compose.override.yml:5:1-5:7', text: 'models', message: newer('models') },
        { at: 'docker-compose.yml:1:1-1:8', text: 'version', message: newer('version') },
        { at: 'docker-compose.yml:2:1-2:8', text: 'secrets', message: newer('secrets') },
        { at: 'docker-compose.yml:3:1-3:6', text: 'x-web', message: extension('x-web') },
      ],
    },
    {
      name: 'a service that only gets its image by an anchor',
      files: 'web: &web\n  image: a\nvolumes:\n  <<: *web\n  restart: always\n',
      findings: [{ at: '3:1-3:8', text: 'volumes', message: section('volumes') }],
    },
  ],
});
