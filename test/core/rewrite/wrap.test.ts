import { migrated } from '../../support/project.js';

/** Format 1 without a link: nothing changes but the wrapping. */
const lines = (...all: string[]) => `${all.join('\n')}\n`;

describe('services: goes above the first service, and below the heading of the file', () => {
  test.each<[string, string, string]>([
    ['no comment', lines('web:', '  image: w'), lines('services:', '  web:', '    image: w')],
    [
      'a heading and an empty line',
      lines('# The shop.', '', 'web:', '  image: w'),
      lines('# The shop.', '', 'services:', '  web:', '    image: w'),
    ],
    [
      'a comment right above the only service is the heading',
      lines('# The shop.', 'web:', '  image: w'),
      lines('# The shop.', 'services:', '  web:', '    image: w'),
    ],
    [
      'where other services have comments, it is the first one’s',
      lines('# The web.', 'web:', '  image: w', '# The database.', 'db:', '  image: d'),
      lines(
        'services:',
        '  # The web.',
        '  web:',
        '    image: w',
        '  # The database.',
        '  db:',
        '    image: d',
      ),
    ],
    [
      'so it is below a heading',
      lines('# The shop.', '', '# The web.', 'web:', '  image: w'),
      lines('# The shop.', '', 'services:', '  # The web.', '  web:', '    image: w'),
    ],
    [
      'a line that says how to run the file',
      lines('#!/usr/bin/env x', 'web:', '  image: w', '# c', 'db:', '  image: d'),
      lines('#!/usr/bin/env x', 'services:', '  web:', '    image: w', '  # c', '  db:', '    image: d'),
    ],
    [
      'a document marker',
      lines('---', 'web:', '  image: w'),
      lines('---', 'services:', '  web:', '    image: w'),
    ],
    [
      'marker and directive',
      lines('%YAML 1.1', '---', '# c', 'web:', '  image: w'),
      lines('%YAML 1.1', '---', '# c', 'services:', '  web:', '    image: w'),
    ],
    [
      'the end marker stays',
      lines('web:', '  image: w', '...'),
      lines('services:', '  web:', '    image: w', '...'),
    ],
    [
      'and what is behind it',
      lines('web:', '  image: w', '...', '# bye'),
      lines('services:', '  web:', '    image: w', '...', '# bye'),
    ],
    [
      'comments at the end move along',
      lines('web:', '  image: w', '# db:', '#   image: d'),
      lines('services:', '  web:', '    image: w', '  # db:', '  #   image: d'),
    ],
    ['four spaces', lines('web:', '    image: w'), lines('services:', '    web:', '        image: w')],
    [
      'a file that is indented already',
      lines('  web:', '    image: w'),
      lines('services:', '  web:', '    image: w'),
    ],
    [
      'empty lines get no blanks',
      lines('web:', '  image: w', '', '   ', 'db:', '  image: d'),
      lines('services:', '  web:', '    image: w', '', '   ', '  db:', '    image: d'),
    ],
    ['no final line end', 'web:\n  image: w', 'services:\n  web:\n    image: w'],
    ['Windows', 'web:\r\n  image: w\r\n', 'services:\r\n  web:\r\n    image: w\r\n'],
    ['a byte order mark', '\ufeffweb:\n  image: w\n', '\ufeffservices:\n  web:\n    image: w\n'],
    [
      'a byte order mark and a comment',
      '\ufeff# c\nweb:\n  image: w\n',
      '\ufeff# c\nservices:\n  web:\n    image: w\n',
    ],
    [
      'version 1 goes',
      lines("version: '1'", 'web:', '  image: w'),
      lines('services:', '  web:', '    image: w'),
    ],
    ['flow style', '{web: {image: w}}\n', '{services: {web: {image: w}}}\n'],
    ['JSON', '{\n  "web": {"image": "w"}\n}\n', '{"services": {\n  "web": {"image": "w"}\n}}\n'],
  ])('%s', (_, before, after) => {
    expect(migrated(before)).toBe(after);
  });
});

describe('texts of several lines', () => {
  test.each<[string, string, string]>([
    [
      'literal',
      lines('web:', '  image: w', '  command: |', '    a', '      b'),
      lines('services:', '  web:', '    image: w', '    command: |', '      a', '        b'),
    ],
    [
      'empty lines inside stay empty',
      lines('web:', '  command: |', '    a', '', '    b', '  image: w'),
      lines('services:', '  web:', '    command: |', '      a', '', '      b', '    image: w'),
    ],
    [
      'blanks beyond the indentation are text',
      lines('web:', '  command: |', '    a', '      ', '    b', '  image: w'),
      lines('services:', '  web:', '    command: |', '      a', '        ', '      b', '    image: w'),
    ],
    [
      'fewer blanks are none',
      lines('web:', '  command: |', '    a', '  ', '    b', '  image: w'),
      lines('services:', '  web:', '    command: |', '      a', '  ', '      b', '    image: w'),
    ],
    [
      'an indentation indicator',
      lines('web:', '  command: |2', '      a', '  image: w'),
      lines('services:', '  web:', '    command: |2', '        a', '    image: w'),
    ],
    [
      'a comment sign inside',
      lines('web:', '  command: |', '    # a', '    b', '  image: w'),
      lines('services:', '  web:', '    command: |', '      # a', '      b', '    image: w'),
    ],
    [
      'folded plain',
      lines('web:', '  command: a', '    b', '', '    c', '  image: w'),
      lines('services:', '  web:', '    command: a', '      b', '', '      c', '    image: w'),
    ],
    [
      'folded in quotes',
      lines('web:', '  command: "a', '    b"', '  image: w'),
      lines('services:', '  web:', '    command: "a', '      b"', '    image: w'),
    ],
    [
      'flow over several lines',
      lines('web:', '  command: [a,', '    b', '  ]', '  image: w'),
      lines('services:', '  web:', '    command: [a,', '      b', '    ]', '    image: w'),
    ],
  ])('%s', (_, before, after) => {
    expect(migrated(before)).toBe(after);
  });
});
