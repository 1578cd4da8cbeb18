import { composeBlocks } from '../../../../src/core/scripts/blocks/compose-comments.js';
import { inserted, NEW, shellsOf } from './configuration-blocks.js';

const TEXT = [
  '# the stack, as it was before: docker run --link',
  'services:',
  '  # sudo docker run -d --name store redis',
  '',
  '  # docker run \\',
  '  #     --link store:cache \\',
  '  #     -t acme/web',
  '  web:',
  '    image: acme/web',
  '    command: docker run --link a:b nothing',
  '    # - $ docker run --link store worker \\',
  '    links: [store] # docker run --link x y',
  '',
].join('\n');

test('commands that comments show, with the lines that continue them', () => {
  const blocks = composeBlocks(TEXT);
  expect(blocks.every(({ standing, holds }) => standing === 'comment' && holds === 'commands')).toBe(true);
  expect(shellsOf(blocks).map(shell => shell.split(/\s+/).join(' '))).toEqual([
    'sudo docker run -d --name store redis',
    'docker run \\ --link store:cache \\ -t acme/web',
    'docker run --link store worker \\',
  ]);
});

test('a command before another', () => {
  expect(inserted(TEXT, composeBlocks(TEXT), 'docker run \\')).toBe(
    TEXT.replace('  # docker run \\', `  # ${NEW.tolerant}\n  # docker run \\`),
  );
});
