import { migrateScript } from '../../../src/core/migrate-script.js';
import type { ProjectReport } from '../../../src/core/report.js';
import { composeNetworks, sharedNames, startedByOthers } from '../../../src/core/scripts/run-wide.js';

const migrated = (path: string, ...lines: string[]) =>
  migrateScript({ path, text: `${lines.join('\n')}\n` }, { network: 'app', linkEnv: 'used' });

const DB = 'docker run -d --name db postgres';
const WEB = 'docker run -d --name web --link db:sql web';

describe('the network of a Compose project', () => {
  const project = (name: string, status: ProjectReport['status'], networks: Record<string, string[]>) => {
    const report = migrated('none.sh');
    const planned = Object.entries(networks).map(([network, services]) => ({
      name: network,
      members: services.map(service => ({ service, aliases: [] })),
    }));
    return { name, report: { ...report, status, plan: { ...report.plan, networks: planned } } };
  };
  const networkOf = composeNetworks([
    project('shop', 'migrated', { app: ['web', 'db'], 'app-2': ['mail'] }),
    project('blog', 'blocked', {}),
  ]);

  test.each([
    ['of a service that moved', 'shop', 'mail', 'shop_app-2'],
    ['of one that no link joins', 'shop', 'cron', null],
    ['of a project that could not move', 'blog', 'web', ''],
    ['of one that is not part of the run', 'wiki', 'web', null],
  ])('%s', (_, name, service, expected) => {
    expect(networkOf(name, service)).toBe(expected);
  });
});

test('a container that another script starts is found there, once that one has moved', () => {
  const start = migrated('start.sh', DB, WEB);
  const other = migrated('other.sh', 'docker run --link db job');
  expect(startedByOthers([start, other], other)('db')).toEqual({ file: 'start.sh', network: 'app' });
  expect(startedByOthers([start, other], other)('mail')).toBeNull();
  expect(startedByOthers([start, other], start)('db')).toBeNull();
});

describe('names on networks of one name', () => {
  const first = migrated('a.sh', DB, WEB);

  test('that lead to different containers in two scripts are told', () => {
    const second = migrated('b.sh', 'docker run -d --name pg postgres', 'docker run --link pg:sql job');
    expect(sharedNames([first, second])).toEqual(
      new Map([
        [
          second,
          [
            {
              ruleId: 'run-link',
              file: 'b.sh',
              line: 1,
              column: 1,
              message:
                '"sql" leads to "pg" on the network "app", and in "a.sh" to "db": where both run on one host, migrate one of them with --network and another name',
            },
          ],
        ],
      ]),
    );
  });

  test('are fine where they lead to one container, and in documents', () => {
    const same = migrated('b.sh', DB, 'docker run --link db:sql job');
    const document = migrated('b.md', 'docker run -d --name pg postgres', 'docker run --link pg:sql job');
    expect([same.status, document.status]).toEqual(['migrated', 'migrated']);
    expect(sharedNames([first, same, document])).toEqual(new Map());
  });
});
