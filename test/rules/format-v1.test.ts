import { formatV1 } from '../../rules/format-v1/rule.js';
import { testRule } from '../support/rule-tester.js';

const message =
  'the services stand at the top of the file, which is format 1, and every Compose since v2 refuses that; `delink migrate` converts the file';

testRule(formatV1, {
  good: [
    { name: 'services under "services"', files: 'services:\n  web:\n    image: a\n' },
    { name: 'with a version', files: 'version: "2.4"\nservices:\n  web:\n    image: a\n' },
    { name: 'in flow style', files: '{services: {web: {image: a}}}\n' },
    {
      name: 'two formats in one file, which is said elsewhere',
      files: 'web:\n  image: a\nnetworks:\n  back:\n    driver: bridge\n',
    },
    {
      name: 'the same image and build in a file on top',
      files: {
        'docker-compose.yml': 'services:\n  web:\n    image: a\n',
        'docker-compose.override.yml': 'services:\n  web:\n    build: .\n',
      },
    },
  ],
  bad: [
    {
      name: 'services at the top',
      files: '# shop\nweb:\n  image: a\n  links: [db]\ndb:\n  image: b\n',
      findings: [{ at: '2:1-2:4', text: 'web', message }],
    },
    {
      name: 'a byte order mark, Windows line ends and quotes',
      files: '\uFEFF\r\n"web":\r\n  image: a\r\n',
      findings: [{ at: '2:1-2:6', text: '"web"', message }],
    },
    {
      name: 'flow style',
      files: '{web: {image: a}}\n',
      findings: [{ at: '1:2-1:5', text: 'web', message }],
    },
    {
      name: 'a service called "version"',
      files: 'version:\n  image: a\n',
      findings: [{ at: '1:1-1:8', text: 'version', message }],
    },
    {
      name: 'an anchor in front of the services',
      files: 'base: &base\n  image: a\nweb:\n  <<: *base\n',
      findings: [{ at: '1:1-1:5', text: 'base', message }],
    },
    {
      name: 'each file of a project, and those that are extended',
      files: {
        'docker-compose.yml': 'web:\n  extends:\n    file: base.yml\n    service: web\n',
        'docker-compose.override.yml': 'web:\n  ports: ["80:80"]\n',
        'base.yml': 'web:\n  image: a\n',
      },
      stacks: [['docker-compose.yml', 'docker-compose.override.yml']],
      findings: [
        { at: 'base.yml:1:1-1:4', text: 'web', message },
        { at: 'docker-compose.override.yml:1:1-1:4', text: 'web', message },
        { at: 'docker-compose.yml:1:1-1:4', text: 'web', message },
      ],
    },
    {
      name: 'an image in one file and a build in another',
      files: {
        'docker-compose.yml': 'web:\n  image: a\n',
        'docker-compose.override.yml': 'web:\n  build: .\n',
      },
      findings: [
        { at: 'docker-compose.override.yml:1:1-1:4', text: 'web', message },
        {
          at: 'docker-compose.override.yml:2:3-2:8',
          text: 'build',
          message:
            '"web" has an image in one place and a build in another: format 1 takes the later of them, newer formats take both; leave one of them',
        },
        { at: 'docker-compose.yml:1:1-1:4', text: 'web', message },
      ],
    },
    {
      name: 'options of logging in a base and in the service',
      files:
        'base:\n  image: a\n  log_driver: syslog\n  log_opt:\n    tag: base\nweb:\n  extends: base\n  log_opt:\n    syslog-facility: daemon\n',
      findings: [
        { at: '1:1-1:5', text: 'base', message },
        {
          at: '8:3-8:10',
          text: 'log_opt',
          message:
            'the logging of "web" is written in several places, of which format 1 takes the last, and newer formats put them together; write it in one place',
        },
      ],
    },
  ],
});
