import { plan } from '../../support/plan-checked.js';

test.each<[string, string, string[]]>([
  ['the name is there already', 'web on front\ndb on front\nweb > db as db', []],
  ['the alias is there already', 'web on front\ndb on front(sql)\nweb > db as sql', []],
  [
    'the alias is there in another spelling',
    'web on front\ndb on front(sql)\nweb > db as SQL\nweb > db as Sql\nweb > db as DB',
    ['front += db(SQL,DB)'],
  ],
  ['an alias is added', 'web on front\ndb on front\nweb > db as sql', ['front += db(sql)']],
  [
    'where most clients are',
    'web on one two\nworker on two\ndb on one two\nweb > db as sql\nworker > db as sql',
    ['two += db(sql)'],
  ],
  [
    'on two networks where one is not enough',
    'web on one\nworker on two\ndb on one two\nweb > db as sql\nworker > db as sql',
    ['one += db(sql)', 'two += db(sql)'],
  ],
  [
    'private networks beside it for one alias with two meanings',
    'web on default\nworker on default\na on default\nb on default\nweb > a as x\nworker > b as x',
    ['app = web a(x)', 'app-b = worker b(x)'],
  ],
  [
    'a network of two where others disagree',
    'web on one two\nworker on one\na on one two\nb on one\nweb > a as x\nworker > b as x',
    ['two += a(x)', 'app = worker b(x)'],
  ],
  [
    'from the default bridge to a network',
    'db on front\nother on front\nweb > db as sql',
    ['app = db(sql) web'],
  ],
])('networks that are there: %s', (_, text, expected) => {
  expect(plan(text, { taken: ['front', 'one', 'two', 'default'] })).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    'an alias stays off a network where a member finds another by it',
    'web on one two\ndb on one two\nz on one back\nold on back(sql)\nweb > db as sql',
    ['two += db(sql)'],
  ],
  [
    'and makes a new network where there is no other',
    'web on one\ndb on one\nz on one back\nold on back(sql)\nweb > db as sql',
    ['app = web db(sql)'],
  ],
  [
    'what answers to it already on that network is no news',
    'web on one\ndb on one\nz on one back\nother owns DB on back\nweb > db as DB',
    ['one += db(DB)'],
  ],
  [
    'a new network does without a member who finds another by one of its aliases',
    'old on back(sql)\nz on back\nweb > db as sql\nz > web',
    ['app = web db(sql)', 'app-web = z web'],
  ],
  [
    'or by the name of a member',
    'old on back(box)\nz on back\ndb owns box\nweb > db\nz > web',
    ['app = db web', 'app-web = z web'],
  ],
  [
    'a new network with two owners of a name that a link forces together',
    'old on back(box)\nz on back\ndb owns box\nz > db as sql',
    ['app = z db(sql)'],
  ],
  [
    'where a link forces them together another spelling makes it no worse',
    'web heirs heir\nheir on back\nold on back(db)\nweb > db as DB',
    ['app = web heir db(DB)'],
  ],
])('names that networks give: %s', (_, text, expected) => {
  expect(plan(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    'do not join what is there already',
    'web on front heirs web2\nweb2\ndb on front\nweb > db as x\nweb2 > other as web',
    ['front += db(x)', 'app = web2 other(web)'],
  ],
  [
    'join a new network beside it, and have names of their own',
    'web on front heirs web2\nweb2 owns sql\ndb on front\nz on front back\nold on back(sql)\nweb > db as sql\nweb2 > db as sql',
    ['app = web2 db', 'link web > db as sql', 'link web2 > db as sql'],
  ],
  [
    'and needs of their own',
    'web on front heirs web2\nweb2\ndb on front\nz on front back\nold on back(sql)\nweb > db as sql\nweb2 > db as sql\nweb2 > other as web',
    ['app = web web2 db(sql) other', 'link web2 > other as web'],
  ],
])('heirs %s', (_, text, expected) => {
  expect(plan(text)).toEqual(expected);
});

test('heirs join what their base joins, and are asked as well', () => {
  expect(plan('web heirs web2\nweb2\nweb > a as x\nweb2 > b as x')).toEqual([
    'app = web web2 a(x) b',
    'link web2 > b as x',
  ]);
  expect(plan('db heirs db2\ndb2\nweb > db as db\nworker > a as db2')).toEqual([
    'app = db db2 web',
    'app-a = worker a(db2)',
  ]);
});
