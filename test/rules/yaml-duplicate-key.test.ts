import { yamlDuplicateKey } from '../../rules/yaml-duplicate-key/rule.js';
import { testRule } from '../support/rule-tester.js';

const again = (key: string, where: string) =>
  `"${key}" stands again ${where}: docker-compose 1.x drops this one without a word, and newer Compose refuses the file; bring them together, or remove one`;
const merges = (where: string) =>
  `"<<" stands more than once ${where}: docker-compose 1.x merges them all, but newer Compose refuses the file; name them in one list, the strongest first`;

testRule(yamlDuplicateKey, {
  good: [
    {
      name: 'the same key in several mappings',
      files: 'web:\n  image: a\n  labels: {image: a}\ndb:\n  image: a\n',
    },
    {
      name: 'a key that a merge brings, too',
      files: 'base: &base\n  image: a\nweb:\n  <<: *base\n  image: b\n',
    },
    {
      name: 'a merge and a quoted key that looks like one',
      files: 'base: &base\n  image: a\nweb:\n  <<: *base\n  labels:\n    <<: {a: b}\n    "<<": c\n',
    },
    { name: 'a variable twice in a list', files: 'web:\n  image: a\n  environment: [A=1, A=2]\n' },
  ],
  bad: [
    {
      name: 'values of several lines',
      files:
        'web:\n  image: a\n  environment: # of the shop\n    A: 1\n    # two\n    B: 2\n\n  ports: ["80:80"]\n  "environment":\n    C: 3\n',
      findings: [
        {
          at: '3:3-3:14',
          text: 'environment',
          message: again('environment', 'in "web"'),
          related: ['9:3-9:16 this one counts'],
        },
      ],
      fixed: 'web:\n  image: a\n\n  ports: ["80:80"]\n  "environment":\n    C: 3\n',
    },
    {
      name: 'three times, with Windows line ends',
      files:
        'services:\r\n  web:\r\n    image: a # one\r\n    image: b\r\n    ports: ["80:80"]\r\n    image: a\r\n',
      findings: [
        {
          at: '3:5-3:10',
          text: 'image',
          message: again('image', 'in "services.web"'),
          related: ['6:5-6:10 this one counts'],
        },
        {
          at: '4:5-4:10',
          text: 'image',
          message: again('image', 'in "services.web"'),
          related: ['6:5-6:10 this one counts'],
        },
      ],
      fixed: 'services:\r\n  web:\r\n    ports: ["80:80"]\r\n    image: a\r\n',
    },
    {
      name: 'a whole service, with a block scalar at its end',
      files: '\uFEFFweb:\n  image: a\n  command: |\n    a\n\n    b\n\n\nweb:\n  image: a\n',
      findings: [
        {
          at: '1:1-1:4',
          text: 'web',
          message: again('web', 'at the top of the file'),
          related: ['9:1-9:4 this one counts'],
        },
      ],
      fixed: '\uFEFF\n\nweb:\n  image: a\n',
    },
    {
      name: 'an empty entry, and one in a section',
      files: 'services:\n  web:\n    image: a\n    links:\n    links: []\nvolumes:\n  data: {}\n  data: {}\n',
      findings: [
        {
          at: '4:5-4:10',
          text: 'links',
          message: again('links', 'in "services.web"'),
          related: ['5:5-5:10 this one counts'],
        },
        {
          at: '7:3-7:7',
          text: 'data',
          message: again('data', 'in "volumes"'),
          related: ['8:3-8:7 this one counts'],
        },
      ],
      fixed: 'services:\n  web:\n    image: a\n    links: []\nvolumes:\n  data: {}\n',
    },
    {
      name: 'flow style, and the first key behind a dash: no lines to take away',
      files: 'web: {image: a, image: b}\ndb:\n  image: c\n  x:\n    - a: 1\n      a: 2\n',
      findings: [
        {
          at: '1:7-1:12',
          text: 'image',
          message: again('image', 'in "web"'),
          related: ['1:17-1:22 this one counts'],
        },
        { at: '5:7-5:8', text: 'a', message: again('a', 'in "db.x"'), related: ['6:7-6:8 this one counts'] },
      ],
    },
    {
      name: 'an anchor that is needed elsewhere, and one that is not',
      files:
        'web:\n  image: a\n  labels: &labels\n    a: b\n  labels:\n    c: d\n  ports: &ports ["80:80"]\n  ports: ["81:80"]\ndb:\n  image: b\n  labels: *labels\n',
      findings: [
        {
          at: '3:3-3:9',
          text: 'labels',
          message: again('labels', 'in "web"'),
          related: ['5:3-5:9 this one counts'],
        },
        {
          at: '7:3-7:8',
          text: 'ports',
          message: again('ports', 'in "web"'),
          related: ['8:3-8:8 this one counts'],
        },
      ],
      fixed:
        'web:\n  image: a\n  labels: &labels\n    a: b\n  labels:\n    c: d\n  ports: ["81:80"]\ndb:\n  image: b\n  labels: *labels\n',
    },
    {
      name: 'several merges',
      files:
        'x-a: &a\n  image: a\nx-b: &b {user: b}\nx-c: &c {user: c}\nservices:\n  web:\n    <<: *a\n    <<: *b # later\n    ports: ["80:80"]\n    <<:  *c # latest\n',
      findings: [
        {
          at: '10:5-10:7',
          text: '<<',
          message: merges('in "services.web"'),
          related: ['7:5-7:7 the first ones stand here', '8:5-8:7 the first ones stand here'],
        },
      ],
      fixed:
        'x-a: &a\n  image: a\nx-b: &b {user: b}\nx-c: &c {user: c}\nservices:\n  web:\n    ports: ["80:80"]\n    <<:  [*c, *b, *a] # latest\n',
    },
    {
      name: 'merges of lists and in flow style',
      files: 'a: &a {image: a}\nb: &b {user: b}\nweb: {<<: *a, <<: *b}\ndb:\n  <<: [*a]\n  <<: *b\n',
      findings: [
        {
          at: '3:15-3:17',
          text: '<<',
          message: merges('in "web"'),
          related: ['3:7-3:9 the first ones stand here'],
        },
        {
          at: '6:3-6:5',
          text: '<<',
          message: merges('in "db"'),
          related: ['5:3-5:5 the first ones stand here'],
        },
      ],
    },
  ],
});
