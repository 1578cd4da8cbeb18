import fc from 'fast-check';
import { migrateProject } from '../../src/core/migrate.js';
import type { MigrateOptions, ProjectInput } from '../../src/core/report.js';
import { parseYaml } from '../../src/core/yaml/parse.js';
import { composeText } from '../support/compose-text.js';

const PATH = 'docker-compose.yml';
const OPTIONS: MigrateOptions = {
  network: 'app',
  strategy: 'shared',
  instanceNames: 'used',
  dependsOn: 'started',
  externalNetwork: null,
  dropBroken: false,
  linkEnv: 'used',
};

const options: fc.Arbitrary<MigrateOptions> = fc.record({
  network: fc.constantFrom('app', 'app', 'default'),
  strategy: fc.constantFrom('shared', 'shared', 'isolated'),
  instanceNames: fc.constantFrom('used', 'used', 'all', 'none'),
  dependsOn: fc.constantFrom('started', 'started', 'restart', 'healthy'),
  externalNetwork: fc.constant(null),
  dropBroken: fc.constant(false),
  linkEnv: fc.constantFrom('used', 'used', 'all', 'none'),
});

function project(text: string): ProjectInput {
  return {
    directory: '.',
    name: 'shop',
    stacks: [[PATH]],
    files: [{ path: PATH, text }],
    variables: {},
    writable: [PATH],
  };
}

function migrate(text: string, chosen: MigrateOptions = OPTIONS) {
  const { report, errors } = migrateProject(project(text), chosen);
  expect(errors).toEqual([]);
  return { ...report!, text: report!.files[0]?.after ?? text };
}

/** The generator itself must write what a YAML reader takes. */
test('random files are sound', () => {
  fc.assert(
    fc.property(composeText, ({ text }) => {
      expect(parseYaml(PATH, text).problems).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('every file is migrated with its proof, or left alone with a reason', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(composeText, options, ({ text, format }, chosen) => {
      const first = migrate(text, chosen);
      seen.set(first.status, (seen.get(first.status) ?? 0) + 1);
      if (first.status === 'failed')
        throw new Error(`${JSON.stringify([first.proof, first.manual])}\n${text}`);
      if (first.status === 'blocked') {
        expect(first.manual.length).toBeGreaterThan(0);
        return;
      }
      const comments = (from: string) =>
        [...from.matchAll(/#[^\r\n]*/g)]
          .map(([comment]) => comment.trim())
          .filter(comment => !comment.startsWith('# In place of link variables'))
          .sort();
      expect(comments(first.text)).toEqual(comments(text));
      expect(first.text.includes('\r\n')).toBe(text.includes('\r\n'));
      if (text.includes('\r\n')) expect(first.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(first.text.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
      expect(/\n$/.test(first.text)).toBe(/\n$/.test(text));
      expect(first.text).not.toMatch(/^[ \t]+$/m);
      if (format === 'services') expect(linesKept(text, first.text)).toBe(true);
      // A link that led nowhere may have stood before a name that another link gives: it goes, and the name is new.
      if (first.notes.length > 0) return;
      const again = migrate(first.text, chosen);
      expect({ status: again.status, text: again.text }).toEqual({ status: 'unchanged', text: first.text });
    }),
    { numRuns: 1500 },
  );
  // The generator must not hide the work behind refusals.
  expect(seen.get('migrated')).toBeGreaterThan(700);
});

/** Lines that have nothing to do with links, order and networks stand in the new text, in their old order. */
function linesKept(before: string, after: string): boolean {
  const own = /links|depends_on|networks|network|aliases|^\s*- |front|back|default|condition|\[|{image/;
  const rest = after.split(/\r?\n/);
  let at = 0;
  return before
    .split(/\r?\n/)
    .filter(line => line.trim() !== '' && !own.test(line) && !line.includes('# '))
    .every(line => {
      at = rest.indexOf(line, at) + 1;
      return at > 0;
    });
}
