import fc from 'fast-check';
import { distinctPorts, type Port, parsePorts, portKey } from '../../../src/core/variables/port.js';
import { orderPorts, portRuns } from '../../../src/core/variables/port-order.js';
import { targetPorts } from '../../../src/core/variables/ports.js';
import { serviceImage } from '../../../src/core/variables/service-image.js';
import { stackOf } from '../../support/project.js';

/** `80` is tcp. */
function portsOf(words: string): Port[] {
  return words.split(' ').flatMap(word => (word === '' ? [] : parsePorts(word)!));
}

function wordsOf(ports: readonly Port[]): string {
  return ports.map(portKey).join(' ').replaceAll('/tcp', '');
}

describe('one entry', () => {
  test.each([
    ['80', '80'],
    ['80/tcp', '80'],
    ['53/udp', '53/udp'],
    ['53/UDP', '53/udp'],
    ['7/sctp', '7/sctp'],
    ['8080:80', '80'],
    ['127.0.0.1:8080:80', '80'],
    ['127.0.0.1::80', '80'],
    ['[::1]:8080:80/udp', '80/udp'],
    ['8000-8002', '8000 8001 8002'],
    ['9000-9001:8000-8001/udp', '8000/udp 8001/udp'],
    [' 80 ', '80'],
    ['65535', '65535'],
    ['1-1', '1'],
  ])('%s', (text, expected) => {
    expect(wordsOf(parsePorts(text)!)).toBe(expected);
  });

  test.each(['', 'http', '80/', '80/icmp', '65536', '99999', '90-80', '80-', '$PORT', '80,81', '8 0', '-1'])(
    'none in "%s"',
    text => {
      expect(parsePorts(text)).toBeNull();
    },
  );
});

describe('the order and the ranges of engines', () => {
  interface Case {
    readonly ports: string;
    /** Up to 27: the order, then ranges as `7000-7003`, with the protocols of their ends. */
    readonly before: string;
    readonly after: string;
    readonly ranges?: string;
    readonly rangesAfter?: string;
  }

  const ranges = (ports: readonly Port[], engine: 'before28' | 'from28') =>
    portRuns(ports, engine)
      .map(({ first, last }) => wordsOf([first, last]).replace(' ', '-'))
      .join(' ');

  test.each<Case>([
    { ports: '', before: '', after: '' },
    { ports: '8080 53/udp 443', before: '53/udp 443 8080', after: '443 8080 53/udp' },
    { ports: '53/udp 53', before: '53 53/udp', after: '53 53/udp' },
    // Three times the same number is a range to old engines.
    { ports: '7/sctp 7/udp 7', before: '7 7/sctp 7/udp', after: '7 7/sctp 7/udp', ranges: '7-7/udp' },
    { ports: '80 81', before: '80 81', after: '80 81', rangesAfter: '80-81' },
    { ports: '82 80 81', before: '80 81 82', after: '80 81 82', ranges: '80-82', rangesAfter: '80-82' },
    {
      ports: '7000-7003 7005 7006 53 53/udp',
      before: '53 53/udp 7000 7001 7002 7003 7005 7006',
      after: '53 7000 7001 7002 7003 7005 7006 53/udp',
      ranges: '7000-7003',
      rangesAfter: '7000-7003 7005-7006',
    },
    // The protocol does not matter to old engines.
    { ports: '90 91/udp 92', before: '90 91/udp 92', after: '90 92 91/udp', ranges: '90-92' },
    {
      ports: '90 91 92/udp',
      before: '90 91 92/udp',
      after: '90 91 92/udp',
      ranges: '90-92/udp',
      rangesAfter: '90-91',
    },
    // A number on two protocols counts twice, and makes up for a gap.
    { ports: '53 53/udp 55', before: '53 53/udp 55', after: '53 55 53/udp', ranges: '53-55' },
    { ports: '53 53/udp 56', before: '53 53/udp 56', after: '53 56 53/udp' },
    {
      ports: '1-3 5-7',
      before: '1 2 3 5 6 7',
      after: '1 2 3 5 6 7',
      ranges: '1-3 5-7',
      rangesAfter: '1-3 5-7',
    },
    {
      ports: '1-2/udp 3',
      before: '1/udp 2/udp 3',
      after: '3 1/udp 2/udp',
      ranges: '1/udp-3',
      rangesAfter: '1/udp-2/udp',
    },
  ])('$ports', ({ ports, before, after, ranges: old = '', rangesAfter = '' }) => {
    const given = portsOf(ports);
    expect(wordsOf(orderPorts(given, 'before28'))).toBe(before);
    expect(wordsOf(orderPorts(given, 'from28'))).toBe(after);
    expect(ranges(given, 'before28')).toBe(old);
    expect(ranges(given, 'from28')).toBe(rangesAfter);
  });

  const port = fc.record({
    port: fc.integer({ min: 1, max: 40 }),
    protocol: fc.constantFrom('tcp', 'tcp', 'udp', 'sctp'),
  });
  const several = fc.array(port, { maxLength: 30 }).map(distinctPorts);

  test('no order loses a port, and neither depends on where a port is written', () => {
    fc.assert(
      fc.property(several, fc.constantFrom('before28', 'from28'), (ports, engine) => {
        const ordered = orderPorts(ports, engine);
        expect(ordered.map(portKey).sort()).toEqual(ports.map(portKey).sort());
        expect(orderPorts(ports.toReversed(), engine)).toEqual(ordered);
        expect(portRuns(ports.toReversed(), engine)).toEqual(portRuns(ports, engine));
      }),
    );
  });

  test('the first port is the lowest, of tcp on newer engines', () => {
    fc.assert(
      fc.property(several, ports => {
        fc.pre(ports.length > 0);
        const lowest = Math.min(...ports.map(one => one.port));
        const tcp = ports.filter(one => one.protocol === 'tcp').map(one => one.port);
        expect(orderPorts(ports, 'before28')[0]!.port).toBe(lowest);
        if (tcp.length > 0) {
          expect(orderPorts(ports, 'from28')[0]).toEqual({ port: Math.min(...tcp), protocol: 'tcp' });
        }
      }),
    );
  });

  test('ranges of newer engines are full, longest, and of one protocol', () => {
    fc.assert(
      fc.property(several, ports => {
        const keys = new Set(ports.map(portKey));
        const inRanges = new Set<string>();
        for (const { first, last } of portRuns(ports, 'from28')) {
          const { protocol } = first;
          expect(last.protocol).toBe(protocol);
          expect(last.port).toBeGreaterThan(first.port);
          for (let n = first.port; n <= last.port; n++) {
            expect(keys.has(`${n}/${protocol}`)).toBe(true);
            inRanges.add(`${n}/${protocol}`);
          }
          expect(keys.has(`${first.port - 1}/${protocol}`) || keys.has(`${last.port + 1}/${protocol}`)).toBe(
            false,
          );
        }
        for (const { port: number, protocol } of ports) {
          const hasNeighbour = keys.has(`${number - 1}/${protocol}`) || keys.has(`${number + 1}/${protocol}`);
          expect(inRanges.has(`${number}/${protocol}`)).toBe(hasNeighbour);
        }
      }),
    );
  });
});

describe('the ports of a service', () => {
  interface Case {
    readonly name: string;
    readonly text: string;
    readonly expected: string;
    readonly incomplete?: true;
    readonly override?: string;
  }

  const knowledge = {
    variables: { PORT: '7000', PROTO: 'udp' },
    image: (reference: string) =>
      reference === 'known' ? { ports: portsOf('5432'), environment: [], readsLinkVariables: [] } : null,
    text: (path: string) => (path === 'app/Dockerfile' ? 'FROM known\nEXPOSE 3000-3001' : null),
  };

  test.each<Case>([
    { name: 'of a known image', text: 'a: {image: known}', expected: '5432' },
    {
      name: 'of an image nobody knows',
      text: 'a: {image: own, expose: ["80"]}',
      expected: '80',
      incomplete: true,
    },
    { name: 'of a Dockerfile and its base', text: 'a: {build: app}', expected: '3000 3001 5432' },
    { name: 'of a Dockerfile that is not there', text: 'a: {build: other}', expected: '', incomplete: true },
    { name: 'of a service without an image', text: 'a: {expose: [80]}', expected: '80', incomplete: true },
    {
      name: 'united with expose and ports, each once',
      text: 'a: {image: known, expose: ["3000", 80], ports: ["18097:4000", "2000", "80:80", "5432:5432"]}',
      expected: '80 2000 3000 4000 5432',
    },
    {
      name: 'in ranges and protocols',
      text: 'a: {image: known, expose: ["10-11/udp"], ports: ["127.0.0.1:5000-5001:20-21", "53:53/udp"]}',
      expected: '10/udp 11/udp 20 21 53/udp 5432',
    },
    {
      name: 'with a variable on the host side',
      text: 'a: {image: known, ports: ["${WEB}:80", "${WEB:-8080}:81", "${A}:${B}:82/udp"]}',
      expected: '80 81 82/udp 5432',
    },
    {
      name: 'with a variable that is known',
      text: 'a: {image: known, ports: ["80:$PORT", "81:${OTHER:-7001}/${PROTO}"]}',
      expected: '5432 7000 7001/udp',
    },
    {
      name: 'with a variable that is not',
      text: 'a: {image: known, ports: ["80:${OTHER}", "81:81"]}',
      expected: '81 5432',
      incomplete: true,
    },
    {
      name: 'with something that is no port',
      text: 'a: {image: known, expose: [http]}',
      expected: '5432',
      incomplete: true,
    },
    {
      name: 'in the long form',
      text: 'services: {a: {image: known, ports: [{target: 80, published: 8080}, {target: 53, protocol: udp}, {target: "9000-9001"}]}}',
      expected: '53/udp 80 5432 9000 9001',
    },
    {
      name: 'in the long form without a target',
      text: 'services: {a: {image: known, ports: [{published: 8080}, {target: 1, protocol: "${X}"}]}}',
      expected: '5432',
      incomplete: true,
    },
    {
      name: 'of several files',
      text: 'a: {image: known, ports: ["1:1"]}',
      override: 'a: {ports: ["2:2"], expose: ["3"]}',
      expected: '1 2 3 5432',
    },
    {
      name: 'where a later file replaces a build by an image',
      text: 'a: {build: app}',
      override: 'a: {image: known}',
      expected: '5432',
    },
    {
      name: 'where a later file replaces an image by a build',
      text: 'a: {image: own}',
      override: 'a: {build: ./app}',
      expected: '3000 3001 5432',
    },
    {
      name: 'where an image has a variable',
      text: 'a: {image: "${IMAGE}"}',
      expected: '',
      incomplete: true,
    },
  ])('$name', ({ text, override, expected, incomplete }) => {
    const stack = stackOf({ 'c.yml': text, ...(override ? { 'o.yml': override } : {}) });
    const service = stack.services.get('a')!;
    const ports = targetPorts(service, serviceImage(service, stack, knowledge), knowledge.variables);
    expect(wordsOf(ports.ordered.before28)).toBe(expected);
    expect(ports.complete).toBe(!incomplete);
  });
});
