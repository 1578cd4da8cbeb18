import { isNear, nearest } from '../../../src/core/text/nearest.js';

test.each([
  ['databse', 'database', true],
  ['rules', 'ruels', true],
  ['DB', 'db', true],
  ['db', 'web', false],
  ['restrat', 'restart', true],
  ['link-legasy', 'link-legacy', true],
  ['cache', 'queue', false],
])('%s and %s: %s', (a, b, near) => {
  expect(isNear(a, b)).toBe(near);
  expect(isNear(b, a)).toBe(near);
});

test('the fewest slips win, of equals the first', () => {
  expect(nearest('linkx', ['links', 'link', 'linkxy'])).toBe('links');
  expect(nearest('services', ['server', 'service'])).toBe('service');
  expect(nearest('volumes', ['ports'])).toBeNull();
});
