import { callsIn, found } from './notation.js';

describe('options of run, image and command', () => {
  test.each<[string, string]>([
    // Values as words of their own, behind `=`, and glued to a short name.
    ['docker run -d --name web nginx', 'run detach name=web image=nginx'],
    [
      'docker run --name=web -p80:80 -v/srv:/data nginx',
      'run name=web publish=80:80 volume=/srv:/data image=nginx',
    ],
    ['docker run -e"A=b c" -e X=\'y z\' redis', 'run env=A=b c env=X=y z image=redis'],
    ['docker run -p=80:80 -h=web -m 1g nginx', 'run publish=80:80 hostname=web memory=1g image=nginx'],
    [
      'docker run -c 512 -l tier=db -u 0 -w /app -a stdin x',
      'run cpu-shares=512 label=tier=db user=0 workdir=/app attach=stdin image=x',
    ],
    [
      'docker run --net host --net-alias q --dns-opt x img',
      'run network=host network-alias=q dns-option=x image=img',
    ],
    ['docker run --network=n1 --network n2 img', 'run network=n1 network=n2 image=img'],
    [
      'docker run -P -q --init --read-only --no-healthcheck img',
      'run publish-all quiet init read-only no-healthcheck image=img',
    ],
    [
      'docker run --lxc-conf a=b --cpuset 0 --link-local-ip 1.2.3.4 img',
      'run lxc-conf=a=b cpuset=0 link-local-ip=1.2.3.4 image=img',
    ],
    [
      'podman run --replace --pod front --systemd always img',
      'run replace pod=front systemd=always image=img',
    ],
    // Clusters.
    ['docker run -dit img', 'run detach interactive tty image=img'],
    ['docker run -itd img sh', 'run interactive tty detach image=img arg=sh'],
    ['docker run -dp 80:80 img', 'run detach publish=80:80 image=img'],
    ['docker run -itv /a:/b img', 'run interactive tty volume=/a:/b image=img'],
    ['docker run -itv/a:/b img', 'run interactive tty volume=/a:/b image=img'],
    ['docker run -dp$PORT:80 img', 'run detach publish=${PORT}:80 image=img'],
    ['docker run -d=false img', 'run detach=false image=img'],
    // Flags keep what they are given.
    ['docker run --rm=true --detach=false img', 'run rm=true detach=false image=img'],
    ['docker run --privileged --rm img', 'run privileged rm image=img'],
    // Links.
    ['docker run --link db img', 'run link=db image=img'],
    ['docker run --link=db:database img', 'run link=db:database image=img'],
    ['docker run --link="db:database" img', 'run link=db:database image=img'],
    ["docker run --link 'db':database img", 'run link=db:database image=img'],
    ['docker run "--link=db:database" img', 'run link=db:database image=img'],
    ['docker run --li\\\nnk db img', 'run link=db image=img'],
    ['docker run --link \\\n  db:d \\\n  img', 'run link=db:d image=img'],
    ['docker run --link= img', 'run link= image=img'],
    ['docker run --link', 'run link'],
    // Docker before 0.9.
    ['docker run -link db:d -name web -rm -privileged img', 'run link=db:d name=web rm privileged image=img'],
    [
      'docker run -link=db:d -volumes-from=data -expose 80 img',
      'run link=db:d volumes-from=data expose=80 image=img',
    ],
    // Options end.
    ['docker run -it -- img -d', 'run interactive tty image=img arg=-d'],
    ['docker run img --link a:b', 'run image=img arg=--link arg=a:b'],
    ['docker run - img', 'run image=- arg=img'],
    ['docker run', 'run'],
    // Nobody knows it: what looks like a value is one if an image is left.
    ['docker run --lnik db:d --restart="always" nginx', 'run lnik=db:d restart=always image=nginx'],
    ['docker run --shiny nginx', 'run shiny image=nginx'],
    ['docker run --shiny=1 nginx sh', 'run shiny=1 image=nginx arg=sh'],
    ['docker run --shiny -d nginx sh', 'run shiny detach image=nginx arg=sh'],
    ['docker run -Z img', 'run Z image=img'],
    // A value that nobody knows has a name all the same.
    ['docker run --name=web-$(date +%s) img', 'run name=(unknown) image=img'],
    ['docker run --link=$1:db img', 'run link=(unknown) image=img'],
    ['docker run --$KIND img', 'run ?=--${KIND} image=img'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

describe('words that may be options', () => {
  test.each<[string, string]>([
    ['docker run -p 80:80 $MOUNT --link db:db web', 'run publish=80:80 ?=${MOUNT} link=db:db image=web'],
    ['docker run $(cat options) --link db web', 'run ?=(unknown) link=db image=web'],
    ['docker run "${ARGS[@]}" web', 'run ?=(unknown) image=web'],
    ['docker run $DOCKER_OPTS web sh', 'run ?=${DOCKER_OPTS} image=web arg=sh'],
    ['docker run -d $RUN_ARGS $NAME sh', 'run detach ?=${RUN_ARGS} image=${NAME} arg=sh'],
    ['docker run $A $B -p 80:80 web', 'run ?=${A} ?=${B} publish=80:80 image=web'],
    ['docker run $IMAGE --link db', 'run image=${IMAGE} arg=--link arg=db'],
    ['docker run $TARGET sh -c ls', 'run image=${TARGET} arg=sh arg=-c arg=ls'],
    ['docker run $OPTIONS', 'run image=${OPTIONS}'],
    ['docker run $WEB -c conf', 'run image=${WEB} arg=-c arg=conf'],
    ['docker run %%IMAGE%%', 'run image=%%IMAGE%%'],
    ['docker run -e A=b @IMAGE@', 'run env=A=b image=@IMAGE@'],
    ['MORE="--link db:db -e A=b"\ndocker run $MORE web', 'run ?=--link db:db -e A=b image=web'],
    ['MORE=\ndocker run $MORE web', 'run ?= image=web'],
    ['MORE=web\ndocker run $MORE --x', 'run image=web arg=--x'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

test('a value is where the file has it, with the quotes that are its own', () => {
  const text = `docker run --link a:b --link=c:d --link="e:f" "--link=g:h" '--link='i:j -e'K=l' -p80 '-vm:/n' img`;
  const [call] = callsIn(text);
  expect(call!.options.map(({ value }) => value!.text)).toEqual([
    ...['a:b', 'c:d', '"e:f"', 'g:h', 'i:j', "'K=l'", '80', 'm:/n'],
  ]);
  for (const { value } of call!.options) expect(text.slice(value!.start, value!.end)).toBe(value!.text);
  expect(call!.options.map(({ start, end }) => text.slice(start, end))).toEqual([
    ...[
      '--link a:b',
      '--link=c:d',
      '--link="e:f"',
      '"--link=g:h"',
      "'--link='i:j",
      "-e'K=l'",
      '-p80',
      "'-vm:/n'",
    ],
  ]);
});
