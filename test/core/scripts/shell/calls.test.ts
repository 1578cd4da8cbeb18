import { callsIn, found, notation } from './notation.js';

describe('verbs', () => {
  test.each<[string, string]>([
    ['docker create --name web img', 'create name=web image=img'],
    ['docker container run img', 'run image=img'],
    ['podman container create img', 'create image=img'],
    ['docker container rm -fv a b', 'rm force volumes a b'],
    ['docker rm a b -f', 'rm force a b'],
    ['docker rm --link /web/db', 'rm link /web/db'],
    ['docker container remove a', 'rm a'],
    ['docker start -ai db', 'start attach interactive db'],
    ['docker stop -t 5 db', 'stop timeout=5 db'],
    ['docker stop --time=5 db', 'stop timeout=5 db'],
    ['docker restart db', 'restart db'],
    ['docker kill -s HUP db', 'kill signal=HUP db'],
    ['docker rename a b', 'rename a b'],
    [
      'docker network create -d bridge --subnet 10.0.0.0/8 n',
      'network create driver=bridge subnet=10.0.0.0/8 n',
    ],
    [
      'docker network connect --alias d --link a:b n web --ip 10.0.0.2',
      'network connect alias=d link=a:b ip=10.0.0.2 n web',
    ],
    ['docker network disconnect -f n web', 'network disconnect force n web'],
    ['docker network rm n m', 'network rm n m'],
    ['docker network inspect -f x n', 'network inspect format=x n'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    'docker build -t run .',
    'docker compose run web',
    'docker-compose run --rm web',
    '$DOCKER_COMPOSE run web',
    'docker logs web',
    'docker network ls',
    'docker container ls',
    'docker-machine create dev',
    'docker --version',
    'npm link docker',
    'npm run docker run',
    'ln --link docker run',
    'echo docker run img',
    'echo "docker run img"',
    'ssh host docker run img',
    'ssh host "docker run img"',
    '$SSH docker run img',
    'vagrant ssh -c "docker run img"',
    '$TOOL run img # docker',
    'E=echo; $E docker run img',
    'command -v docker >/dev/null',
    "trap 'docker rm -f web' EXIT",
    '# docker run img',
    'cat > run.sh <<EOF\ndocker run img\nEOF',
    'bash run.sh <<EOF\ndocker run img\nEOF',
    'ssh host <<EOF\ndocker run img\nEOF',
  ])('nothing in %j', text => {
    expect(found(text)).toEqual([]);
  });
});

describe('all before the verb', () => {
  test.each<[string, string]>([
    ['docker run img', 'docker'],
    ['/usr/bin/docker container run img', '/usr/bin/docker'],
    ['docker.exe run img', 'docker.exe'],
    ['sudo docker run img', 'sudo docker'],
    ['sudo -E -u deploy docker run img', 'sudo -E -u deploy docker'],
    ['sudo -n -- docker run img', 'sudo -n -- docker'],
    ['docker -H tcp://x:1 --tls run img', 'docker -H tcp://x:1 --tls'],
    [
      'docker --host=x --context y --config z -D --log-level info run img',
      'docker --host=x --context y --config z -D --log-level info',
    ],
    [
      'docker --tlscacert a --tlscert b --tlskey=c network create n',
      'docker --tlscacert a --tlscert b --tlskey=c',
    ],
    ['docker $(docker-machine config dev) run img', 'docker $(docker-machine config dev)'],
    ['docker $DOCKER_OPTS ${HOST_ARG} run img', 'docker $DOCKER_OPTS ${HOST_ARG}'],
    ['sudo \\\n   docker \\\n\t-D run img', 'sudo docker -D'],
    ['docker -H \\\n    tcp://x run img', 'docker -H tcp://x'],
    ['DOCKER_HOST=tcp://x A=b docker run img', 'DOCKER_HOST=tcp://x docker'],
    ['env A=b docker run img', 'docker'],
    ['env -u A DOCKER_HOST=x docker run img', 'env -u A DOCKER_HOST=x docker'],
    ['exec docker run img', 'docker'],
    ['nohup nice -n 5 docker run img', 'docker'],
    ['time docker run img', 'docker'],
    ['/usr/bin/time -f %e docker run img', 'docker'],
    ['timeout -k 5 30 sudo docker run img', 'sudo docker'],
    ['sudo timeout --signal=KILL 30 docker run img', 'sudo docker'],
    ['travis_wait 30 docker run img', 'docker'],
    ['eval docker run img', 'docker'],
    ['$DOCKER run img', '$DOCKER'],
    ['"${docker}" run img', '"${docker}"'],
    ['${DOCKER_CMD} -D run img', '${DOCKER_CMD} -D'],
    ['${ENGINE:-podman} run img', '${ENGINE:-podman}'],
    ['"${DOCKER[@]}" run img', '"${DOCKER[@]}"'],
    ['D="sudo docker"\n$D run img', '$D'],
    ['$SUDO docker run img', '$SUDO docker'],
    ['$SUDO $DOCKER run img', '$SUDO $DOCKER'],
    ["sudo sh -c 'docker run img'", 'sudo docker'],
    ["bash -c 'sudo docker run img'", 'sudo docker'],
  ])('%s', (text, call) => {
    const calls = callsIn(text);
    expect(calls.map(found => found.call)).toEqual([call]);
    expect(notation(calls)).toEqual([text.includes('network') ? 'network create n' : 'run image=img']);
  });

  test.each<[string, 'docker' | 'podman']>([
    ['docker run img', 'docker'],
    ['nvidia-docker run img', 'docker'],
    ['docker.io run img', 'docker'],
    ['sudo podman run img', 'podman'],
    ['$PODMAN run img', 'podman'],
    ['${ENGINE:-podman} run img', 'podman'],
    ['ENGINE=podman; $ENGINE run img', 'podman'],
  ])('%s is %s', (text, tool) => {
    expect(callsIn(text).map(found => found.tool)).toEqual([tool]);
  });

  test('from its first word to its last', () => {
    const text =
      'x; DOCKER_HOST=y sudo \\\n docker run --rm \\\n img sh <in >out 2>&1; time docker container start web & z';
    const calls = callsIn(text);
    expect(calls.map(({ start, end }) => text.slice(start, end))).toEqual([
      'DOCKER_HOST=y sudo \\\n docker run --rm \\\n img sh',
      'time docker container start web',
    ]);
    expect(calls.map(({ start, verbEnd }) => text.slice(start, verbEnd))).toEqual([
      'DOCKER_HOST=y sudo \\\n docker run',
      'time docker container start',
    ]);
  });

  test('what is substituted runs first', () => {
    expect(found('docker run --link $(docker run -d redis):db web')).toEqual([
      'run detach image=redis',
      'run link=(unknown) image=web',
    ]);
  });
});
