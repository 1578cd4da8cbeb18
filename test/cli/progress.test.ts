import { progressLine } from '../../src/cli/progress.js';

function terminal(isTTY: boolean, env: Record<string, string> = {}) {
  const output = { isTTY, text: '', write: (text: string) => (output.text += text) };
  const clock = { time: 0 };
  return { output, clock, line: progressLine(output, env, () => clock.time) };
}

test('a short run shows nothing', () => {
  const { output, clock, line } = terminal(true);
  for (clock.time = 0; clock.time < 600; clock.time += 50) line.show(clock.time, 1000);
  line.clear();
  expect(output.text).toBe('');
});

test('a long run shows how far it is, not too often, and leaves nothing behind', () => {
  const { output, clock, line } = terminal(true);
  clock.time = 1000;
  line.show(3, 9);
  clock.time = 1050;
  line.show(4, 9);
  clock.time = 1100;
  line.show(5, 9);
  line.clear();
  expect(output.text).toBe('\r\x1b[2K3 of 9 projects\r\x1b[2K5 of 9 projects\r\x1b[2K');
});

test.each([
  ['no terminal', terminal(false)],
  ['a terminal without cursor', terminal(true, { TERM: 'dumb' })],
  ['CI', terminal(true, { CI: 'true' })],
])('%s gets no such line', (_, { output, clock, line }) => {
  clock.time = 5000;
  line.show(1, 2);
  line.clear();
  expect(output.text).toBe('');
});
