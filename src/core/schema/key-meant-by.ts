import { nearest } from '../text/nearest.js';

/** What people write for a key that is spelled quite otherwise: the options of `docker run`, and names from elsewhere. */
const SLIPS: Readonly<Record<string, string>> = {
  add_host: 'extra_hosts',
  cmd: 'command',
  env: 'environment',
  envfile: 'env_file',
  host: 'hostname',
  hosts: 'extra_hosts',
  memory: 'mem_limit',
  memory_swap: 'memswap_limit',
  name: 'container_name',
  publish: 'ports',
  workdir: 'working_dir',
};

/** The key that was probably meant by one that is unknown. */
export function keyMeantBy(key: string, allowed: readonly string[]): string | null {
  const plain = key.toLowerCase().replaceAll('-', '_');
  const slip = Object.hasOwn(SLIPS, plain) ? SLIPS[plain]! : null;
  if (slip !== null && allowed.includes(slip)) return slip;
  return (
    nearest(plain, allowed) ?? allowed.find(candidate => lettersOf(candidate) === lettersOf(plain)) ?? null
  );
}

/** Letters that changed places are more than one slip where only single letters are counted. */
function lettersOf(key: string): string {
  return [...key].sort().join('');
}
