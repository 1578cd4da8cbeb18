/** Where real projects read variables of links, by a table of them: each row in its shape, through the whole search. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStacks, readFiles } from '../../../src/core/load-project.js';
import { groupBy } from '../../../src/core/plan/grouping.js';
import type { SourceFile } from '../../../src/core/report.js';
import { projectUses } from '../../../src/core/variables/project-uses.js';
import { projectOf } from '../../support/project.js';
import { SHARED } from '../../support/shared.js';

const TABLE = join(SHARED, 'reference/link-env-projects.tsv');

interface Row {
  readonly repo: string;
  readonly client_services: string;
  readonly link: string;
  readonly var: string;
  readonly file: string;
  readonly line: string;
  readonly idiom: string;
  readonly fallback: string;
  readonly port: string;
  readonly port_evidence: string;
  readonly name_form: string;
  readonly expected: string;
}

function readTable(): Row[] {
  if (!existsSync(TABLE)) {
    process.stderr.write(`test/core/variables/real-projects.test.ts: there is no ${TABLE}\n`);
    return [];
  }
  const [head, ...lines] = readFileSync(TABLE, 'utf8').trimEnd().split('\n');
  const names = head!.split('\t');
  return lines.map(line => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) as unknown as Row;
  });
}

/** One line of code for each idiom. */
const LINES: Readonly<Record<string, (name: string, fallback: string) => string>> = {
  'php getenv': name => `$value = getenv('${name}');`,
  'sh ${X}': name => `echo "\${${name}}"`,
  'sh $X': name => `echo "$${name}"`,
  'sh $X (presence test)': name => `[ -n "$${name}" ] || exit 1`,
  'node process.env.X': (name, fallback) =>
    `const value = process.env.${name}${fallback === '' ? '' : ` || '${fallback}'`};`,
  'json string value': name => `"${name.toLowerCase()}": "${name}",`,
  'py os.environ.get': name => `value = os.environ.get('${name}')`,
  'ruby ENV.fetch': (name, fallback) => `  key: <%= ENV.fetch('${name}', '${fallback}') %>`,
  'nginx env directive': name => `env ${name};`,
  'lua os.getenv': name => `local value = os.getenv('${name}')`,
  'assignment X=': name => `export ${name}=value`,
  'library docker-links parseLinks(process.env)': () =>
    "const links = require('docker-links').parseLinks(process.env);",
};

/** The rows of one project: its clients, what they link, and its files with each row on its line. */
function projectFrom(rows: readonly Row[]) {
  const clients = new Map<string, Set<string>>();
  for (const { client_services: names, link } of rows) {
    for (const name of names.split(',').filter(name => name !== '')) {
      clients.set(name, (clients.get(name) ?? new Set()).add(link));
    }
  }
  const targets = new Map<string, string>();
  for (const { link, port_evidence: evidence } of rows) {
    const target = link.split(':')[0]!;
    const image = /^(?:image|base) (\S+?)(?:;|$| unknown)/.exec(evidence)?.[1];
    if (target !== '') targets.set(target, image ?? targets.get(target) ?? 'own/unknown');
  }
  const services = [...clients].map(
    ([name, links]) =>
      `${name}:\n  build: .\n  links: ${JSON.stringify([...links].filter(link => link !== ''))}\n`,
  );
  const others = [...targets].filter(([name]) => !clients.has(name));
  const files: Record<string, string> = {
    'docker-compose.yml': `${services.join('')}${others.map(([name, image]) => `${name}:\n  image: ${image}\n`).join('')}`,
  };
  return { files, sources: sourcesFrom(rows, [...clients.keys()]) };
}

function sourcesFrom(rows: readonly Row[], services: readonly string[]): SourceFile[] {
  const byFile = groupBy(rows, ({ file }) => file);
  return [...byFile].map(([path, own]) => {
    const lines: string[] = path.endsWith('.php') ? ['<?php'] : path.endsWith('.sh') ? ['#!/bin/sh'] : [];
    for (const row of own) {
      const at = Number(row.line) - 1;
      lines[at] = `${lines[at] ?? ''}${LINES[row.idiom]!(row.var.replace(/\W.*$/, ''), row.fallback)} `;
    }
    return { path, text: Array.from(lines, line => line ?? '').join('\n'), services, role: 'context' };
  });
}

const byRepo = groupBy(readTable(), ({ repo }) => repo);

const each = byRepo.size > 0 ? describe.each([...byRepo]) : describe.skip.each([['none', [] as Row[]]]);

each('%s', (_, rows) => {
  const { files, sources } = projectFrom(rows);
  const project = {
    ...projectOf(files),
    name: /project=(\w+)/.exec(rows.map(row => row.name_form).join())?.[1] ?? 'shop',
    sources: sources.filter(({ path }) => !/compose.*\.ya?ml$/.test(path)),
  };
  const stack = loadStacks(project, readFiles(project))[0];
  const found = stack && projectUses(stack, project);
  const at = (row: Row) => (place: { readonly file: string; readonly line: number }) =>
    place.file === row.file && place.line === Number(row.line);

  test.each(rows.map(row => [`${row.file}:${row.line} ${row.var}`, row] as const))('%s', (_, row) => {
    const uses =
      found?.uses.filter(({ variable, places }) => variable.name === row.var && places.some(at(row))) ?? [];
    if (!row.expected.startsWith('warn')) {
      expect(uses).toEqual([]);
      return;
    }
    if (row.idiom.startsWith('library')) {
      expect(found!.scans.filter(at(row))).toMatchObject([{ library: 'docker-links' }]);
      return;
    }
    const clients = new Set(row.client_services.split(','));
    expect(uses.filter(({ client }) => clients.has(client)).length).toBeGreaterThan(0);
    const [use] = uses;
    const value = /shim [A-Z0-9_]+=([^\s<]+)/.exec(row.expected)?.[1];
    // The table wants what the program means by the name, not what the link gave.
    if (value && use!.variable.meaning.kind !== 'default-port')
      expect(use!.variable.value).toMatchObject({ kind: 'text', text: value });
    const hides = row.expected.includes('silent break');
    const place = use!.places.find(at(row))!;
    expect(place.fallback?.hidesBreak ?? false).toBe(hides);
  });
});
