import { type OptionTable, optionTable } from './option-table.js';
import { RUN_OPTIONS } from './run-options.js';

/** Of the tool itself, before the verb. */
export const GLOBAL_OPTIONS = optionTable({
  isMixed: false,
  values: `
    H/host config c/context l/log-level tlscacert tlscert tlskey
    cdi-spec-dir cgroup-manager conmon connection events-backend hooks-dir identity imagestore module
    network-cmd-path network-config-dir out registries-conf root runroot runtime runtime-flag ssh
    storage-driver storage-opt tmpdir url volumepath`,
  flags: 'D/debug tls tlsverify help v/version r/remote syslog transient-store noout',
});

const STOPPING = optionTable({
  isMixed: true,
  values: 's/signal t/timeout time cidfile filter',
  flags: 'a/all i/ignore latest',
  synonyms: 'time=timeout',
});

/** The verbs that say which containers and networks there are, with their options. */
export const VERBS: ReadonlyMap<string, OptionTable> = new Map([
  ['run', RUN_OPTIONS],
  ['create', RUN_OPTIONS],
  [
    'start',
    optionTable({
      isMixed: true,
      values: 'checkpoint checkpoint-dir detach-keys filter',
      flags: 'a/attach i/interactive sig-proxy all l/latest',
    }),
  ],
  ['stop', STOPPING],
  ['restart', STOPPING],
  ['kill', STOPPING],
  ['rename', optionTable({ isMixed: true })],
  [
    'exec',
    optionTable({
      isMixed: false,
      values: 'detach-keys e/env env-file preserve-fds u/user w/workdir',
      flags: 'd/detach i/interactive privileged t/tty l/latest',
    }),
  ],
  [
    'rm',
    optionTable({
      isMixed: true,
      values: 't/time filter cidfile',
      flags: 'f/force l/link v/volumes a/all i/ignore depend',
      singleDash: 'link',
    }),
  ],
  [
    'network create',
    optionTable({
      isMixed: true,
      values: `
        aux-address config-from d/driver gateway ip-range ipam-driver ipam-opt label o/opt scope subnet
        dns interface-name route`,
      flags: 'attachable config-only ingress internal ipv4 ipv6 disable-dns ignore',
    }),
  ],
  [
    'network connect',
    optionTable({
      isMixed: true,
      values: 'alias driver-opt gw-priority ip ip6 link link-local-ip mac-address',
    }),
  ],
  ['network disconnect', optionTable({ isMixed: true, flags: 'f/force' })],
  ['network rm', optionTable({ isMixed: true, values: 't/time', flags: 'f/force' })],
  ['network inspect', optionTable({ isMixed: true, values: 'f/format', flags: 'v/verbose' })],
]);

/** Other names of verbs. */
export const VERB_SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['remove', 'rm'],
  ['network remove', 'network rm'],
]);
