import fc from 'fast-check';
import { type DockerfileOptions, readDockerfile } from '../../../src/core/variables/dockerfile.js';
import { portKey } from '../../../src/core/variables/port.js';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly options?: DockerfileOptions;
  readonly ports?: string;
  readonly incomplete?: true;
  readonly environment?: Readonly<Record<string, string | null>>;
  /** The base image's reference; `unknown` where there is none to be found. */
  readonly base?: string;
}

const lines = (...text: string[]) => text.join('\n');

function check({ text, options, ports = '', incomplete, environment = {}, base = 'x' }: Case): void {
  const facts = readDockerfile(text, options);
  expect({
    ports: facts.ports.map(portKey).join(' '),
    complete: facts.portsComplete,
    environment: Object.fromEntries(facts.environment),
    base: facts.base.kind === 'image' ? facts.base.reference : facts.base.kind,
  }).toEqual({ ports: ports.replace(/(\d)(?= |$)/g, '$1/tcp'), complete: !incomplete, environment, base });
}

describe('EXPOSE', () => {
  test.each<Case>([
    { name: 'nothing', text: 'FROM x' },
    { name: 'several', text: lines('FROM x', 'EXPOSE 80 443/tcp 53/udp'), ports: '80 443 53/udp' },
    { name: 'again', text: lines('FROM x', 'EXPOSE 80', 'EXPOSE 80/tcp', 'EXPOSE 81'), ports: '80 81' },
    { name: 'ranges', text: lines('FROM x', 'EXPOSE 8000-8002/udp'), ports: '8000/udp 8001/udp 8002/udp' },
    { name: 'small letters, tabs, CRLF', text: 'from x\r\n\texpose\t80\r\n', ports: '80' },
    { name: 'a host port of very old files', text: lines('FROM x', 'EXPOSE 8080:80'), ports: '80' },
    { name: 'no port', text: lines('FROM x', 'EXPOSE http 80'), ports: '80', incomplete: true },
    { name: 'quotes', text: lines('FROM x', 'EXPOSE "80" \'81\''), ports: '80 81' },
    {
      name: 'ENV, with and without braces',
      text: lines('FROM x', 'ENV A=80 B=53', 'EXPOSE $A ${B}/udp'),
      ports: '80 53/udp',
      environment: { A: '80', B: '53' },
    },
    { name: 'ARG with its default', text: lines('FROM x', 'ARG PORT=3000', 'EXPOSE $PORT'), ports: '3000' },
    {
      name: 'ARG as it is given',
      text: lines('FROM x', 'ARG PORT=3000', 'EXPOSE $PORT'),
      options: { args: { PORT: '4000' } },
      ports: '4000',
    },
    {
      name: 'ARG given with an unknown value',
      text: lines('FROM x', 'ARG PORT=3000', 'EXPOSE $PORT ${PORT:-1}'),
      options: { args: { PORT: null } },
      incomplete: true,
    },
    {
      name: 'an argument without an ARG',
      text: lines('FROM x', 'EXPOSE $PORT'),
      options: { args: { PORT: '1' } },
      incomplete: true,
    },
    {
      name: 'ARG without a value',
      text: lines('FROM x', 'ARG P', 'EXPOSE ${P:-80} ${P:+81}'),
      ports: '80',
      incomplete: true,
    },
    {
      name: 'ARG before FROM, asked for again',
      text: lines('ARG PORT=3000', 'FROM x', 'ARG PORT', 'EXPOSE $PORT'),
      ports: '3000',
    },
    {
      name: 'ARG before FROM, not asked for',
      text: lines('ARG PORT=3000', 'FROM scratch', 'EXPOSE $PORT'),
      incomplete: true,
      base: 'scratch',
    },
    {
      name: 'a variable of the base image',
      text: lines('FROM x', 'EXPOSE $PORT 80'),
      ports: '80',
      incomplete: true,
    },
    {
      name: 'ENV beats ARG',
      text: lines('FROM x', 'ENV P=1', 'ARG P=2', 'EXPOSE $P'),
      ports: '1',
      environment: { P: '1' },
    },
    {
      name: 'several ports in a variable',
      text: lines('FROM x', 'ARG P="80 81"', 'EXPOSE $P'),
      ports: '80 81',
    },
    {
      name: 'defaults in defaults',
      text: lines('FROM x', 'ARG A', 'ARG B=82', 'EXPOSE ${A:-${B}}'),
      ports: '82',
    },
    {
      name: 'operators',
      text: lines('FROM x', 'ARG A=1', 'EXPOSE ${A:+2} ${A+3} ${A-4} ${N-5} ${A:?no}'),
      ports: '2 3 1 5',
    },
    { name: 'patterns', text: lines('FROM x', 'ARG A=1', 'EXPOSE ${A#1}'), incomplete: true },
  ])('$name', check);
});

describe('ENV', () => {
  test.each<Case>([
    {
      name: 'pairs',
      text: lines('FROM x', 'ENV A=1 B="two words" C=\'$A\' D=a\\ b E='),
      environment: { A: '1', B: 'two words', C: '$A', D: 'a b', E: '' },
    },
    {
      name: 'the older form',
      text: lines('FROM x', 'ENV A the rest  of it', 'ENV B "quoted" $A', 'ENV C a=b'),
      environment: { A: 'the rest  of it', B: 'quoted the rest  of it', C: 'a=b' },
    },
    { name: 'the older form without a value', text: lines('FROM x', 'ENV A'), environment: {} },
    {
      name: 'values of one line before it',
      text: lines('FROM x', 'ENV a=hello', 'ENV a=bye b=$a', 'ENV c=$a'),
      environment: { a: 'bye', b: 'hello', c: 'bye' },
    },
    {
      name: 'what the base image decides',
      text: lines('FROM x', 'ENV PATH=/opt/bin:$PATH', 'ENV B=$PATH', 'ENV C=1'),
      environment: { PATH: null, B: null, C: '1' },
    },
    {
      name: 'nothing below',
      text: lines('FROM scratch', 'ENV A=a$B'),
      environment: { A: 'a' },
      base: 'scratch',
    },
    {
      name: 'escaped',
      text: lines('FROM x', 'ENV A=\\$B C="\\"\\$D\\\\ \\x"'),
      environment: { A: '$B', C: '"$D\\ \\x' },
    },
    {
      name: 'a lone dollar',
      text: lines('FROM x', 'ENV A=a$ B=$1 C=$'),
      environment: { A: 'a$', B: '$1', C: '$' },
    },
    {
      name: 'names with variables',
      text: lines('FROM x', 'ARG N=X', 'ENV ${N}_Y=1'),
      environment: { X_Y: '1' },
    },
    {
      name: 'names of objects',
      text: lines('FROM x', 'ENV constructor=1 __proto__x=2'),
      environment: { constructor: '1', __proto__x: '2' },
    },
    { name: 'ARG is no variable of the image', text: lines('FROM x', 'ARG A=1'), environment: {} },
  ])('$name', check);
});

describe('lines', () => {
  test.each<Case>([
    { name: 'continued', text: lines('FROM x', 'EXPOSE 80 \\', '  81 \\  ', '82'), ports: '80 81 82' },
    {
      name: 'continued over comments and blanks',
      text: lines('FROM x', 'ENV A=1 \\', '# no', '', '  B=2'),
      environment: { A: '1', B: '2' },
    },
    {
      name: 'a doubled escape does not continue',
      text: lines('FROM x', 'ENV A=1\\\\', 'EXPOSE 80'),
      ports: '80',
      environment: { A: '1\\' },
    },
    { name: 'continued beyond the end', text: lines('FROM x', 'EXPOSE 80 \\'), ports: '80' },
    {
      name: 'comments',
      text: lines('# EXPOSE 1', 'FROM x', '  # EXPOSE 2', 'RUN a \\', '  # EXPOSE 3', '  b', 'EXPOSE 4'),
      ports: '4',
    },
    { name: 'a byte order mark', text: '\uFEFFFROM x\nEXPOSE 80', ports: '80' },
    { name: 'in a shell command', text: lines('FROM x', 'RUN echo a && \\', '  EXPOSE 80'), ports: '' },
    {
      name: 'another escape',
      text: lines(
        '# syntax=docker/dockerfile:1',
        '# escape=`',
        'FROM x',
        'EXPOSE 80 `',
        '  81',
        'ENV A=C:\\b',
      ),
      ports: '80 81',
      environment: { A: 'C:\\b' },
    },
    {
      name: 'a directive too late',
      text: lines('# a comment', '# escape=`', 'FROM x', 'EXPOSE 80 \\', '81'),
      ports: '80 81',
    },
    {
      name: 'heredocs',
      text: lines(
        'FROM x',
        'RUN <<EOF',
        'EXPOSE 1',
        'EOF',
        'COPY <<-"A B" <<C /x',
        'EXPOSE 2',
        '\tA B',
        'EXPOSE 3',
        'C',
        'EXPOSE 80',
      ),
      ports: '80',
    },
    {
      name: 'a heredoc behind words',
      text: lines('FROM x', "RUN python3 - 3<<'E' && true", 'EXPOSE 1', 'E', 'EXPOSE 80'),
      ports: '80',
    },
    {
      name: 'what only looks like one',
      text: lines(
        'FROM x',
        'RUN echo $((1<<2)) <<< a "<<EOF" << ',
        'EXPOSE 80',
        'RUN cat <<NEVER',
        'EXPOSE 81',
        'ENV A=<<B',
        'EXPOSE 82',
      ),
      ports: '80 81 82',
      environment: { A: '<<B' },
    },
    {
      name: 'in ONBUILD',
      text: lines('FROM x', 'ONBUILD EXPOSE 1', 'ONBUILD RUN <<E', 'EXPOSE 2', 'E', 'EXPOSE 80'),
      ports: '80',
    },
  ])('$name', check);
});

describe('stages', () => {
  const stages = lines(
    'FROM node:8 AS build',
    'EXPOSE 1',
    'ENV A=1',
    'FROM build as Test',
    'EXPOSE 2',
    'ENV B=$A',
    'FROM nginx',
    'EXPOSE 80',
    'COPY --from=build /a /b',
  );

  test.each<Case>([
    { name: 'the last one', text: stages, ports: '80', base: 'nginx' },
    {
      name: 'by name',
      text: stages,
      options: { target: 'build' },
      ports: '1',
      environment: { A: '1' },
      base: 'node:8',
    },
    {
      name: 'on top of another, in any case',
      text: stages,
      options: { target: 'test' },
      ports: '1 2',
      environment: { A: '1', B: '1' },
      base: 'node:8',
    },
    {
      name: 'by number',
      text: stages,
      options: { target: '0' },
      ports: '1',
      environment: { A: '1' },
      base: 'node:8',
    },
    {
      name: 'one that is not there',
      text: stages,
      options: { target: 'no' },
      incomplete: true,
      base: 'unknown',
    },
    {
      name: 'arguments are handed on',
      text: lines('FROM x AS a', 'ARG P=1', 'FROM a', 'EXPOSE $P'),
      ports: '1',
    },
    {
      name: 'arguments of another stage are not',
      text: lines('FROM x AS a', 'ARG P=1', 'FROM x', 'EXPOSE $P'),
      incomplete: true,
    },
    {
      name: 'a base with arguments and flags',
      text: lines('ARG V=9.6', 'ARG I=postgres:$V', 'FROM --platform=$BUILDPLATFORM ${I}-alpine', 'EXPOSE 1'),
      ports: '1',
      base: 'postgres:9.6-alpine',
    },
    {
      name: 'a base that is given',
      text: lines('ARG I=a', 'FROM $I'),
      options: { args: { I: 'b' } },
      base: 'b',
    },
    {
      name: 'a base that is not known',
      text: lines('ARG I', 'FROM $I', 'EXPOSE 1'),
      ports: '1',
      base: 'unknown',
    },
    {
      name: 'a base given by nobody knows what',
      text: 'ARG I=a\nFROM $I',
      options: { args: { I: null } },
      base: 'unknown',
    },
    {
      name: 'a stage with a name in a variable',
      text: lines('ARG S=a', 'FROM x AS a', 'EXPOSE 1', 'FROM $S'),
      ports: '1',
    },
    { name: 'no FROM', text: 'EXPOSE 80', incomplete: true, base: 'unknown' },
    { name: 'nothing', text: '', incomplete: true, base: 'unknown' },
    { name: 'FROM without an image', text: 'FROM\nEXPOSE 80', ports: '80', base: 'unknown' },
  ])('$name', check);
});

describe('whatever stands in the file', () => {
  const word = fc.constantFrom(
    'FROM',
    'ARG',
    'ENV',
    'EXPOSE',
    'RUN',
    'COPY',
    'ONBUILD',
    'AS',
    'x',
    'A',
    'B',
    'A=1',
    'B=$A',
    '$A',
    '${A',
    '${A:-${B}}',
    '80',
    '80/udp',
    '1-3',
    '\\',
    '`',
    '"',
    "'",
    '#',
    '# escape=`',
    '<<E',
    '<<-E',
    'E',
    '=',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\t',
    '\0',
    '💥',
  );
  const dockerfile = fc.array(word, { maxLength: 60 }).map(words => words.join(' ').replace(/ ?\n ?/g, '\n'));

  test('never throws, and finds ports only', () => {
    fc.assert(
      fc.property(
        fc.oneof(dockerfile, fc.string()),
        fc.option(fc.constantFrom('x', 'A', '0', '7'), { nil: null }),
        (text, target) => {
          const { ports } = readDockerfile(text, { target, args: { A: '5', B: null } });
          for (const { port, protocol } of ports)
            expect(`${port}/${protocol}`).toMatch(/^\d+\/(?:tcp|udp|sctp)$/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('comments and continued lines change nothing', () => {
    const port = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(fc.array(port, { minLength: 1, maxLength: 8 }), fc.array(fc.boolean()), (ports, breaks) => {
        const joined = ports
          .map((one, index) => `${one}${breaks[index] ? ' \\\n# EXPOSE 1 \\\n\n' : ' '}`)
          .join('');
        const plain = readDockerfile(`FROM x\nEXPOSE ${ports.join(' ')}\n`);
        expect(readDockerfile(`FROM x\n# c\nEXPOSE ${joined}\n`)).toEqual(plain);
      }),
    );
  });

  test.each([
    ['braces', `FROM x\nEXPOSE ${'${A:-'.repeat(20_000)}`],
    ['quotes', `FROM x\nENV A=${'"$A'.repeat(50_000)}`],
    ['continued lines', `FROM x\nRUN a ${'\\\n b'.repeat(50_000)}`],
    [
      'stages',
      Array.from({ length: 5000 }, (_, n) => `FROM ${n === 0 ? 'x' : `s${n - 1}`} AS s${n}\n`).join(''),
    ],
    ['words', `FROM x\nENV ${'a=b '.repeat(50_000)}`],
  ])('does not stumble over many %s', (_, text) => {
    const start = process.hrtime.bigint();
    readDockerfile(text);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2000);
  });
});
