/**
 * What the CI services have in common: under these keys stand commands, one or a list of them. Those of Travis, GitLab,
 * GitHub, CircleCI 1 and 2, AppVeyor, Bitbucket, Azure, Drone, Woodpecker, CodeBuild, Shippable, Semaphore, Wercker.
 */
const COMMANDS: ReadonlySet<string> = new Set(
  (
    'script scripts before_script after_script run command commands before_install install after_install ' +
    'before_deploy after_deploy before_cache after_success after_failure pre override post bash sh code inlineScript ' +
    'before_build build_script after_build before_test test_script after_test deploy_script on_success on_failure ' +
    'on_finish init pre_ci ci post_ci before_all after_all'
  ).split(' '),
);

export function holdsCommands(key: string): boolean {
  return COMMANDS.has(key) || key.endsWith('_script');
}

/** Keys whose entries are variables of the shells below the mapping that they stand in. */
export const VARIABLE_KEYS: ReadonlySet<string> = new Set(['env', 'variables', 'environment']);

/** Where a variable's value is a command line that the script evaluates: Travis' matrix of environments. */
export const EVALUATED = /^(?:(?:jobs|matrix)\/include\/\d+\/)?env(?:\/(?:matrix|jobs|global))?(?:\/\d+)?$/;

/** Paths of keys that stand for a machine of its own, with the part that names it. */
const MACHINES: readonly RegExp[] = [
  /^((?:jobs|matrix)\/include\/\d+)$/,
  /^jobs\/(?!include$)([^/]+)$/,
  /^(.+\/jobs\/[^/]+)$/,
  /^(commands\/(?!\d)[^/]+)$/,
  /^workflows\/([^/]+)\/steps$/,
  /^((?:pipelines|definitions)\/.+\/step)$/,
  /^(env\/(?:matrix\/|jobs\/)?\d+)$/,
];

/** In GitLab every key at the top is a job, but for these. */
const NO_JOB: ReadonlySet<string> = new Set(
  'default variables workflow include cache image services stages spec'.split(' '),
);

/** The machine that a path of keys stands for; null where it is none. */
export function machineAt(file: string, path: string): string | null {
  if (/gitlab/i.test(file)) {
    return path.includes('/') || NO_JOB.has(path) || holdsCommands(path) ? null : path;
  }
  for (const pattern of MACHINES) {
    const match = pattern.exec(path);
    if (match) return match[1]!;
  }
  return null;
}

/** Whether a step's `shell:` is one of the POSIX family, as all are that say nothing. */
export function isPosixShell(shell: string): boolean {
  return /^(?:\S*\/)?(?:env\s+)?(?:ba|da|k|z|a|)sh\b(?!\.)/.test(shell.trim());
}
