import { extraHostsOf } from '../../../src/core/lint/rule.js';
import { lintServices } from '../../support/lint-services.js';

describe('extraHostsOf', () => {
  test('reads both forms, each host where it counts', () => {
    const files = {
      'docker-compose.yml':
        'services:\n  web:\n    image: a\n    extra_hosts:\n      - "db:192.0.2.7"\n      - v6=::1\n      - Other:${X}\n      - nothing\n      - :1\n',
      'override.yml': 'services:\n  web:\n    extra_hosts: {DB: 192.0.2.8, empty: , last: host-gateway}\n',
    };
    const hosts = extraHostsOf(lintServices(files).get('web')!);
    const covered = hosts.map(({ at }) => files[at.file as keyof typeof files].slice(at.start, at.end));
    expect(hosts.map(({ host, address }) => `${host} ${address}`)).toEqual([
      'DB 192.0.2.8',
      'v6 ::1',
      'Other ${X}',
      'empty ',
      'last host-gateway',
    ]);
    expect(covered).toEqual(['DB', 'v6', 'Other', 'empty', 'last']);
  });

  test('is empty without any', () => {
    expect(extraHostsOf(lintServices('web:\n  image: a\n').get('web')!)).toEqual([]);
  });
});
