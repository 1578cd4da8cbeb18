import { formatMixed } from '../../rules/format-mixed/rule.js';
import { testRule } from '../support/rule-tester.js';

const section = (name: string) =>
  `"${name}" is a section of later formats, but the services of this file do not stand under "services:", and every Compose refuses that: move them there`;
const stray = (name: string) =>
  `"${name}" stands among the services but is none, and every Compose refuses that: remove it, or make it a service`;

testRule(formatMixed, {
  good: [
    {
      name: 'two files of format 1',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n',
        'docker-compose.override.yml': 'web:\n  ports: ["80:80"]\n',
      },
    },
    {
      name: 'two files with services, of which one has a version',
      files: {
        'docker-compose.yml': 'version: "2"\nservices:\n  web:\n    image: a\n',
        'docker-compose.override.yml': 'services:\n  web:\n    ports: ["80:80"]\n',
      },
    },
    {
      name: 'services with the names of sections',
      files: 'networks:\n  image: a\nvolumes:\n  build: .\nsecrets:\n  image: b\n',
    },
    {
      name: 'templates of the specification',
      files: 'x-base: &base\n  image: a\nservices:\n  web:\n    <<: *base\n',
    },
    {
      name: 'a service with nothing in it',
      files: 'web:\n  image: a\ndb:\n',
    },
  ],
  bad: [
    {
      name: 'files of different formats',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n',
        'docker-compose.override.yml': 'services:\n  web:\n    ports: ["80:80"]\n',
      },
      findings: [
        {
          at: 'docker-compose.override.yml:1:1-1:9',
          text: 'services',
          message:
            '"docker-compose.override.yml" and "docker-compose.yml" have different formats, and Compose refuses to load them together: bring them to one format first',
          related: ['docker-compose.yml:1:1-1:4 "docker-compose.yml" is of format 1'],
        },
      ],
    },
    {
      name: 'files of different formats, one with a comment at its top and Windows line ends',
      files: {
        'docker-compose.yml': 'services:\n  web:\n    image: a\n',
        'docker-compose.dev.yml': '\uFEFF# only here\r\nweb:\r\n  image: a\r\n',
      },
      findings: [
        {
          at: 'docker-compose.dev.yml:2:1-2:4',
          text: 'web',
          message:
            '"docker-compose.dev.yml" and "docker-compose.yml" have different formats, and Compose refuses to load them together: bring them to one format first',
          related: ['docker-compose.yml:1:1-1:9 "docker-compose.yml" is of a newer format'],
        },
      ],
    },
    {
      name: 'sections beside services at the top',
      files:
        'web:\n  image: a\nnetworks:\n  back:\n    driver: bridge\n"volumes":\n  data: {driver: local}\n',
      findings: [
        { at: '3:1-3:9', text: 'networks', message: section('networks') },
        { at: '6:1-6:10', text: '"volumes"', message: section('volumes') },
      ],
    },
    {
      name: 'a service beside "services"',
      files: 'services:\n  web:\n    image: a\ndb: {image: b}\n',
      findings: [
        {
          at: '4:1-4:3',
          text: 'db',
          message:
            '"db" looks like a service but does not stand under "services:", and every Compose refuses that: move it there, or remove "version" if the file is of format 1',
        },
      ],
    },
    {
      name: 'a value that is no service',
      files: 'web:\n  image: a\nproject: shop\nports:\n  - "80:80"\n',
      findings: [
        { at: '3:1-3:8', text: 'project', message: stray('project') },
        { at: '4:1-4:6', text: 'ports', message: stray('ports') },
      ],
    },
  ],
});
