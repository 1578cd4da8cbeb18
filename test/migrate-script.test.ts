/** What holds for every script, whatever is in it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { migrateScript } from '../src/core/migrate-script.js';
import { scriptKindOf } from '../src/core/scripts/kind.js';
import { readScript } from '../src/core/scripts/model/read-script.js';
import type { Run, ScriptEngine } from '../src/core/scripts/model/script.js';
import { planScript, type ScriptOptions } from '../src/core/scripts/plan-script.js';
import { scriptText } from './support/script-text.js';
import { directoryWith } from './support/temporary-directory.js';

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
    { numRuns: 1000 },
  );
  expect(seen.get('migrated')).toBeGreaterThan(300);
});

/** Whom the links of a container on the bridge lead to, by name; names that two of them give are left out. */
function linked(run: Run, { runs }: ScriptEngine): Map<string, string> {
  const found = new Map<string, Set<string>>();
  const taken = new Set<string>();
  const give = (name: string, target: string) =>
    found.set(name.toLowerCase(), (found.get(name.toLowerCase()) ?? new Set()).add(target));
  for (const { form, target, alias } of run.attached.kind === 'bridge' ? run.links : []) {
    const owners = runs.filter(other => other.name === target && other.attached.kind === 'bridge');
    if (form !== 'complete' || owners.length === 0 || taken.has(alias!.toLowerCase())) continue;
    taken.add(alias!.toLowerCase());
    give(alias!, target!);
    give(target!, target!);
    for (const { hostname } of owners) if (hostname !== null) give(hostname, target!);
  }
  return new Map([...found].filter(([, to]) => to.size === 1).map(([name, [to]]) => [name, to!]));
}

/** Whom a name leads to on the networks of a container. */
function networked(run: Run, name: string, { runs }: ScriptEngine): string[] {
  if (run.hostname?.toLowerCase() === name) return ['itself'];
  const networks = run.attached.kind === 'networks' ? run.attached.names : [];
  const members = runs.filter(
    ({ attached }) => attached.kind === 'networks' && attached.names.some(one => networks.includes(one)),
  );
  const own = run.links.find(
    link => link.alias?.toLowerCase() === name && members.some(member => member.name === link.target),
  );
  if (own) return [own.target!];
  const owners = members.filter(member =>
    [member.name, member.hostname, ...member.aliases].some(one => one?.toLowerCase() === name),
  );
  return [...new Set(owners.map(owner => owner.name ?? `#${owner.index}`))];
}

test('by a simpler model than that of the proof, too, every name leads where it led', () => {
  let checked = 0;
  fc.assert(
    fc.property(scriptText, ({ path, text }) => {
      const after = migrateScript({ path, text }, OPTIONS).files[0]?.after;
      if (after === undefined) return;
      const engines = read(path, after).engines;
      for (const [index, engine] of read(path, text).engines.entries()) {
        const now = engines[index]!;
        for (const run of engine.runs) {
          const moved = now.runs[run.index]!;
          for (const [name, target] of linked(run, engine)) {
            const isLeft = moved.attached.kind === 'bridge';
            const leads = isLeft ? [linked(moved, now).get(name)] : networked(moved, name, now);
            withDetails(() => expect({ [name]: leads }).toEqual({ [name]: [target] }), text, after);
            checked++;
          }
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect(checked).toBeGreaterThan(800);
});

test('what ran through before does so afterwards, in every branch, and a second time', () => {
  const state = join(directoryWith({}), 'state');
  const pretended = readFileSync(join(__dirname, 'support/pretended-docker.sh'), 'utf8');
  const run = (text: string, first: string) => {
    const networks = ['bridge', 'host', 'back', 'other'].map(name => `network ${name}\n`);
    writeFileSync(state, networks.join(''));
    const env = { ...process.env, STATE: state, NET: 'other', P: 'shop', FIRST: first };
    const input = `${pretended}\n${text}\n${text}`;
    const { status, stdout, stderr } = spawnSync('sh', ['-e'], { input, env, encoding: 'utf8' });
    return { status, stderr, stdout: stdout.replaceAll('docker is next\n', '') };
  };
  const shell = scriptText.filter(({ isShell }) => isShell);
  let moved = 0;
  fc.assert(
    fc.property(shell, fc.constantFrom('', 'yes', 'yes'), ({ path, text }, first) => {
      const after = migrateScript({ path, text }, OPTIONS).files[0]?.after;
      if (after === undefined || run(text, first).status !== 0) return;
      moved++;
      const expected = { status: 0, stdout: '', stderr: '' };
      withDetails(() => expect(run(after, first)).toEqual(expected), text, after);
    }),
    { numRuns: 200 },
  );
  expect(moved).toBeGreaterThan(30);
});

const scraps = fc.array(
  fc.constantFrom(
    ...[
      'docker run',
      ' --link',
      ' a:b',
      '=',
      ' db',
      '$(',
      ')',
      '"',
      "'",
      '\\\n',
      '\n',
      '#',
      ' --name',
      '{',
      '}',
    ],
    ...[
      '```',
      '$ ',
      '> ',
      '\t',
      'x:',
      ' -d',
      ' image',
      '\r\n',
      '\u0000',
      '\ue000',
      '${',
      '`',
      '<<E',
      '|',
      '&&',
    ],
    ...['if ', '; then ', 'fi', '  - ', 'FROM ', 'ExecStart=', 'sh """', 'd.run "', 'script:', ' --net '],
    'network create ',
  ),
  { maxLength: 40 },
);

test('no text makes it fail', () => {
  const db = 'docker run -d --name db image\n';
  const heads = new Map([
    ['a.sh', db],
    ['README.md', `1. a\n\n   \`\`\`sh\n   $ ${db}   `],
    ['a.rst', `Then::\n\n    $ ${db}    `],
    ['Makefile', `db:\n\t${db}\t`],
    ['.travis.yml', `script:\n  - ${db}  - `],
    ['docker-compose.yml', `# ${db}# `],
    ['Jenkinsfile', `sh '''\n  ${db}`],
    ['a.service', `[Service]\nExecStartPre=${db}ExecStart=`],
    ['Vagrantfile', `d.run "db"\nconfig.vm.provision "shell", inline: <<-E\n  ${db}`],
    ['Procfile', `db: ${db}web: `],
  ]);
  const links = fc.constantFrom('docker run --link db', 'docker run -d --link=db:pg', '');
  fc.assert(
    fc.property(fc.constantFrom(...heads), links, scraps, ([path, head], link, parts) => {
      const text = `${head}${link}${parts.join('')}`;
      const { status, files, manual } = migrateScript({ path, text }, OPTIONS);
      withDetails(() => expect(status === 'failed' ? manual : []).toEqual([]), text, files[0]?.after);
    }),
    { numRuns: 3000 },
  );
});

test('a quote that is never closed stops the whole file where it hides a link: its client would lose what moves', () => {
  const text = [
    'docker run -d --name db pg',
    'docker run --link db app',
    "echo it's",
    'docker run --link db:pg web',
    '',
  ].join('\n');
  const { status, files, manual } = migrateScript({ path: 'run.sh', text }, OPTIONS);
  expect({ status, files }).toEqual({ status: 'blocked', files: [] });
  expect(manual).toEqual([
    {
      ruleId: 'run-link',
      file: 'run.sh',
      line: 3,
      column: 8,
      message: 'links behind this place cannot be read (unterminated single quote); mend the script first',
    },
  ]);
  const harmless = text.replace('docker run --link db:pg web\n', '');
  expect(migrateScript({ path: 'run.sh', text: harmless }, OPTIONS).status).toBe('migrated');
});
