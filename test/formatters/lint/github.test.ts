import fc from 'fast-check';
import { formatGithub } from '../../../src/formatters/lint/github.js';
import { cannedReport, cleanReport, errorsOnly } from './canned-report.js';
import { anyReport } from './random-report.js';
import { readCommands } from './workflow-commands.js';

test('an annotation for each finding, and for each file that could not be read', () => {
  const commands = readCommands(formatGithub(cannedReport));
  expect(commands).toHaveLength(cannedReport.findings.length + cannedReport.errors.length);
  expect(commands.find(({ data }) => data.includes('did you mean'))).toEqual({
    name: 'error',
    properties: {
      file: 'docker-compose.yml',
      line: '4',
      endLine: '4',
      col: '7',
      endColumn: '14',
      title: 'delink (link-target-undefined)',
    },
    data:
      '"web" links "databse", but no service has that name, and no Compose starts the project; did you mean "database"?\n' +
      'docker-compose.yml:8:1: "database" is defined here\n' +
      'fix: Link "database" instead (--unsafe-fixes)',
  });
  expect(commands.at(-1)).toEqual({
    name: 'error',
    properties: { file: 'not-there.yml', title: 'delink' },
    data: 'does not exist',
  });
});

test('what is good to know is a notice', () => {
  expect(readCommands(formatGithub(cannedReport)).map(({ name }) => name)).toContain('notice');
});

test('several lines have no columns, and end where there is something of the place', () => {
  const commands = readCommands(formatGithub(cannedReport));
  const [whole] = commands.filter(({ data }) => data.startsWith('everything'));
  expect(whole!.properties).toEqual({
    file: 'docker-compose.yml',
    line: '1',
    endLine: '6',
    title: 'delink (link-legacy)',
  });
});

test('nothing found is nothing said; errors are said by themselves', () => {
  expect(formatGithub(cleanReport)).toBe('');
  expect(formatGithub(errorsOnly)).toBe('::error file=compose.yml,title=delink::does not exist\n');
});

test('every field comes back as it was, whatever is in it', () => {
  fc.assert(
    fc.property(anyReport, report => {
      const commands = readCommands(formatGithub(report));
      expect(commands).toHaveLength(report.findings.length + report.errors.length);
      for (const [index, found] of report.findings.entries()) {
        const { properties, data } = commands[index]!;
        expect(properties.file).toBe(found.file);
        expect(properties.title).toBe(`delink (${found.ruleId})`);
        expect(Number(properties.line)).toBe(found.line);
        if (found.line === found.endLine) {
          expect(Number(properties.col)).toBe(found.column);
          expect(Number(properties.endColumn)).toBe(found.endColumn);
        }
        expect(data.startsWith(found.message)).toBe(true);
        for (const { note } of found.related) expect(data).toContain(`: ${note}`);
        if (found.fix) expect(data).toContain(`fix: ${found.fix.title} (`);
      }
      for (const [index, error] of report.errors.entries()) {
        const { name, properties, data } = commands[report.findings.length + index]!;
        expect([name, properties.file, data]).toEqual(['error', error.file, error.message]);
        expect(properties.line).toBe(error.line?.toString());
      }
    }),
  );
});
