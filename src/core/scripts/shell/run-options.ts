import { optionTable } from './option-table.js';

/** Of `run` and `create`: Docker's from 0.5 to 29, and Podman's. */
export const RUN_OPTIONS = optionTable({
  isMixed: false,
  values: `
    a/attach add-host annotation blkio-weight blkio-weight-device c/cpu-shares cap-add cap-drop cgroup-parent
    cgroupns cidfile cpu-count cpu-percent cpu-period cpu-quota cpu-rt-period cpu-rt-runtime cpus cpuset
    cpuset-cpus cpuset-mems detach-keys device device-cgroup-rule device-read-bps device-read-iops
    device-write-bps device-write-iops dns dns-opt dns-option dns-search domainname e/env entrypoint env-file
    expose gpus group-add h/hostname health-cmd health-interval health-retries health-start-interval
    health-start-period health-timeout init-path io-maxbandwidth io-maxiops ip ip6 ipc isolation kernel-memory
    l/label label-file link link-local-ip log-driver log-opt lxc-conf m/memory mac-address memory-reservation
    memory-swap memory-swappiness mount name net net-alias network network-alias oom-score-adj p/publish pid
    pids-limit platform pull restart runtime security-opt shm-size stop-signal stop-timeout storage-opt sysctl
    tmpfs u/user ulimit userns uts v/volume volume-driver volumes-from w/workdir

    arch authfile cert-dir cgroup-conf cgroups chrootdirs conmon-pidfile creds decryption-key env-merge gidmap
    group-entry health-log-destination health-max-log-count health-max-log-size health-on-failure
    health-startup-cmd health-startup-interval health-startup-retries health-startup-success
    health-startup-timeout hosts-file hostuser image-volume init-ctr intel-rdt-closid os passwd-entry personality
    pidfile pod pod-id-file preserve-fd preserve-fds rdt-class requires retry retry-delay sdnotify
    seccomp-policy secret shm-size-systemd subgidname subuidname systemd timeout tz uidmap umask unsetenv variant`,
  flags: `
    d/detach disable-content-trust help i/interactive init n/networking no-healthcheck oom-kill-disable
    P/publish-all privileged q/quiet read-only rm sig-proxy t/tty use-api-socket

    env-host http-proxy no-hostname no-hosts passwd read-only-tmpfs replace rmi rootfs tls-verify unsetenv-all`,
  synonyms: `
    net=network net-alias=network-alias dns-opt=dns-option`,
  singleDash: `
    cidfile dns entrypoint expose hostname link lxc-conf name privileged rm volumes-from`,
});
