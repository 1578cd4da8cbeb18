#!/usr/bin/env bash
# Runs a Docker engine inside of the folder $1 for as long as its stdin stays open, with the further
# arguments of dockerd that follow. A test run may end in any way, Ctrl-C and SIGKILL included: the
# pipe closes with it, and engine, containers, networks and folder are removed here.
set -u
dir=$1
shift
export DOCKER_HOST="unix://$dir/docker.sock"
had_bridge=$([ -e /sys/class/net/docker0 ] && echo yes)
daemon=

# One at a time: a second engine would hand out the same addresses on the same bridge.
exec 9>/tmp/delink-test-engine.lock
if flock -w 300 9; then
  dockerd --host "$DOCKER_HOST" --pidfile "$dir/docker.pid" --data-root "$dir/data" --exec-root "$dir/exec" \
    "$@" >"$dir/log" 2>&1 9>&- </dev/null &
  daemon=$!
  # An engine that ends by itself is known by a file: waiting for it here would leave the pipe unread.
  (while kill -0 "$daemon" 2>/dev/null; do sleep 0.2; done; touch "$dir/ended" 2>/dev/null) 9>&- </dev/null &
else
  echo 'another run of these tests has held its engine for five minutes' >"$dir/log"
  touch "$dir/ended"
fi

cat >/dev/null

if [ -n "$daemon" ] && kill -0 "$daemon" 2>/dev/null; then
  containers=$(timeout 20 docker ps -aq 2>/dev/null)
  # shellcheck disable=SC2086 # ids, one word each
  [ -z "$containers" ] || timeout 60 docker rm -fv $containers >/dev/null 2>&1
  timeout 60 docker network prune -f >/dev/null 2>&1
  containerd=$(cat "$dir/exec/containerd/containerd.pid" 2>/dev/null)
  kill "$daemon" 2>/dev/null
  for _ in $(seq 100); do kill -0 "$daemon" 2>/dev/null || break; sleep 0.1; done
  kill -0 "$daemon" 2>/dev/null && kill -9 "$daemon" ${containerd:+"$containerd"} 2>/dev/null
fi
wait
[ -n "$had_bridge" ] || ip link delete docker0 2>/dev/null
grep -F " $dir/" /proc/mounts | cut -d' ' -f2 | sort -r | while read -r mount; do umount -l "$mount" 2>/dev/null; done
rm -rf --one-file-system "$dir"
