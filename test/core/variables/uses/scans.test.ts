import { LINK_LIBRARIES } from '../../../../src/core/variables/uses/scan/libraries.js';
import { scansIn, usesIn } from './support.js';

/** What is marked, by which way, and for which prefix. */
function found(path: string, text: string, prefixes?: string[]): string[] {
  return scansIn(path, text, prefixes).map(({ start, end, idiom, prefix, library }) =>
    [text.slice(start, end), idiom, prefix ?? 'any', ...(library ? [library] : [])].join(' '),
  );
}

describe('names that are built at run time', () => {
  test.each([
    ['a.js', "env[alias + '_PORT_' + port + '_TCP_ADDR']", '_PORT_ built-name any'],
    ['a.js', "process.env['DB_PORT_' + port + '_TCP_ADDR']", 'DB_PORT_ built-name DB'],
    ['a.ts', 'process.env[`${name}_PORT_${port}_TCP_ADDR`]', '_PORT_ built-name any'],
    ['a.ts', 'process.env[`${name}_PORT_6379_TCP_ADDR`]', '_PORT_6379_TCP_ADDR built-name any'],
    [
      'a.ts',
      'process.env[`${project}_DB_1_PORT_5432_TCP_ADDR`]',
      '_DB_1_PORT_5432_TCP_ADDR built-name MYAPP_DB_1',
    ],
    ['a.py', "os.environ['%s_PORT_%s_TCP_ADDR' % (a, b)]", '_PORT_ built-name any'],
    ['a.py', 'os.environ["{}_PORT_{}_TCP_ADDR".format(a, b)]', '_PORT_ built-name any'],
    ['a.py', 'TYPE = "_PORT_%s_TCP" % PORT', '_PORT_ built-name any'],
    ['a.py', "f'{alias}_PORT_{port}_TCP_ADDR'", '_PORT_ built-name any'],
    ['a.go', 'env := "REDIS_PORT_" + port + "_TCP_ADDR"', 'REDIS_PORT_ built-name REDIS'],
    ['a.go', 'os.Getenv(fmt.Sprintf("%s_PORT_%d_TCP", a, b))', '_PORT_ built-name any'],
    ['a.php', "getenv('DB_PORT_' . $port . '_TCP_ADDR')", 'DB_PORT_ built-name DB'],
    ['a.rb', 'ENV["#{name}_PORT_#{port}_TCP_ADDR"]', '_PORT_ built-name any'],
    ['a.pl', '$ENV{"${name}_PORT_5432_TCP_ADDR"}', '_PORT_5432_TCP_ADDR built-name any'],
    ['a.java', 'sb.append("_PORT_"); sb.append(port); sb.append("_TCP_ADDR");', '_PORT_ built-name any'],
    ['a.lua', 'os.getenv(name .. "_PORT_" .. port .. "_TCP_ADDR")', '_PORT_ built-name any'],
    ['a.exs', 'System.get_env("#{name}_PORT_#{port}_TCP_ADDR")', '_PORT_ built-name any'],
    ['a.clj', '(str ".*" link "_PORT_" port "_TCP_ADDR$")', '_PORT_ built-name any'],
    ['a.sh', 'eval "host=\\$${LINK}_PORT_${PORT}_TCP_ADDR"', '_PORT_ built-name any'],
    ['a.sh', 'eval host=\\$${DB_LINK}_TCP_ADDR', '_TCP_ADDR built-name any'],
    ['a.sh', 'host=$(eval echo \\$$1_PORT_5432_TCP_ADDR)', '_PORT_5432_TCP_ADDR built-name any'],
    ['a.sh', 'H=$DB_PORT_${p}_TCP_ADDR', 'DB_PORT_ built-name DB'],
  ])('%s: %s', (path, text, expected) => expect(found(path, text)).toEqual([expected]));

  test('each line counts once', () => {
    const text =
      "a = e[n + '_PORT_80_TCP_ADDR'] + ':' + e[n + '_PORT_80_TCP_PORT']\nb = e[n + '_PORT_80_TCP_PORT']\n";
    expect(found('a.js', text)).toEqual([
      '_PORT_80_TCP_ADDR built-name any',
      '_PORT_80_TCP_PORT built-name any',
    ]);
  });
});

describe('patterns', () => {
  test.each([
    ['a.js', 'key.match(/^(.*?)_PORT_(.*?)_TCP_ADDR$/)', '_PORT_ name-pattern any'],
    ['a.js', 'k.match(/^REDIS_PORT_(\\d+)_TCP_ADDR$/)', 'REDIS_PORT_ name-pattern REDIS'],
    ['a.js', 'var r = /redis_port_(\\d+)_tcp_addr/ig;', 'redis_port_(\\d+)_tcp_addr name-pattern REDIS'],
    ['a.js', '/^redis[_\\-]\\d+_port_6379_tcp_addr$/i', '_port_6379_tcp_addr name-pattern any'],
    ['a.py', "re.compile('(\\w+)_PORT_(\\d+)_TCP_ADDR')", '_PORT_ name-pattern any'],
    ['a.py', "r'^DB_PORT_\\d{4}_TCP_PORT'", 'DB_PORT_ name-pattern DB'],
    ['a.rb', 'PATTERN = /\\A(?:(\\w+?)(?:_(\\d+))?)_PORT_(\\d+)_TCP\\z/', '_PORT_ name-pattern any'],
    ['a.rb', 'ENV.keys.grep(/_TCP_ADDR$/)', '_TCP_ADDR name-pattern any'],
    ['a.go', 'strings.HasSuffix(k, "_TCP_ADDR")', '_TCP_ADDR built-name any'],
    ['a.js', "key.endsWith('_TCP_ADDR')", '_TCP_ADDR built-name any'],
  ])('%s: %s', (path, text, expected) => expect(found(path, text)).toEqual([expected]));
});

describe('loops over the environment', () => {
  test.each([
    ['a.sh', 'for v in `env | grep _PORT_ | cut -d= -f1`; do echo; done', '_PORT_ environment-loop any'],
    ['a.sh', "env | grep '.*_PORT_.*_TCP_ADDR='", '_PORT_ name-pattern any'],
    ['a.sh', 'HOSTS="$(env | grep _PORT_2181_TCP_ADDR | sed x)"', '_PORT_2181_TCP_ADDR built-name any'],
    ['a.sh', 'printenv | grep "_TCP="', '_TCP environment-loop any'],
    ['a.sh', 'env | grep ^DB_PORT', 'DB_PORT environment-loop DB'],
    ['a.sh', "env | sed -n 's/^DB_/X_/p'", 'DB_ environment-loop DB'],
    ['a.sh', 'env | grep DB_ENV_ > /tmp/env', 'DB_ENV_ environment-loop DB'],
    ['a.sh', 'for v in ${!DB_PORT_*}; do echo; done', 'DB_PORT_ environment-loop DB'],
    ['a.sh', 'for v in "${!REDIS_1_@}"; do echo; done', 'REDIS_1_ environment-loop REDIS'],
    ['a.sh', 'compgen -A variable DB_', 'DB_ environment-loop DB'],
    [
      'a.py',
      "for k, v in os.environ.items():\n    if k.endswith('_PORT'):\n        x",
      '_PORT environment-loop any',
    ],
    ['a.py', "[k for k in os.environ if k.startswith('DB_')]", 'DB_ environment-loop DB'],
    ['a.js', 'Object.keys(process.env).filter(k => /_PORT$/.test(k))', '_PORT environment-loop any'],
    [
      'a.js',
      "for (const k in process.env) if (k.startsWith('REDIS_')) f(k)",
      'REDIS_ environment-loop REDIS',
    ],
    ['a.rb', 'ENV.select { |k, _| k =~ /_PORT$/ }', '_PORT environment-loop any'],
    [
      'a.go',
      'for _, e := range os.Environ() {\n\tif strings.HasPrefix(e, "DB_") {',
      'DB_ environment-loop DB',
    ],
    ['a.pl', 'grep { /_PORT$/ } keys %ENV', '_PORT environment-loop any'],
    [
      'a.java',
      'for (String k : System.getenv().keySet()) if (k.endsWith("_PORT")) f(k);',
      '_PORT environment-loop any',
    ],
    [
      'a.php',
      "<?php foreach ($_SERVER as $k => $v) if (preg_match('/_PORT$/', $k)) f();",
      '_PORT environment-loop any',
    ],
  ])('%s: %s', (path, text, expected) => expect(found(path, text)).toEqual([expected]));
});

describe('libraries that read the variables', () => {
  test.each([
    ['index.js', "const links = require('docker-links').parseLinks(process.env);", 'docker-links'],
    ['index.ts', "import { parseLinks } from 'docker-links';", 'docker-links'],
    ['package.json', '{ "dependencies": { "docker-links": "^1.0.2" } }', 'docker-links'],
    ['requirements.txt', 'flask==1.0\ndocker-links-python==0.1.0\n', 'docker-links'],
    ['index.js', "var Link = require('docker-link')", 'docker-link'],
    ['package.json', '{ "dependencies": { "docker-link": "1" } }', 'docker-link'],
    ['settings.py', 'import docker_links\nlinks = docker_links.parse_links(os.environ)', 'docker_links'],
    ['settings.py', 'from docker_links import parse_links', 'docker_links'],
    ['settings.py', "import envitro\nHOST = envitro.docker.host('DB')", 'envitro.docker'],
    ['start.sh', 'docker-link-helper --link db /etc/app.conf', 'docker-link-helper'],
    ['composer.json', '{ "require": { "texthtml/docker-links": "^1.5" } }', 'texthtml/docker-links'],
    ['index.php', '<?php $links = \\TH\\Docker\\Links::buildFrom($_ENV);', 'texthtml/docker-links'],
    ['Gemfile', "gem 'docker-env-link'", 'docker-env-link'],
    ['app.rb', "require 'docker/env/link'", 'docker-env-link'],
    ['main.go', 'import (\n\t"github.com/syb-devs/dockerlink"\n)', 'github.com/syb-devs/dockerlink'],
    [
      'Main.java',
      'discovery.registerServiceImporter(new DockerLinksServiceImporter(), config);',
      'io.vertx.servicediscovery.docker',
    ],
    ['start.sh', 'waitforservices -timeout=60 -legacy', 'waitforservices'],
  ])('%s: %s', (path, text, library) => {
    expect(scansIn(path, text).map(use => [use.idiom, use.library, use.prefix])).toEqual([
      ['library', library, null],
    ]);
  });

  test('each has a source and an example', () => {
    for (const { source, name } of LINK_LIBRARIES)
      expect([name, source]).toEqual([name, expect.stringMatching(/.{20}/)]);
  });

  test.each([
    ['index.js', "require('docker-linkcheck')"],
    ['index.js', "require('./docker-links')"],
    ['index.js', '// require("docker-links")'],
    ['package.json', '{ "name": "my-docker-links" }'],
    ['deploy.rb', 'set :docker_links, %w(a:b)'],
    ['main.py', 'docker_links = []\n'],
    ['start.sh', 'waitforservices'],
  ])('not %s: %s', (path, text) => expect(usesIn(path, text)).toEqual([]));
});

describe('what looks like it and is not', () => {
  test.each([
    ['of a service that is not linked', 'a.js', "process.env['CACHE_PORT_' + port + '_TCP_ADDR']"],
    ['of a service that is not linked', 'a.js', 'k.match(/^CACHE_PORT_(\\d+)_TCP_ADDR$/)'],
    ['of a service that is not linked', 'a.js', 'process.env[`${project}_CACHE_1_PORT_80_TCP_ADDR`]'],
    ['of Kubernetes', 'a.go', '"KUBERNETES_PORT_" + p + "_TCP"'],
    ['of Kubernetes', 'a.js', '`${name}_SERVICE_PORT_${port}_TCP_ADDR`'],
    ['of Kubernetes', 'a.sh', 'env | grep _SERVICE_HOST'],
    ['a name with a number', 'a.rb', 'ENV.fetch("REDIS_SENTINEL_PORT_#{index}", 26379)'],
    ['a name with a number', 'a.rb', 'settings["SIP_SERVER_PORT_#{i}"]'],
    ['another language’s names', 'a.c', 'static int get_tcp_port(struct x *_tcp_addr) { return _tcp_port; }'],
    ['a guard', 'a.h', '#ifndef FOO_TCP_H\n#define FOO_TCP_H\n#endif'],
    ['a constant', 'a.py', "DEFAULT_TCP_PORT = 1\nx = '_TCP_PORT'"],
    ['thrown away', 'a.sh', "unset $(env | grep -e '_SERVICE_PORT$' -e '_TCP_ADDR$')"],
    ['thrown away', 'a.sh', 'unset `env | grep _PORT_ | cut -d= -f1`'],
    ['thrown away', 'a.sh', "env | grep -v '_PORT_'"],
    ['a comment', 'a.sh', '# env | grep _PORT_'],
    ['a comment', 'a.js', '// alias + "_PORT_" + port + "_TCP_ADDR"'],
    ['any loop', 'a.js', "Object.keys(process.env).filter(k => k.startsWith('npm_'))"],
    ['any loop', 'a.js', "Object.keys(process.env).filter(k => k.endsWith('_NAME'))"],
    ['any loop', 'a.js', "Object.keys(process.env).filter(k => k.startsWith('APP_'))"],
    ['no environment', 'a.sh', 'cat config | grep _port'],
    ['no environment', 'a.js', "keys.filter(k => k.endsWith('_PORT'))"],
    ['a whole name of another', 'a.js', "'SMTP_PORT_25_TCP_ADDR'"],
    ['documents', 'README.md', '`${NAME}_PORT_${PORT}_TCP_ADDR`'],
  ])('%s: %s: %s', (_, path, text) => expect(usesIn(path, text)).toEqual([]));
});
