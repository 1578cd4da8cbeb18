/** What holds for every script, whatever is in it. */
import fc from 'fast-check';
import { migrateScript } from '../src/core/migrate-script.js';
import { scriptKindOf } from '../src/core/scripts/kind.js';
import { readScript } from '../src/core/scripts/model/read-script.js';
import { planScript, type ScriptOptions } from '../src/core/scripts/plan-script.js';
import { scriptText } from './support/script-text.js';

const OPTIONS: ScriptOptions = { network: 'app', linkEnv: 'used' };

function read(path: string, text: string) {
  return readScript({ path, text }, scriptKindOf(path, text)!);
}

function withDetails(property: () => void, text: string, after: string | undefined): void {
  try {
    property();
  } catch (error) {
    throw new Error(`${error}\n--- before\n${text}\n--- after\n${after}`);
  }
}

test('every script is moved with its proof, or left alone', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(scriptText, ({ path, text, otherLines }) => {
      const report = migrateScript({ path, text }, OPTIONS);
      const after = report.files[0]?.after;
      withDetails(
        () => {
          seen.set(report.status, (seen.get(report.status) ?? 0) + 1);
          expect(report.status === 'failed' ? report.manual : []).toEqual([]);
          if (after === undefined) return;
          expect(report.proof).toMatchObject({ lost: [], changed: [] });

          const before = read(path, text);
          const { plans } = planScript(before, OPTIONS);
          const staying = plans.flatMap(({ fates }) => fates.filter(({ fate }) => fate !== 'removed'));
          const links = read(path, after).engines.flatMap(({ runs }) => runs.flatMap(run => run.links));
          expect(links.map(({ option }) => option.value!.text)).toEqual(
            staying.map(({ resolved }) => resolved.link.option.value!.text),
          );

          const again = migrateScript({ path, text: after }, OPTIONS);
          expect(again.files).toEqual([]);

          const lines = after.replace('\ufeff', '').split(/\r?\n/);
          let at = 0;
          for (const line of otherLines) {
            at = lines.indexOf(line, at) + 1;
            if (at === 0) throw new Error(`this line is not there any more: ${line}`);
          }
          expect(after.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
          expect(after.endsWith('\n')).toBe(text.endsWith('\n'));
          if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
          else expect(after).not.toContain('\r');
        },
        text,
        after,
      );
    }),
    { numRuns: 2000 },
  );
  expect(seen.get('migrated')).toBeGreaterThan(500);
});
