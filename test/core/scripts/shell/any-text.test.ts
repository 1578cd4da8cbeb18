/** What holds of every text. */
import fc from 'fast-check';
import type { ContainerCommand } from '../../../../src/core/scripts/shell/command.js';
import { callsIn } from './notation.js';

const PIECE = fc.constantFrom(
  ...[
    'docker',
    'podman',
    '$DOCKER',
    'run',
    'create',
    'network',
    'rm',
    'sudo',
    'env',
    'sh',
    '-c',
    'eval',
    'bash',
  ],
  ...[
    '--link',
    '--link=',
    '-d',
    '-p',
    '-it',
    '--name',
    '--',
    '-',
    'a:b',
    'img',
    '$A',
    '${A:-',
    '}',
    '"',
    "'",
    '`',
  ],
  ...[
    '$(',
    ')',
    '(',
    '{',
    ' ',
    ' ',
    ' ',
    '\n',
    '\\\n',
    '\\',
    ';',
    '&&',
    '||',
    '|',
    '&',
    '<name>',
    '<',
    '>',
    '<<EOF\n',
  ],
  ...[
    'EOF\n',
    '#',
    '=',
    'A=',
    'A=b',
    'if',
    'then',
    'fi',
    'for',
    'do',
    'done',
    'case',
    'esac',
    '[',
    ']',
    '\r\n',
    '\uE000',
  ],
);
const TEXT = fc.array(PIECE, { maxLength: 40 }).map(pieces => pieces.join(''));
const STANDING = fc.constantFrom('run' as const, 'shown' as const, 'comment' as const);

function check(text: string, { start, end, verbEnd, options, operands, call }: ContainerCommand): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(verbEnd).toBeGreaterThanOrEqual(start);
  expect(end).toBeGreaterThanOrEqual(verbEnd);
  expect(text.length).toBeGreaterThanOrEqual(end);
  expect(call).not.toBe('');
  for (const option of options) {
    expect(option.start).toBeGreaterThanOrEqual(verbEnd);
    expect(end).toBeGreaterThanOrEqual(option.end);
    if (option.value) expect(option.value.start).toBeGreaterThanOrEqual(option.start);
  }
  for (const word of [...operands, ...options.flatMap(({ value }) => value ?? [])]) {
    expect(text.slice(word.start, word.end)).toBe(word.text);
    expect(word.end).toBeGreaterThanOrEqual(word.start);
    if (word.value === null) expect(word.isLiteral).toBe(false);
  }
}

describe('any text', () => {
  test('of pieces of shell', () => {
    fc.assert(
      fc.property(TEXT, STANDING, (text, standing) => {
        for (const call of callsIn(text, { standing })) check(text, call);
      }),
      { numRuns: 3000 },
    );
  });

  test('behind a call', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), STANDING, (tail, standing) => {
        const text = `docker run ${tail}`;
        for (const call of callsIn(text, { standing })) check(text, call);
      }),
    );
  });

  test('of options only', () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom('run-options' as const, 'link-value' as const), (text, holds) => {
        for (const call of callsIn(text, { holds, standing: 'run' })) {
          for (const { value } of call.options)
            if (value) expect(text.slice(value.start, value.end)).toBe(value.text);
        }
      }),
    );
  });

  test.each([
    ['substitutions', '$('.repeat(20_000)],
    ['strings in strings', `sh -c "sh -c '`.repeat(5_000)],
    ['open quotes', 'docker run "\nand\n'.repeat(5_000)],
    ['words to be filled in', `docker run ${'$a '.repeat(50_000)} --rm img`],
    ['a cluster', `docker run -${'d'.repeat(50_000)} img`],
    ['chains of variables', Array.from({ length: 5_000 }, (_, i) => `A${i}=$A${i + 1}$A${i + 1}`).join('\n')],
    ['defaults in defaults', '${a:-'.repeat(20_000)],
    ['places to be filled in', '<a '.repeat(50_000)],
  ])('a lot of %s', (_, text) => {
    for (const standing of ['run', 'shown'] as const) {
      expect(callsIn(`docker start x\n${text}\ndocker run --name $A0 y`, { standing })[0]?.verb).toBe(
        'start',
      );
    }
  });
});
