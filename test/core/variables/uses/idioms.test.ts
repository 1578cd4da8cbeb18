import { IDIOM_IDS } from '../../../../src/core/variables/uses/idioms/table.js';
import { exactIn, readAs } from './support.js';

/** One line for each way to read a variable: file, idiom, text. `§` stands for the name. */
const READS: readonly (readonly [path: string, idiom: string, text: string])[] = [
  ['app.py', 'python-environ', "host = os.environ['§']"],
  ['app.py', 'python-environ', 'host = os.environ["§"]'],
  ['app.py', 'python-environ', "host = os.environ.get('§', 'localhost')"],
  ['app.py', 'python-environ', "from os import environ\nhost = environ.get(\n    '§',\n)"],
  ['app.py', 'python-environ', "ok = '§' in os.environ"],
  ['app.py', 'python-environ', "ok = '§' not in environ"],
  ['app.py', 'python-getenv', "host = os.getenv('§')"],
  ['app.py', 'python-getenv', 'host = getenv("§", None)'],
  ['app.py', 'python-config', "host = config('§', default='x')"],
  ['app.py', 'python-format', "dsn = 'host={§}'.format(**os.environ)"],
  ['app.py', 'python-format', "dsn = 'host=%(§)s' % os.environ"],
  ['app.py', 'python-envitro', "host = envitro.str('§', 'x')"],
  ['app.py', 'python-settings', 'class S(BaseSettings):\n    §: str = "x"\n'],
  ['app.py', 'env-call', "host = env('§')"],
  ['app.py', 'env-call', "host = env.str('§', 'x')"],
  ['wsgi.wsgi', 'env-index', "host = request_environ['§']"],
  ['app.rb', 'ruby-env', "host = ENV['§']"],
  ['app.rb', 'ruby-env', 'host = ENV["§"] || "localhost"'],
  ['Rakefile', 'ruby-env', "ENV.key?('§')"],
  ['app.rb', 'ruby-env-fetch', "host = ENV.fetch('§') { 'localhost' }"],
  ['app.rb', 'ruby-env-fetch', "host = ENV.fetch '§', 'localhost'"],
  ['config/database.yml', 'ruby-env-fetch', "  host: <%= ENV.fetch('§', 'localhost') %>"],
  ['config.js', 'js-process-env', 'const host = process.env.§;'],
  ['config.ts', 'js-process-env', "const host: string = process.env['§']!;"],
  ['config.mjs', 'js-process-env', 'const host = process.env[`§`];'],
  ['config.js', 'js-process-env', "if ('§' in process.env) {}"],
  ['config.js', 'js-process-env', "_.get(process.env, '§', 'x')"],
  ['config.coffee', 'js-process-env', "host = process.env.§ or 'localhost'"],
  ['config.js', 'js-destructuring', 'const { § } = process.env;'],
  ['config.js', 'js-destructuring', 'const {\n  PORT = 80,\n  §: host = "x",\n} = process.env;'],
  ['config.js', 'js-import-meta', 'const host = import.meta.env.§'],
  ['config.ts', 'js-deno-env', 'const host = Deno.env.get("§")'],
  ['config.ts', 'js-bun-env', 'const host = Bun.env.§'],
  ['config.js', 'env-property', 'const env = process.env;\nconst host = env.§;'],
  ['config.php', 'php-getenv', "<?php $host = getenv('§');"],
  ['config.php', 'php-getenv', '<?php $host = getenv("§") ?: "localhost";'],
  ['config.php', 'php-env-array', "<?php $host = $_ENV['§'];"],
  ['config.php', 'php-env-array', '<?php $host = $_SERVER["§"] ?? "x";'],
  ['config.php', 'php-env-array', '<?php $dsn = "mysql:host=$_ENV[§]";'],
  ['config.php', 'php-env-array', "<?php array_key_exists('§', $_ENV);"],
  ['config.php', 'php-input', "<?php filter_input(INPUT_ENV, '§');"],
  ['config.php', 'env-call', "<?php $host = env('§', 'localhost');"],
  ['services.yaml', 'symfony-env', "host: '%env(resolve:§)%'"],
  ['Main.java', 'jvm-getenv', 'String host = System.getenv("§");'],
  ['Main.java', 'jvm-getenv', 'String host = System.getenv().getOrDefault("§", "x");'],
  ['Main.kt', 'jvm-getenv', 'val host = System.getenv()["§"] ?: "x"'],
  ['Main.kt', 'jvm-getenv', 'val host = System.getenv("§") ?: "x"'],
  ['build.gradle', 'groovy-env', "def host = System.env.§ ?: 'x'"],
  ['Job.groovy', 'groovy-env', 'sh "psql -h ${env.§}"'],
  ['Main.scala', 'scala-env', 'val host = sys.env("§")'],
  ['Main.scala', 'scala-env', 'val host = sys.env.getOrElse("§", "localhost")'],
  ['Main.scala', 'scala-env', 'val host = scala.util.Properties.envOrElse("§", "x")'],
  ['Conf.java', 'spring-placeholder', '@Value("${§:localhost}") String host;'],
  ['Conf.java', 'spring-property', 'env.getProperty("§")'],
  ['main.go', 'go-getenv', 'host := os.Getenv("§")'],
  ['main.go', 'go-getenv', 'host, ok := os.LookupEnv("§")'],
  ['main.go', 'go-tag', 'Host string `env:"§" envDefault:"x"`'],
  ['main.go', 'go-tag', 'Host string `envconfig:"§"`'],
  ['main.go', 'go-flag', 'cli.StringFlag{Name: "host", EnvVar: "§"}'],
  ['main.go', 'go-flag', 'EnvVars: []string{"HOST", "§"},'],
  ['main.go', 'go-flag', 'app.Flag("host", "").Envar("§").String()'],
  ['main.go', 'go-viper', 'viper.BindEnv("db.host", "§")'],
  ['main.go', 'go-expand', 'dsn := os.ExpandEnv("host=$§")'],
  ['main.go', 'env-call', 'host := envDefault("§", "x")'],
  ['main.rs', 'rust-env', 'let host = std::env::var("§").unwrap();'],
  ['main.rs', 'rust-clap', '#[arg(long, env = "§")]'],
  ['main.c', 'c-getenv', 'char *host = getenv("§");'],
  ['main.swift', 'swift-environment', 'let host = ProcessInfo.processInfo.environment["§"] ?? "x"'],
  ['main.dart', 'swift-environment', "var host = Platform.environment['§'];"],
  ['Program.cs', 'csharp-environment', 'var host = Environment.GetEnvironmentVariable("§");'],
  ['Startup.cs', 'csharp-configuration', 'var host = Configuration["§"];'],
  ['Startup.cs', 'csharp-configuration', 'var port = config.GetValue<int>("§");'],
  ['app.pl', 'perl-env', "my $host = $ENV{§} || 'localhost';"],
  ['app.pl', 'perl-env', "my $host = $ENV{'§'};"],
  ['app.pl', 'perl-env', 'my ($a, $host) = @ENV{qw(HOME §)};'],
  ['app.lua', 'lua-getenv', 'local host = os.getenv("§")'],
  ['app.lua', 'lua-getenv', "local host = os.getenv '§' or 'localhost'"],
  ['app.R', 'r-getenv', 'host <- Sys.getenv("§", "localhost")'],
  ['app.R', 'r-getenv', 'Sys.getenv(c("HOME", "§"))'],
  ['app.jl', 'julia-env', 'host = ENV["§"]'],
  ['app.jl', 'julia-env', 'host = get(ENV, "§", "x")'],
  ['app.tcl', 'tcl-env', 'set host $::env(§)'],
  ['Main.hs', 'haskell-getenv', 'host <- getEnv "§"'],
  ['main.ml', 'ocaml-getenv', 'let host = Sys.getenv_opt "§"'],
  ['config.exs', 'elixir-get-env', 'hostname: System.get_env("§") || "localhost"'],
  ['config.exs', 'elixir-get-env', 'hostname: System.fetch_env!("§")'],
  ['config.exs', 'elixir-system-tuple', 'hostname: {:system, "§", "localhost"}'],
  ['app.erl', 'erlang-getenv', 'Host = os:getenv("§"),'],
  ['core.clj', 'clojure-getenv', '(System/getenv "§")'],
  ['config.edn', 'clojure-aero', '{:host #env "§"}'],
  ['config.edn', 'clojure-aero', '{:host #env §}'],
  ['app.lisp', 'lisp-getenv', '(uiop:getenv "§")'],
  ['init.el', 'lisp-getenv', '(getenv "§")'],
  ['start.sh', 'shell-variable', 'psql -h $§'],
  ['start.sh', 'shell-variable', 'psql -h "${§}"'],
  ['start.sh', 'shell-variable', 'host=${§:-localhost}'],
  ['start.sh', 'shell-variable', ': ${HOST:=${§:=db}}'],
  ['start.sh', 'shell-variable', 'if [ -z "$§" ]; then exit 1; fi'],
  ['start.sh', 'shell-variable', 'exec sh -c \'psql -h"$§"\''],
  ['start.sh', 'shell-variable', 'cat > x.conf <<EOF\nhost $§\nEOF\n'],
  ['start.sh', 'shell-variable', "envsubst '$§' < a.tmpl > a.conf"],
  ['start.sh', 'shell-variable', 'sed -i "s/{{HOST}}/$§/" app.conf'],
  ['start.sh', 'shell-printenv', 'host=$(printenv §)'],
  ['start.sh', 'shell-test', 'if [[ -v § ]]; then :; fi'],
  ['start.ps1', 'powershell-env', '$h = $env:§'],
  ['start.bat', 'batch-variable', 'psql -h %§%'],
  ['start.cmd', 'batch-variable', 'if not defined § exit 1'],
  ['Dockerfile', 'dockerfile-command', 'FROM a\nCMD psql -h $§'],
  ['Dockerfile', 'dockerfile-command', 'FROM a\nENTRYPOINT ["sh", "-c", "psql -h ${§}"]'],
  ['Dockerfile', 'dockerfile-command', 'FROM a\nHEALTHCHECK CMD \\\n  curl $§'],
  ['Dockerfile', 'dockerfile-run', 'FROM a\nRUN true && \\\n  # why\n  echo $§'],
  ['Dockerfile', 'dockerfile-env', 'FROM a\nENV HOST=$§'],
  ['Dockerfile', 'dockerfile-build', 'FROM a\nEXPOSE $§'],
  ['Makefile', 'make-variable', 'run:\n\tpsql -h $(§)'],
  ['Makefile', 'shell-variable', 'run:\n\tpsql -h $$§'],
  ['Makefile', 'make-default', '§ ?= localhost\n'],
  ['Makefile', 'make-test', 'ifdef §\nendif\n'],
  ['.env', 'shell-variable', 'DATABASE_URL=postgres://$§/x'],
  ['nginx.conf', 'nginx-env', 'user x;\nenv §;\n'],
  ['default.conf.template', 'placeholder', 'proxy_pass http://${§};'],
  ['default.conf.template', 'placeholder', 'proxy_pass http://$§;'],
  ['application.properties', 'placeholder', 'spring.datasource.url=jdbc:postgresql://${§:localhost}/x'],
  ['application.yml', 'placeholder', 'url: jdbc:postgresql://${§:localhost}/x'],
  ['application.conf', 'placeholder', 'host = ${?§}'],
  ['pom.xml', 'placeholder', '<host>${env.§}</host>'],
  ['config.json', 'placeholder', '{ "host": "${§}" }'],
  ['telegraf.toml', 'placeholder', 'urls = ["http://$§:8086"]'],
  ['Caddyfile', 'placeholder', 'reverse_proxy {$§:localhost}:80'],
  ['site.caddyfile', 'caddy-env', 'reverse_proxy {env.§}'],
  ['uwsgi.ini', 'uwsgi-variable', 'socket = $(§)'],
  ['supervisord.conf', 'supervisor-env', 'command=app --host %(ENV_§)s'],
  ['app.service', 'systemd-pass', '[Service]\nPassEnvironment=HOME §\n'],
  ['httpd.conf', 'apache-env', 'PassEnv HOME §\n'],
  ['httpd.conf', 'apache-env', 'RewriteRule ^ http://%{ENV:§}/'],
  ['haproxy.cfg.tmpl', 'template-env', 'server db {{ .Env.§ }}:80'],
  ['app.toml', 'template-env', 'host = "{{ getenv "§" }}"'],
  ['app.conf.j2', 'template-env', "host {{ environ('§') }}"],
  ['app.conf.j2', 'template-env', 'host {{ env.§ }}'],
  ['app.conf.j2', 'jinja-variable', 'host {{ § }}'],
  ['config/custom-environment-variables.json', 'node-config', '{ "mongo": { "host": "§" } }'],
  ['config/custom-environment-variables.yml', 'node-config', 'mongo:\n  host: §\n'],
];

describe.each(['DB_PORT_5432_TCP_ADDR', 'DB_PORT', 'REDIS_1_NAME', 'MYAPP_DB_1_ENV_POSTGRES_USER'])(
  '%s',
  name => {
    test.each(READS)('%s: %s: %s', (path, idiom, written) => {
      const text = written.replace('§', name);
      const uses = exactIn(path, text).filter(({ variable }) => variable === name);
      expect(uses.map(use => [use.variable, use.idiom])).toEqual([[name, idiom]]);
      for (const { start, end } of uses) expect(text.slice(start, end)).toBe(name);
    });
  },
);

/** Only a distinctive name says that such a placeholder is one of ours. */
test.each([
  ['app.conf.tmpl', 'host {{§}}'],
  ['app.conf.in', 'host @§@'],
  ['app.xml.dist', '<a>%§%</a>'],
  ['my.cnf.template', 'host = <§>'],
])('%s: %s', (path, text) => {
  expect(readAs(path, text.replace('§', 'DB_PORT_80_TCP'))).toEqual(['DB_PORT_80_TCP template-placeholder']);
  expect(readAs(path, text.replace('§', 'DB_NAME'))).toEqual([]);
});

test('every idiom has an example', () => {
  const shown = new Set(READS.map(([, idiom]) => idiom));
  const missing = IDIOM_IDS.filter(
    id => !shown.has(id) && !id.startsWith('clojure-') && !['template-placeholder', 'word'].includes(id),
  );
  expect(missing).toEqual([]);
});

describe('Clojure turns names into keywords', () => {
  test.each([
    ['(env :db-port-5432-tcp-addr)', 'DB_PORT_5432_TCP_ADDR clojure-env'],
    ['(environ/env :db-port)', 'DB_PORT clojure-env'],
    ['(:db-env-postgres-user env)', 'DB_ENV_POSTGRES_USER clojure-env'],
    ['(get env :db-1-port-5432-tcp-port "5432")', 'DB_1_PORT_5432_TCP_PORT clojure-env'],
    ['(let [{:keys [home db-name]} env] x)', 'DB_NAME clojure-destructuring'],
    ['(lookup :db-port-5432-tcp-addr)', 'DB_PORT_5432_TCP_ADDR word'],
  ])('%s', (text, expected) => {
    expect(readAs('core.clj', text)).toEqual([expected]);
    expect(readAs('core.py', text)).toEqual([]);
  });

  test.each([
    '(f :db-port)',
    '{:db-port-5432-tcp-addr "x"}',
    '(def db-port-5432-tcp-addr 1)',
    '; (env :db-port)',
  ])('not %s', text => expect(readAs('core.clj', text)).toEqual([]));
});

describe('names in small letters, where a library looks for the variable in capitals', () => {
  test.each([
    ['application.yml', 'host: ${db.port.5432.tcp.addr:localhost}', 'spring-placeholder'],
    ['Conf.java', '@Value("${db.port.5432.tcp.addr:}") String host;', 'spring-placeholder'],
    ['Conf.java', 'env.getProperty("db.port.5432.tcp.addr")', 'spring-property'],
    ['main.go', 'viper.GetString("db_port_5432_tcp_addr")', 'go-viper'],
    ['conf.py', 'class S(BaseSettings):\n    db_port_5432_tcp_addr: str\n', 'python-settings'],
  ])('%s: %s', (path, text, idiom) => {
    expect(readAs(path, text)).toEqual([`DB_PORT_5432_TCP_ADDR ${idiom}`]);
  });

  test.each([
    ['conf.py', 'db_port_5432_tcp_addr = find()'],
    ['main.go', 'db_port_5432_tcp_addr := find()'],
    ['application.yml', 'db.port.5432.tcp.addr: x'],
    ['app.js', 'f("db_port_5432_tcp_addr")'],
  ])('not %s: %s', (path, text) => expect(readAs(path, text)).toEqual([]));
});
