import { planNetworks } from '../../../src/core/plan/networks.js';
import { plan } from '../../support/plan-checked.js';
import { problems } from '../../support/plan-checker.js';
import { graph, lines, options } from '../../support/plan-notation.js';

test.each<[string, string, string[]]>([
  ['nothing to do', 'web', []],
  ['a service by its name', 'web > db as db', ['app = web db']],
  ['an alias', 'web > db as database', ['app = web db(database)']],
  ['only a common network', 'web > db', ['app = web db']],
  ['services without links stay out', 'alone\nweb > db as db', ['app = web db']],
  ['file order of members', 'db\nweb > db as db', ['app = db web']],
  [
    'all on one network',
    'web > db as sql\nworker > db as database\nworker > web as site',
    ['app = web(site) db(sql,database) worker'],
  ],
  ['one alias in two spellings', 'web > db as Sql\nworker > db as sql', ['app = web db(Sql) worker']],
  ['the same twice', 'web > db as x\nweb > db as x', ['app = web db(x)']],
  ['a container name', 'db owns the-db\nweb > db as the-db', ['app = db web']],
  ['its name in another spelling', 'web > db as DB', ['app = web db(DB)']],
  ['its name in two spellings', 'web > db as db\nworker > db as DB', ['app = web db(DB) worker']],
  ['and in three', 'web > db as DB\nworker > db as Db\nweb > db as db', ['app = web db(DB) worker']],
])('one network: %s', (_, text, expected) => {
  expect(plan(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['one alias, two targets', 'web > a as x\nworker > b as x', ['app = web a(x)', 'app-b = worker b(x)']],
  [
    'a service in both halves',
    'web > a as x\nworker > b as x\nweb > db as db\nworker > db as db',
    ['app = web a(x) db', 'app-b = worker b(x) db'],
  ],
  [
    'the larger half has the plain name',
    'web > a as x\nworker > b as x\nworker > db as db',
    ['app = worker b(x) db', 'app-a = web a(x)'],
  ],
  [
    'an alias that is the name of another service',
    'web > a as b\nworker > b as b',
    ['app = web a(b)', 'app-b = worker b'],
  ],
  [
    'a hostname that another client uses for somebody else',
    'old hostname db\nweb > db as db\nworker > old',
    ['app = web db', 'app-old = old worker'],
  ],
  [
    'odd characters and equal names',
    'a > s@1 as x\nb > s@2 as x\nc > s@3 as x\nd > s#3 as x',
    ['app = a s@1(x)', 'app-s-2 = b s@2(x)', 'app-s-3 = c s@3(x)', 'app-s-3-2 = d s#3(x)'],
  ],
])('several networks: %s', (_, text, expected) => {
  expect(plan(text)).toEqual(expected);
});

test.each<[string, string, string[], string]>([
  [
    'the name of the client itself',
    'web > db as web',
    ['app = web db', 'link web > db as web'],
    '"web" is itself on every network it joins under the name "web"',
  ],
  [
    'the name of another target',
    'web > a as b\nweb > b as x',
    ['app = web a b(x)', 'link web > a as b'],
    '"web" must share a network with "b", which answers to "b" on every network it joins',
  ],
  [
    'a chain of one alias',
    'a > b as backend\nb > c as backend\nc > d as backend',
    ['app = b c d(backend)', 'app-b = a b(backend)', 'link b > c as backend'],
    '"b" has to answer to "backend" itself, for "a"',
  ],
  [
    'two spellings with two meanings',
    'web > a as DB\nweb > b as db2\nweb > b as db',
    ['app = web a(DB) b(db2)', 'link web > b as db'],
    '"web" looks for both "b" and "a" under the name "db", and a network does not tell upper from lower case',
  ],
  [
    'a target whose aliases are inherited',
    'db heirs db2\ndb2\nweb > db as sql',
    ['app = db db2 web', 'link web > db as sql'],
    '"db2" extends "db", so it would inherit the alias and answer to "sql" as well',
  ],
  [
    'a target whose aliases are inherited, by its name in another spelling',
    'db heirs db2\ndb2\nweb > db as DB',
    ['app = db db2 web', 'link web > db as DB'],
    '"db2" extends "db", so it would inherit the alias and answer to "DB" as well',
  ],
  [
    'a name that may be public',
    'web > proxy as api.example.com',
    ['app = web proxy', 'link web > proxy as api.example.com'],
    '"api.example.com" may be a public name, and with an alias "proxy" itself would no longer reach the outside host',
  ],
  [
    'the name is taken on a network that is there',
    'web on front\nold on front(sql)\ndb on front\nweb > db as sql',
    ['link web > db as sql'],
    '"old" answers to "sql" on the network "front", which "web" is on already',
  ],
  [
    'the target finds another by that name on a network that is there',
    'Api on app app-Api\ncache on app\nmy_db on app-Api\nmy_db > Api as cache',
    ['link my_db > Api as cache'],
    '"cache" leads "Api" to "cache" on the network "app" already, and an alias could lead it to "Api" instead',
  ],
  [
    'an heir finds another by that name, in another spelling',
    'web on front heirs heir\nheir on back\nold on back(SQL)\ndb on front\nz on front back\nweb > db as sql',
    ['link web > db as sql'],
    '"sql" leads "heir" to "old" on the network "back" already, and an alias could lead it to "db" instead',
  ],
  [
    'on a new network somebody would be found by a name that leads elsewhere',
    'web on front back\nold on back(box)\nz on front side\nother on side(sql)\ndb owns box on front\nweb > db as sql',
    ['link web > db as sql'],
    '"box" leads "web" to "old" on the network "back" already, and "db" answers to it on every network it joins',
  ],
])('a link is kept: %s', (_, text, expected, because) => {
  const input = graph(text);
  const result = planNetworks(input, options());
  expect(lines(result)).toEqual(expected);
  expect(result.keptLinks.map(link => link.because)).toEqual([because]);
  expect(problems(input, options(), result)).toEqual([]);
});

test('a long chain of one alias keeps every second link', () => {
  const names = Array.from({ length: 2001 }, (_, i) => `s${i}`);
  const text = names.slice(1).map((name, i) => `s${i} > ${name} as backend`);
  const { keptLinks } = planNetworks(graph(text.join('\n')), options());
  // Of the others there are more than a host has room for.
  const necessary = keptLinks.filter(({ because }) => because.includes('has to answer to "backend" itself'));
  expect(necessary).toHaveLength(1000);
  expect(necessary[0]).toMatchObject({ client: 's1', target: 's2' });
});

test('the own hostname is refused, and two answers to one question', () => {
  const input = graph('web owns hostname db\nweb > sql as DB\nweb > sql as x\nweb > other as x');
  const result = planNetworks(input, options());
  expect(lines(result)).toEqual([
    'app = web sql(x) other',
    'refused web > sql as DB',
    'refused web > other as x',
  ]);
  expect(result.refused[0]!.because).toContain('hostname "db"');
  expect(result.refused[1]!.because).toContain('asks for "sql" under the name "x" too');
  expect(problems(input, options(), result)).toEqual([]);
});

test('a service that is not there is refused', () => {
  const input = graph('web');
  const result = planNetworks(
    { ...input, requirements: [{ client: 'web', name: 'x', target: 'gone' }] },
    options(),
  );
  expect(lines(result)).toEqual(['refused web > gone as x']);
});

test.each<[string, string, string[]]>([
  [
    'clients of one name keep a link each',
    'web > api as api.example.com\nworker > api as API.example.com\nweb > db as db',
    ['app = web api worker db', 'link web > api as api.example.com', 'link worker > api as API.example.com'],
  ],
  ['an own name is no news', 'api owns api.example.com\nweb > api as api.example.com', ['app = api web']],
  [
    'nor is another spelling of it',
    'api hostname api.example.com\nweb > api as API.example.com\nother > web',
    ['app = api(API.example.com) web other'],
  ],
  [
    'a service whose name has a dot meets only those it has to',
    'web > api.example.com\nweb > db\nworker > db',
    ['app = web db worker', 'app-api.example.com = web api.example.com'],
  ],
  [
    'a network that is there',
    'web on front\napi on front\nweb > api as api.example.com',
    ['link web > api as api.example.com'],
  ],
  [
    'a network that is there, with the alias',
    'web on front\napi on front(api.example.com)\nother on front\nweb > api as api.example.com',
    [],
  ],
  [
    'a network that is there, with another spelling of the alias',
    'web on two front\napi on two front(api.example.com)\nother on front\nweb > api as API.example.com',
    ['front += api(API.example.com)'],
  ],
  [
    'a network that is there, with the alias for other clients',
    'web on two\napi on two front(api.example.com)\nother on front\nweb > api as api.example.com',
    ['link web > api as api.example.com'],
  ],
])('names with a dot: %s', (_, text, expected) => {
  expect(plan(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['three who know each other', 'a > b as b\nb > c as c\nc > a as a', ['app = a b c']],
  [
    'a hub and its spokes',
    'hub > a as a\nhub > b as b\nhub > c as c',
    ['app = hub a', 'app-b = hub b', 'app-c = hub c'],
  ],
  [
    'a square',
    'a > b as b\nb > c as c\nc > d as d\nd > a as a',
    ['app = a b', 'app-c = b c', 'app-d = c d', 'app-a = d a'],
  ],
])('isolated: %s', (_, text, expected) => {
  const members = (list: string[]) => list.map(line => line.split(' = ')[1]!.split(' ').sort().join(' '));
  const result = plan(text, { strategy: 'isolated' });
  expect(members(result)).toEqual(members(expected));
  expect(result.map(line => line.split(' ')[0])).toEqual(expected.map(line => line.split(' ')[0]));
});

test.each<[string, string, string[]]>([
  ['has everyone', 'alone\nweb > db as sql', ['default = alone web db(sql)']],
  ['is not made for nothing', 'alone', []],
  [
    'has them with their names',
    'sql\nweb > db as sql\nworker > db as db',
    ['default = sql db worker', 'default-db = web db(sql)'],
  ],
  [
    'counts among the fewest',
    'sql\nc3 > t3 as c2\nc1 > t1 as sql\nc2 > t2 as c1',
    ['default = sql c2 t2(c1)', 'default-t3 = c3 t3(c2) c1 t1(sql)'],
  ],
  [
    'has room for those who may meet all of them',
    'web on deep heirs a\ndb on back\napi.io on deep\na\napi.io > web\napi.io > db',
    ['default = db api.io a'],
  ],
  ['is left to them', 'sql\nweb > db as sql', ['default-db = web db(sql)']],
  ['has no say over those on other networks', 'sql on front\nweb > db as sql', ['default = web db(sql)']],
])("Compose's implicit network %s", (_, text, expected) => {
  expect(plan(text, { network: 'default' })).toEqual(expected);
});

test('names of networks that are taken', () => {
  const text = 'web > a as x\nworker > b as x';
  expect(plan(text, { taken: ['app', 'app-b'] })).toEqual(['app-2 = web a(x)', 'app-b-2 = worker b(x)']);
  expect(plan('alone\nweb > db', { network: 'default', taken: ['default'] })).toEqual(['default-2 = web db']);
});

test('a plan stops at 25 networks, and keeps links for the smallest of the others', () => {
  const graphOf = (count: number, more = '') =>
    graph(Array.from({ length: count }, (_, i) => `c${i} > t${i} as db`).join('\n') + more);
  expect(lines(planNetworks(graphOf(25), options()))).toHaveLength(25);
  const large = '\nx > t26 as db';
  const plan = planNetworks(graphOf(27, large), options());
  expect(lines(plan).slice(25)).toEqual(['link c24 > t24 as db', 'link c25 > t25 as db']);
  expect(lines(plan)[0]).toBe('app = c0 t0(db) c24 t24 c25 t25');
  expect(lines(plan)[24]).toBe('app-t26 = c26 t26(db) x');
  expect(plan.keptLinks[0]!.because).toBe(
    '"db" would take a network more, and a host has room for about 30 of them',
  );
  expect(problems(graphOf(27, large), options(), plan)).toEqual([]);
});

test('more networks are made where links would not save any', () => {
  const text = Array.from({ length: 30 }, (_, i) => `web > s${i}.example as x${i}`).join('\n');
  const { networks, keptLinks } = planNetworks(graph(text), options());
  expect(networks).toHaveLength(30);
  expect(keptLinks).toEqual([]);
});

test('many networks come with a warning', () => {
  const pairs = (count: number) =>
    graph(Array.from({ length: count }, (_, i) => `c${i} > t${i} as db`).join('\n'));
  expect(planNetworks(pairs(10), options()).warnings).toEqual([]);
  expect(planNetworks(pairs(11), options()).warnings).toEqual([
    expect.stringContaining('creates 11 networks'),
  ]);
});
