import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** The command as it is published. An old build would be tested in vain, so it is refused. */
export function builtCli(): string {
  const cli = join(ROOT, 'dist/cli.js');
  const built = statSync(cli, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const newer = sources.find(
    path => path.endsWith('.ts') && statSync(join(ROOT, 'src', path)).mtimeMs > built,
  );
  if (newer) throw new Error(`dist/cli.js is missing or older than src/${newer}: npm run build`);
  return cli;
}
