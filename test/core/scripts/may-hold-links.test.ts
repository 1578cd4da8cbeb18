import { BYTES_NEEDED, mayHoldLinks } from '../../../src/core/scripts/may-hold-links.js';

test.each<[string, boolean]>([
  ['docker run --link db:db web', true],
  ['docker run -link db:db web', true],
  ['$(DOCKER) run \\\n  --link=db web', true],
  ['podman run --link db web', true],
  ["config.vm.provider 'docker' do |d|\n  d.link 'db:db'\nend", true],
  ["docker.image('x').inside('--link db:db')", true],
  ['npm link\ndocker build .', false],
  ['ln --symbolic a b', false],
  ['git --link x', false],
  ['docker run --network n web', false],
  ['', false],
])('%j: %s', (text, expected) => {
  expect(mayHoldLinks(text)).toBe(expected);
  if (expected) expect(text).toContain(BYTES_NEEDED);
});
