import { procfileBlocks } from '../../../../src/core/scripts/blocks/procfile.js';
import { inserted, NEW } from './configuration-blocks.js';

test('a routine for each process', () => {
  const text = '# docker run x: y\nweb: docker run --link db web\r\ndb:docker run --name db pg\nnothing:\n';
  const blocks = procfileBlocks(text);
  expect(blocks.map(({ routine, shell, start }) => [routine, shell, start])).toEqual([
    ['web', 'docker run --link db web ', text.indexOf('docker run --link')],
    ['db', 'docker run --name db pg', text.indexOf('docker run --name')],
  ]);
  expect(inserted(text, blocks, 'docker run --link')).toBe(text.replace('web: ', `web: ${NEW.tolerant}; `));
});
