import { resolvePath } from '../../../src/core/compose/paths.js';

test.each<[string, string, string]>([
  ['docker-compose.yml', 'base.yml', 'base.yml'],
  ['docker-compose.yml', './base.yml', 'base.yml'],
  ['docker-compose.yml', '../base.yml', '../base.yml'],
  ['docker-compose.yml', 'a/../base.yml', 'base.yml'],
  ['docker-compose.yml', 'a//b/./c.yml', 'a/b/c.yml'],
  ['docker-compose.yml', '..', '..'],
  ['docker-compose.yml', '.', '.'],
  ['a/b/c.yml', 'd.yml', 'a/b/d.yml'],
  ['a/b/c.yml', '../d.yml', 'a/d.yml'],
  ['a/b/c.yml', '../../../d.yml', '../d.yml'],
  ['a/b/c.yml', '../..', '.'],
  ['../a/c.yml', '../d.yml', '../d.yml'],
  ['../c.yml', '../d.yml', '../../d.yml'],
  ['a/c.yml', '/etc/d.yml', '/etc/d.yml'],
  ['a/c.yml', '/etc/../d.yml', '/d.yml'],
  ['/srv/c.yml', 'd.yml', '/srv/d.yml'],
  ['/c.yml', 'd.yml', '/d.yml'],
  ['/c.yml', '../d.yml', '/d.yml'],
  ['/srv/c.yml', '../../../d.yml', '/d.yml'],
])('from %s, %s is %s', (from, path, expected) => {
  expect(resolvePath(from, path)).toBe(expected);
});
