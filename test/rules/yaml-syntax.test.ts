import { yamlSyntax } from '../../rules/yaml-syntax/rule.js';
import { testRule } from '../support/rule-tester.js';

const conflict =
  'a merge conflict was left in the file, and no Compose reads it: keep what is meant of the two sides, and remove the marks';

testRule(yamlSyntax, {
  good: [
    {
      name: 'anchors, merge keys, flow style, tags and block scalars',
      files:
        '\uFEFF%YAML 1.1\n---\nbase: &base {image: a, ports: ["80:80"]}\nweb:\n  <<: *base\n  command: >-\n    a\n\n    b\n  user: !!str 5\n...\n',
    },
    { name: 'Go templates in values', files: 'web:\n  image: a\n  labels:\n    a: "{{.Name}}"\n' },
    { name: 'a key twice, which is a matter of its own', files: 'web:\n  image: a\n  image: b\n' },
    {
      name: 'what looks like the mark of a conflict in a text',
      files: 'web:\n  image: a\n  command: |\n    <<<<<<< a\n    >>>>>>> b\n',
    },
  ],
  bad: [
    {
      name: 'several things, each to the end of its line',
      files: 'web:\r\n  image: a: b # c\r\n  command: [a\r\ndb: @x\r\n',
      findings: [
        {
          at: '2:10-2:18',
          text: 'a: b # c',
          message: 'Nested mappings are not allowed in compact mappings',
        },
        {
          at: '4:1-4:7',
          text: 'db: @x',
          message: 'Flow sequence in block collection must be sufficiently indented and end with a ]',
        },
      ],
    },
    {
      name: 'tabs',
      files: 'web:\n\timage: a\n',
      findings: [
        {
          at: '2:1-2:10',
          text: '\timage: a',
          message: 'a tab is used for indentation; YAML allows only spaces: replace it',
        },
      ],
    },
    {
      name: 'a quote that never ends, at the end of the text',
      files: 'web: "a\n',
      findings: [{ at: '2:1-2:1', text: '', message: 'Missing closing "quote' }],
    },
    {
      name: 'a template',
      files: '{{ web }}:\n  image: a\n{% if b %}\n',
      findings: [
        {
          at: '3:2-3:11',
          text: '% if b %}',
          message: 'this is no YAML but a template (Jinja): render it first, then give delink the result',
        },
      ],
    },
    {
      name: 'several documents',
      files: 'web:\n  image: a\n---\ndb:\n  image: b\n',
      findings: [
        {
          at: '3:1-3:4',
          text: '---',
          message: 'the file holds several YAML documents (---); Compose reads one: split it into files',
        },
      ],
    },
    {
      name: 'an unknown anchor, behind a byte order mark',
      files: '\uFEFFweb: *b\n',
      findings: [
        {
          at: '1:6-1:8',
          text: '*b',
          message:
            '"*b" refers to an anchor that is not defined before it: define it above, or correct the name',
        },
      ],
    },
    {
      name: 'conflicts',
      files:
        'web:\n<<<<<<< HEAD\n  image: a\n=======\n  image: b\n>>>>>>> topic\n<<<<<<<\r\n  user: a\n=======\n>>>>>>>\n',
      findings: [
        { at: '2:1-2:13', text: '<<<<<<< HEAD', message: conflict },
        { at: '7:1-7:8', text: '<<<<<<<', message: conflict },
      ],
    },
    {
      name: 'one of several files',
      files: { 'docker-compose.yml': 'web:\n  image: a\n', 'docker-compose.override.yml': 'web: ]\n' },
      findings: [
        {
          at: 'docker-compose.override.yml:1:6-1:7',
          text: ']',
          message: 'Unexpected flow-seq-end token in YAML stream: "]"',
        },
      ],
    },
  ],
});
