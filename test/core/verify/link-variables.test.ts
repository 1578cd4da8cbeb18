import { verifyProjects } from '../../../src/core/verify-projects.js';
import { projectOf } from '../../support/project.js';

const BEFORE = `web: {image: w, env_file: web.env, links: ["db:database", "dns:dns"]}
db: {image: postgres, environment: {A: "x \${Y}", PASSWORD: hunter2}}
dns: {image: private, expose: ["53/udp", "443"]}
`;

/** What a person could have made of it, with these variables. */
function byHand(environment: string): string {
  return `services:
  web: {image: w, env_file: web.env, depends_on: [db, dns], networks: [app], environment: ${environment}}
  db: {image: postgres, environment: {A: "x \${Y}", PASSWORD: hunter2}, networks: {app: {aliases: [database]}}}
  dns: {image: private, expose: ["53/udp", "443"], networks: [app]}
networks: {app: }
`;
}

function compared(environment: string) {
  const sources = [
    { path: 'web.env', text: 'DB_1_NAME=own\n', services: ['web'], role: 'env-file' as const },
  ];
  const before = { ...projectOf(BEFORE), sources };
  const after = { ...projectOf(byHand(environment)), variables: { PASS: 'hunter2' } };
  const { differences, proof, equivalent } = verifyProjects(before, after);
  expect(equivalent).toBe(differences.length === 0);
  return {
    said: differences.map(({ message }) => message),
    carried: proof.variables.carried.map(({ variable }) => variable),
  };
}

describe('a variable that is set by hand', () => {
  test.each<[string, string]>([
    ['as migrate would', 'DATABASE_PORT_5432_TCP: "tcp://database:5432"'],
    ['with another name of the target', 'DATABASE_PORT_5432_TCP_ADDR: db'],
    ['with the name in capitals', 'DB_1_PORT_5432_TCP_ADDR: DATABASE'],
    ['a number', 'DB_1_PORT_5432_TCP_PORT: 5432'],
    ['as older engines had it', 'DNS_PORT: "udp://dns:53"'],
    ['as newer engines have it', 'DNS_PORT: "tcp://dns:443"'],
    ['the name of the link', 'DATABASE_NAME: /shop_web_1/database'],
    ['a value with a variable', 'DB_1_ENV_A: "x ${Y}"'],
    ['a secret', 'DATABASE_ENV_PASSWORD: hunter2'],
    ['a secret from a file', 'DATABASE_ENV_PASSWORD: "${PASS}"'],
    ['what nobody knows here', 'DATABASE_ENV_LANG: C'],
  ])('is what the link gave: %s', (_, entry) => {
    expect(compared(`{${entry}}`)).toEqual({ said: [], carried: [/^\w+/.exec(entry)![0]] });
  });

  test.each<[string, string, string]>([
    ['another port', 'DATABASE_PORT', 'tcp://database:5433'],
    ['another protocol', 'DATABASE_PORT', 'udp://database:5432'],
    ['another service', 'DATABASE_PORT_5432_TCP_ADDR', 'dns'],
    ['nobody', 'DATABASE_PORT_5432_TCP_ADDR', 'postgres.example.com'],
    ['an address', 'DATABASE_PORT_5432_TCP_ADDR', '172.17.0.2'],
    ['another number', 'DATABASE_PORT_5432_TCP_PORT', '5433'],
    ['another text', 'DATABASE_ENV_A', 'x y'],
    ['a variable that nothing sets', 'DATABASE_PORT_5432_TCP_PORT', '${PORT}'],
    ['another link', 'DATABASE_NAME', '/web/db'],
  ])('is not what the link gave: %s', (_, name, value) => {
    expect(compared(`{${name}: "${value}"}`)).toEqual({
      said: [`"${name}" of "web" is set to "${value}", which is not what its link gave`],
      carried: [],
    });
  });

  test('that no link gave is a difference as ever', () => {
    expect(compared('{DEBUG: "1", DATABASE_PORT_5432_TCP_ADDR: db}')).toEqual({
      said: ['"environment" of "web" was not set and is {"DEBUG":"1"}'],
      carried: ['DATABASE_PORT_5432_TCP_ADDR'],
    });
  });

  test('that the service had from a file already is another one now', () => {
    expect(compared('{DB_1_NAME: /shop_web_1/db_1}').said).toEqual([
      '"environment" of "web" was not set and is {"DB_1_NAME":"/shop_web_1/db_1"}',
    ]);
  });

  test('as a list, or beside others, is the same', () => {
    const before = 'web: {image: w, environment: [A=b], links: [db]}\ndb: {image: postgres}\n';
    const after =
      'services:\n  web: {image: w, environment: {A: b, DB_PORT: "tcp://db:5432"}, depends_on: [db]}\n  db: {image: postgres}\n';
    expect(verifyProjects(projectOf(before), projectOf(after)).differences).toEqual([]);
    const gone = after.replace('A: b, ', '');
    expect(verifyProjects(projectOf(before), projectOf(gone)).differences.map(one => one.message)).toEqual([
      '"environment" of "web" was {"A":"b"} and is {}',
    ]);
  });
});
