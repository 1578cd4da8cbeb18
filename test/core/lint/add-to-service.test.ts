import { parse } from 'yaml';
import { addToService } from '../../../src/core/lint/rule.js';
import { applyEdits } from '../../../src/core/text/edit.js';
import { lintServices } from '../../support/lint-services.js';

const CHECK = [
  ['test', `run "$$A" 'b'`],
  ['interval', '10s'],
] as const;

/** The text with a health check for `db`; null where there is no place for it. */
function added(text: string): string | null {
  const edit = addToService(lintServices(text).get('db')!, 'healthcheck', CHECK);
  return edit && applyEdits(text, [{ ...edit.at, text: edit.text }]);
}

describe('addToService', () => {
  test.each([
    ['behind the last key', 'services:\n  db:\n    image: b\n'],
    ['without a line end', 'services:\n  db:\n    image: b'],
    ['before the next service', 'services:\n  db:\n    image: b\n\n  # web\n  web:\n    image: a\n'],
    ['a comment on the line', 'services:\n  db:\n    image: b # the best\n'],
    ['four columns', 'services:\n    db:\n        image: b\n        ports:\n        - "1"\n'],
    ['windows', 'services:\r\n  db:\r\n    image: b\r\n  web:\r\n    image: a\r\n'],
    ['a byte order mark', '\uFEFFservices:\n  db:\n    image: b\n'],
    ['an empty key', 'services:\n  db:\n    image: b\n    environment:\n'],
    ['a list in brackets over lines', 'services:\n  db:\n    image: b\n    ports: [\n      "1",\n    ]\n'],
    ['in braces', 'services:\n  db: {image: b, ports: ["1"]}\n'],
    ['in braces over lines', 'services:\n  db: {\n    image: b,\n  }\n'],
    ['JSON', '{"services": {"db": {"image": "b"}}}\n'],
    ['a merge key at the end', 'x-a: &a\n  restart: always\nservices:\n  db:\n    image: b\n    <<: *a\n'],
    ['a block scalar at the end', 'services:\n  db:\n    image: b\n    command: |\n      a\n      b'],
    ['a block scalar in a list', 'services:\n  db:\n    image: b\n    command:\n      - |+\n        a\n\n'],
    [
      'an anchored value that others share',
      'services:\n  db:\n    image: b\n    environment: &e {A: a}\n  web:\n    image: a\n    environment: *e\n',
    ],
  ])('%s', (_, text) => {
    const after = added(text)!;
    expect(after).toMatchSnapshot();
    if (text.includes('\r')) expect(after).not.toMatch(/(?<!\r)\n/);
    const read = (yaml: string) => parse(yaml, { merge: true });
    const expected = read(text);
    expected.services.db.healthcheck = { test: `run "$$A" 'b'`, interval: '10s' };
    expect(read(after)).toEqual(expected);
  });

  test.each([
    ['an alias', 'x-b: &b\n  image: b\nservices:\n  db: *b\n'],
    ['what another service takes over', 'services:\n  db: &b\n    image: b\n  web:\n    <<: *b\n'],
    ['what another service extends', 'services:\n  db:\n    image: b\n  web:\n    extends: db\n'],
    ['an image from elsewhere', 'x-b: &b\n  image: b\nservices:\n  db:\n    <<: *b\n'],
    ['nothing but a block scalar', 'services:\n  db:\n    image: |\n      b\n'],
    ['a key behind a question mark', 'services:\n  db:\n    ? image\n    : b\n'],
  ])('no place: %s', (_, text) => {
    expect(added(text)).toBeNull();
  });
});
