import { verifyProjects } from '../../../src/core/verify-projects.js';
import { projectOf } from '../../support/project.js';

function said(before: string | Record<string, string>, after: string | Record<string, string>): string[] {
  return verifyProjects(projectOf(before), projectOf(after)).differences.map(({ message }) => message);
}

const service = (body: string) => `services:\n  a:\n    image: i\n${body.replace(/^(?=.)/gm, '    ')}\n`;
const v1 = (body: string) => `a:\n  image: i\n${body.replace(/^(?=.)/gm, '  ')}\n`;

describe('below services: equal', () => {
  test.each<[string, string, string]>([
    ['quotes', 'command: run', "command: 'run'"],
    ['block style', 'command: run', 'command: |-\n  run'],
    [
      'variables as a list and as a mapping',
      'environment: [A=1, "B=x=y", C]',
      'environment: {A: 1, B: "x=y", C: }',
    ],
    ['the order of keys', 'tty: true\ncommand: x', 'command: x\ntty: true'],
    ['the order of variables', 'environment: {A: 1, B: 2}', 'environment: {B: 2, A: 1}'],
    ['labels as a list', 'labels: ["a=b"]', 'labels: {a: b}'],
    ['hosts as a list', 'extra_hosts: ["a:1.2.3.4", "b=::1"]', 'extra_hosts: {a: 1.2.3.4, b: "::1"}'],
    ['a build in the long form', 'build: .', 'build: {context: .}'],
    ['arguments of a build', 'build: {context: ., args: [A=1]}', 'build: {context: ., args: {A: 1}}'],
    ['numbers in another spelling', 'mem_limit: 0x10', 'mem_limit: 16'],
    ['booleans in another spelling', 'tty: True', 'tty: true'],
    ['flow and block', 'ports: ["80:80", "81:81"]', 'ports:\n- 80:80\n- "81:81"'],
    ['an anchor', 'x: &x {a: b}\ny: *x', 'x: {a: b}\ny: {a: b}'],
    ['a merge', 'x: &x {a: b}\ny: {<<: *x, c: d}', 'x: {a: b}\ny: {c: d, a: b}'],
    ['links and networks are compared as names', 'links: []', 'networks: [default]'],
  ])('%s', (_, before, after) => {
    expect(said(service(before), service(after))).toEqual([]);
  });
});

describe('below services: different', () => {
  test.each<[string, string, string, string]>([
    ['a value', 'command: a', 'command: b', '"command" of "a" was "a" and is "b"'],
    ['a key less', 'command: a', '', '"command" of "a" was "a" and is not set'],
    ['a key more', '', 'command: a', '"command" of "a" was not set and is "a"'],
    [
      'a variable',
      'environment: {A: 1}',
      'environment: {A: 2}',
      '"environment" of "a" was {"A":"1"} and is {"A":"2"}',
    ],
    [
      'a variable less',
      'environment: [A=1, B=2]',
      'environment: [A=1]',
      '"environment" of "a" was {"A":"1","B":"2"} and is {"A":"1"}',
    ],
    [
      'the order of a list',
      'ports: ["1:1", "2:2"]',
      'ports: ["2:2", "1:1"]',
      '"ports" of "a" was ["1:1","2:2"] and is ["2:2","1:1"]',
    ],
    ['a list and a text', 'command: [a, b]', 'command: a b', '"command" of "a" was ["a","b"] and is "a b"'],
    ['a blank', 'command: "a "', 'command: a', '"command" of "a" was "a " and is "a"'],
    ['a line end', 'command: |\n  a', 'command: |-\n  a', '"command" of "a" was "a\\n" and is "a"'],
    ['a number and a text', 'x: 010', 'x: "010"', '"x" of "a" was "8" and is "010"'],
    [
      'deep inside',
      'deploy: {resources: {limits: {cpus: "1"}}}',
      'deploy: {resources: {limits: {cpus: "2"}}}',
      '"deploy" of "a" was {"resources":{"limits":{"cpus":"1"}}} and is {"resources":{"limits":{"cpus":"2"}}}',
    ],
  ])('%s', (_, before, after, difference) => {
    expect(said(service(before), service(after))).toEqual([difference]);
  });

  test('long values are cut', () => {
    const [message] = said(service(`command: ${'a'.repeat(500)}`), service('command: b'));
    expect(message).toBe(`"command" of "a" was "${'a'.repeat(116)}… and is "b"`);
  });
});

describe('format 1 and what it becomes', () => {
  const NAMED = (declared: string) => `${service('volumes: ["data:/data"]')}volumes: {data: ${declared}}\n`;
  test.each<[string, string, string, string[]]>([
    ['the same', v1('tty: true'), service('tty: true'), []],
    ['dockerfile', v1('build: .\ndockerfile: D'), service('build: {context: ., dockerfile: D}'), []],
    [
      'dockerfile lost',
      v1('build: .\ndockerfile: D'),
      service('build: .'),
      ['"build" of "a" was {"context":".","dockerfile":"D"} and is {"context":"."}'],
    ],
    ['logging', v1('log_driver: x\nlog_opt: {a: b}'), service('logging: {driver: x, options: {a: b}}'), []],
    ['a driver without options', v1('log_driver: x'), service('logging: {driver: x}'), []],
    [
      'options lost',
      v1('log_driver: x\nlog_opt: {a: b}'),
      service('logging: {driver: x}'),
      ['"logging" of "a" was {"driver":"x","options":{"a":"b"}} and is {"driver":"x"}'],
    ],
    ['a named volume keeps its name', v1('volumes: ["data:/data"]'), NAMED('{name: data}'), []],
    ['an external volume', v1('volumes: ["data:/data"]'), NAMED('{external: true}'), []],
    ['an external volume of that name', v1('volumes: ["data:/data"]'), NAMED('{external: {name: data}}'), []],
    [
      'a volume that is renamed',
      v1('volumes: ["data:/data"]'),
      NAMED(''),
      ['"volumes" of "a" was ["volume data:/data"] and is ["volume shop_data:/data"]'],
    ],
    [
      'a volume under another name',
      v1('volumes: ["data:/data"]'),
      NAMED('{name: other}'),
      ['"volumes" of "a" was ["volume data:/data"] and is ["volume other:/data"]'],
    ],
    ['a driver', v1('volume_driver: d\nvolumes: ["data:/data"]'), NAMED('{name: data, driver: d}'), []],
    [
      'a driver lost',
      v1('volume_driver: d\nvolumes: ["data:/data"]'),
      NAMED('{name: data}'),
      ['"volumes" of "a" was ["volume data (driver d):/data"] and is ["volume data:/data"]'],
    ],
    ['a folder that Fig knew', v1('volumes: ["data/x:/x"]'), service('volumes: ["./data/x:/x"]'), []],
    [
      'a path',
      v1('volumes: ["./x:/x"]'),
      service('volumes: ["./x:/x:ro"]'),
      ['"volumes" of "a" was ["./x:/x"] and is ["./x:/x:ro"]'],
    ],
    ['ports in base 60', v1('ports: [22:22]'), service('ports: ["22:22"]'), []],
    [
      'ports in base 60, as PyYAML read them',
      v1('ports: [22:22]'),
      service('ports: ["1342"]'),
      ['"ports" of "a" was ["22:22"] and is ["1342"]'],
    ],
    ['no, and "no"', v1('restart: no'), service('restart: "no"'), []],
    [
      'no, and false',
      v1('restart: no'),
      service('restart: "false"'),
      ['"restart" of "a" was "no" and is "false"'],
    ],
    [
      'a container in volumes_from',
      v1('volumes_from: [other]'),
      service('volumes_from: ["container:other"]'),
      [],
    ],
    [
      'another container',
      v1('volumes_from: [other]'),
      service('volumes_from: ["container:x"]'),
      ['"volumes_from" of "a" was ["container:other"] and is ["container:x"]'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(said(before, after)).toEqual(expected);
  });
});

describe('several files', () => {
  const files = (one: string, two: string) => ({ 'a.yml': service(one), 'b.yml': service(two) });
  test.each<[string, [string, string], [string, string], string[]]>([
    ['a value that is overridden may go', ['command: a', 'command: b'], ['', 'command: b'], []],
    [
      'and may not where it is not',
      ['command: a', ''],
      ['', ''],
      ['"command" of "a" was "a" and is not set'],
    ],
    [
      'variables by name',
      ['environment: {A: 1, B: 1}', 'environment: [B=2]'],
      ['environment: [A=1, B=2]', ''],
      [],
    ],
    ['lists are appended', ['ports: ["1:1"]', 'ports: ["2:2"]'], ['ports: ["1:1", "2:2"]', ''], []],
    ['commands are replaced', ['command: [a]', 'command: [b]'], ['command: [b]', ''], []],
    ['a list where a text was', ['command: a', 'command: [b]'], ['', 'command: [b]'], []],
  ])('%s', (_, before, after, expected) => {
    expect(said(files(...before), files(...after))).toEqual(expected);
  });
});
