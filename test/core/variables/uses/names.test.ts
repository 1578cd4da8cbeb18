import { findUses } from '../../../../src/core/variables/uses/find-uses.js';
import { namesOf, readName } from '../../../../src/core/variables/uses/names.js';
import { exactIn } from './support.js';

const names = namesOf(['DB', 'DB_1', 'APP', 'APP_ENV', 'MY_NAME']);

test.each([
  ['DB_NAME', 'DB', { kind: 'name' }],
  ['DB_PORT', 'DB', { kind: 'default-port' }],
  ['DB_1_PORT', 'DB_1', { kind: 'default-port' }],
  ['DB_PORT_80_TCP', 'DB', { kind: 'url', port: { port: 80, protocol: 'tcp' } }],
  ['DB_PORT_53_UDP_ADDR', 'DB', { kind: 'address', port: { port: 53, protocol: 'udp' } }],
  ['DB_PORT_80_TCP_PORT', 'DB', { kind: 'number', port: { port: 80, protocol: 'tcp' } }],
  ['DB_PORT_80_TCP_PROTO', 'DB', { kind: 'protocol', port: { port: 80, protocol: 'tcp' } }],
  ['DB_PORT_80_TCP_START', 'DB', { kind: 'range-start', port: { port: 80, protocol: 'tcp' } }],
  ['DB_PORT_80_TCP_PORT_END', 'DB', { kind: 'range-end-number', port: { port: 80, protocol: 'tcp' } }],
  ['DB_ENV_lower', 'DB', { kind: 'environment', variable: 'lower' }],
  ['DB_ENV_DB_PORT', 'DB', { kind: 'environment', variable: 'DB_PORT' }],
  ['MY_NAME_PORT', 'MY_NAME', { kind: 'default-port' }],
  // Two links can mean the same name: the longer prefix is the more likely.
  ['APP_ENV_NAME', 'APP_ENV', { kind: 'name' }],
  ['APP_ENV_PORT_80_TCP', 'APP_ENV', { kind: 'url', port: { port: 80, protocol: 'tcp' } }],
  ['APP_ENV_X', 'APP', { kind: 'environment', variable: 'X' }],
])('%s', (word, prefix, meaning) => {
  expect(readName(word, names)).toMatchObject({ variable: word, prefix, meaning });
});

test.each([
  'DB',
  'DB_',
  'DB_PORTS',
  'XDB_PORT',
  'db_PORT',
  'DB_2_PORT',
  'DB_PORT_80',
  'DB_PORT_80_TCP_X',
  '_PORT',
  '',
])('not %s', word => expect(readName(word, names)).toBeNull());

test('prefixes with characters that no identifier has', () => {
  const prefixes = ['API.EXAMPLE.COM', 'B$C'];
  const text =
    "os.environ['API.EXAMPLE.COM_PORT_80_TCP_ADDR'] + os.environ['XAPI.EXAMPLE.COM_PORT'] + getenv('B$C_PORT')";
  const uses = findUses({ path: 'a.py', text }, prefixes);
  expect(uses.map(({ start, end }) => text.slice(start, end))).toEqual([
    'API.EXAMPLE.COM_PORT_80_TCP_ADDR',
    'B$C_PORT',
  ]);
});

test('what is glued to a name is not of the name', () => {
  const text = 'puts "\\nDB_PORT_80_TCP_ADDR"';
  const [use] = exactIn('a.rb', text);
  expect(text.slice(use!.start, use!.end)).toBe('DB_PORT_80_TCP_ADDR');
});

test('names beside other scripts', () => {
  const text = "// größe 数\nconst straße = '😀' + process.env.DB_PORT_80_TCP_ADDR;";
  const [use] = exactIn('a.js', text);
  expect(text.slice(use!.start, use!.end)).toBe('DB_PORT_80_TCP_ADDR');
});
