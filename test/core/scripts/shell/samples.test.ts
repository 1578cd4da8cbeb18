/** Real commands of others: what their authors meant was written down beside them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED } from '../../../support/shared.js';
import { callsIn } from './notation.js';

const FILE = join(SHARED, 'reference/run-link-samples.tsv');
const hasSamples = existsSync(FILE);
if (!hasSamples) process.stderr.write(`${__filename} is skipped: there is no ${FILE}\n`);
const withSamples = hasSamples ? describe : describe.skip;

function samples(): Record<string, string>[] {
  const [head, ...rows] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  const columns = head!.split('\t');
  return rows
    .map(row => Object.fromEntries(row.split('\t').map((cell, index) => [columns[index]!, cell])))
    .filter(({ subcommand }) => subcommand === 'run' || subcommand === 'create');
}

/** As a file would have it: the list has no ends of lines, some of comments, and the quote that closed its string. */
function asShell(text: string): string {
  return text.replace(/ # (?=-|\$|bash)/g, ' ').replace(/["`]+$/, '');
}

withSamples('commands of real projects', () => {
  test('every one is found as it was meant', () => {
    const rows = samples();
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) {
      const text = asShell(row.text!);
      const calls = callsIn(text, { standing: row.file_kind === 'markdown' ? 'shown' : 'run' });
      const [call] = calls;
      const links = call?.options.filter(({ name }) => name === 'link') ?? [];
      const has = (option: string) => (call?.options.some(({ name }) => name === option) ? 'yes' : 'no');
      const forms = new Set(
        links.map(({ value }) => (value!.value!.includes(':') ? 'target:alias' : 'target')),
      );
      const styles = new Set(links.map(({ value, start }) => text.slice(start, value!.start)));
      const equal = links.filter(({ value }) => {
        const [target, alias = target] = value!.value!.split(':');
        return target === alias;
      });
      expect({
        text,
        calls: calls.length,
        verb: call?.verb,
        links: links.length,
        forms: [...forms].join(),
        styles: [...styles].join(),
        equal: `${equal.length}/${links.length}`,
        name: has('name'),
        detached: has('detach'),
        rm: has('rm'),
        net: has('network'),
        volumes: has('volumes-from'),
        image: call!.operands.length > 0,
      }).toEqual({
        text,
        calls: 1,
        verb: row.subcommand,
        links: Number(row.n_links),
        forms: row.link_form,
        styles: row.link_style === '--link=a' ? '--link=' : '--link ',
        equal: row.alias_equals_target,
        name: row.has_name,
        detached: row.detached,
        rm: row.rm,
        net: row.net,
        volumes: row.volumes_from,
        image: true,
      });
    }
  });
});
