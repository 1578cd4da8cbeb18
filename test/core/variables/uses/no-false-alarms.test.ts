import { exactIn, readAs, usesIn, variablesIn } from './support.js';

const LONG = 'DB_PORT_5432_TCP_ADDR';

describe('comments are no uses', () => {
  test.each([
    ['a.py', '# os.environ["§"]\n'],
    ['a.py', 'x = 1  # §'],
    ['a.py', 'def f():\n    """Reads § from os.environ["§"]."""\n'],
    ['a.py', "'''\nos.environ['§']\n'''\nimport os\n"],
    ['a.py', '"""§\n"""'],
    ['a.rb', "# ENV['§']"],
    ['a.rb', "x = 1\n=begin\nENV['§']\n=end\n"],
    ['a.yml', "a: 1 # <%= ENV['§'] %>"],
    ['a.yml', "<%# ENV['§'] %>"],
    ['a.js', '// process.env.§'],
    ['a.js', 'f(); // process.env.§'],
    ['a.js', '/*\n * process.env.§\n */'],
    ['a.ts', 'const a = /* process.env.§ */ 1;'],
    ['a.js', 'const r = /[\'"`/*]/; // process.env.§'],
    ['a.js', 'const t = `a ${b} c`; // process.env.§'],
    ['a.js', "const it = 'don\\'t'; // process.env.§"],
    ['a.coffee', '###\nprocess.env.§\n###'],
    ['a.php', "<?php # getenv('§')"],
    ['a.php', "<?php // getenv('§')"],
    ['a.php', "<?php /* getenv('§') */"],
    ['a.php', "<!-- <?= getenv('§') ?> -->"],
    ['a.java', '// System.getenv("§")'],
    ['a.java', 'String s = "\\""; /* System.getenv("§") */'],
    ['a.go', '// os.Getenv("§")'],
    ['a.go', 'x := `raw "`\n// os.Getenv("§")'],
    ['a.rs', 'fn f<\'a>() {} // env::var("§")'],
    ['a.rs', 'let c = \'"\'; // env::var("§")'],
    ['a.c', '/* getenv("§") */'],
    ['a.pl', '# $ENV{§}'],
    ['a.pl', 'x();\n=pod\n$ENV{§}\n=cut\n'],
    ['a.lua', '-- os.getenv("§")'],
    ['a.lua', '--[[\nos.getenv("§")\n]]'],
    ['a.clj', '; (System/getenv "§")'],
    ['a.exs', '# System.get_env("§")'],
    ['a.ex', '@doc """\nReads § by System.get_env("§")\n"""'],
    ['a.erl', '% os:getenv("§")'],
    ['a.hs', '-- getEnv "§"'],
    ['a.hs', '{- getEnv "§" -}'],
    ['a.R', '# Sys.getenv("§")'],
    ['a.cs', '// Environment.GetEnvironmentVariable("§")'],
    ['a.ps1', '<# $env:§ #>'],
    ['a.bat', 'REM %§%'],
    ['a.sh', '#!/bin/sh\n# needs $§\n'],
    ['a.sh', 'x=1 # $§'],
    ['a.sh', "sh -c '\n  # $§\n'"],
    ['a.sh', 'cat <<EOF\nit\'s "\nEOF\n# $§\n'],
    ['Dockerfile', '# CMD psql -h $§'],
    ['Dockerfile', 'RUN a && \\\n  # $§ \\\n  b'],
    ['Makefile', '# $(§)'],
    ['a.conf', '# ${§}'],
    ['a.ini', '; ${§}'],
    ['nginx.conf', '  # env §;'],
    ['a.properties', '! ${§}'],
    ['a.toml', 'a = 1 # ${§}'],
    ['a.xml', '<!-- ${§} -->'],
    ['a.json5', '// ${§}'],
    ['a.conf.j2', '{# {{ § }} #}'],
    ['.env', '# X=$§'],
    ['a.sql', '-- ${§}'],
    ['unknown', '# $§'],
  ])('%s: %s', (path, written) => {
    const text = written.replaceAll('§', LONG);
    expect(readAs(path, text)).toEqual([]);
    expect(readAs(path, written.replaceAll('§', 'DB_PORT'))).toEqual([]);
    // Asked for documents, both come.
    expect(new Set(exactIn(path, text, { docs: true }).map(use => `${use.variable} ${use.place}`))).toEqual(
      new Set([`${LONG} comment`]),
    );
  });

  test.each([
    ['a.sh', 'echo "# $§"'],
    ['a.sh', 'x=${y#$§}'],
    ['a.sh', 'cat <<EOF\n# host $§\nEOF'],
    ['a.sh', 'a#$§'],
    ['a.js', "get('http://' + process.env.§)"],
    ['a.js', 'get(`${a ? `http://${process.env.§}` : ""}`)'],
    ['a.js', 'x = a / b; y = process.env.§ / 2'],
    ['a.js', "x = s.replace(/'/g, '') + process.env.§"],
    ['a.py', "x = 'http://#' + os.environ['§']"],
    ['a.py', 'sql = """\nselect\n""" % os.environ["§"]'],
    ['a.py', 'x = f("""# §""", os.environ["§"])'],
    ['a.rb', 'x = "#{ENV[\'§\']}"'],
    ['a.rb', 'x = "# #{ENV[\'§\']}"'],
    ['a.php', '<a href="http://<?= getenv(\'§\') ?>">'],
    ['a.yml', 'host: "#${§}"'],
    ['a.yml', 'url: http://x/#${§}'],
    ['a.properties', 'host=#${§}'],
    ['Dockerfile', 'CMD a # $§'],
    ['a.json', '{ "a": "http://${§}" }'],
    ['a.lua', 'local s = "--" .. os.getenv("§")'],
  ])('but %s: %s', (path, written) => {
    expect(variablesIn(path, written.replaceAll('§', LONG))).toContain(LONG);
  });
});

describe('documents are no uses', () => {
  test.each([
    'README.md',
    'README',
    'docs/use.rst',
    'notes.txt',
    'a.adoc',
    'CHANGELOG',
    'LICENSE.txt',
    '.env.example',
  ])('%s', path => {
    const text = `Set ${LONG}, or run\n\n    psql -h $${LONG} -p $DB_PORT\n`;
    expect(usesIn(path, text)).toEqual([]);
    expect(exactIn(path, text, { docs: true }).map(use => [use.variable, use.place])).toEqual([
      [LONG, 'docs'],
      [LONG, 'docs'],
    ]);
  });
});

describe('names of others are no uses', () => {
  test.each([
    ['a.sh', 'echo $DB_SERVICE_HOST $DB_SERVICE_PORT $DB_SERVICE_PORT_5432_TCP'],
    ['a.sh', 'echo $CACHE_PORT_6379_TCP_ADDR'],
    ['a.sh', 'echo $MYDB_PORT_5432_TCP_ADDR $DB_2_PORT_5432_TCP_ADDR'],
    ['a.sh', 'echo $KUBERNETES_PORT_443_TCP_ADDR'],
    ['a.sh', 'echo $DB_PORT_5432_TCP_ADDRESS $DB_PORT_X_TCP_ADDR $DB_PORT_ $DB_PORTS $DB_NAMES $DB_NAME_X'],
    ['a.sh', 'echo $DB_PORT_99999_TCP_ADDR $DB_PORT_5432_HTTP'],
    ['a.sh', 'echo $db_port_5432_tcp_addr $Db_PORT'],
    ['a.sh', 'echo $DB_ENV_PATH $DB_ENV_HOME $DB_ENV_'],
    ['a.js', 'process.env.DB_HOST + process.env.MY_DB_PORT'],
  ])('%s: %s', (path, text) => expect(usesIn(path, text)).toEqual([]));

  test('no links, no uses', () =>
    expect(usesIn('a.sh', `echo $${LONG} $(env | grep _PORT_)`, {}, [])).toEqual([]));
});

describe('short names count only where the environment is read', () => {
  test.each([
    ['a.js', 'const DB_PORT = 5432; listen(DB_PORT); db.DB_NAME = "x";'],
    ['a.js', 'settings.DB_NAME'],
    ['a.js', "config.get('DB_NAME')"],
    ['a.py', 'DB_NAME = "x"\nconnect(DB_NAME, port=DB_PORT)'],
    ['a.py', "app.config['DB_NAME'] = 'x'"],
    ['a.py', "get('DB_NAME')"],
    ['a.py', 'class A:\n    DB_PORT: int = 1\n'],
    ['a.php', "<?php define('DB_NAME', 'x'); echo DB_NAME; $DB_PORT = 1; echo \"$DB_PORT\";"],
    ['wp-config.php', "<?php define( 'DB_NAME', 'wordpress' );"],
    ['a.java', 'static final int DB_PORT = 1; use(DB_PORT); map.get("DB_NAME");'],
    ['a.go', 'const DB_PORT = 1\nuse(DB_PORT)\nm["DB_NAME"]'],
    ['a.rb', 'DB_NAME = 1\nuse(DB_NAME)\nh["DB_NAME"]'],
    ['a.c', '#define DB_NAME "x"\nopen(DB_NAME);'],
    ['a.sql', 'CREATE TABLE DB_NAME (DB_PORT int);'],
    ['a.json', '{ "DB_NAME": "x", "key": "DB_PORT" }'],
    ['a.yml', 'DB_NAME: x\nkey: DB_PORT\n'],
    ['a.ini', '[x]\nDB_NAME = x\n'],
    ['a.conf', 'host DB_NAME;\n'],
    ['a.conf', '%DB_NAME% @DB_NAME@ {{DB_NAME}} <DB_NAME>'],
    ['a.sh', 'echo DB_NAME'],
    ['a.sh', 'curl -d "DB_NAME=x"'],
  ])('%s: %s', (path, text) => expect(readAs(path, text)).toEqual([]));
});

describe('a name of the file itself is no use', () => {
  test.each([
    ['a.py', `${LONG} = find()\nconnect(${LONG})`],
    ['a.py', `from settings import ${LONG}\nconnect(${LONG})`],
    ['a.js', `const ${LONG} = find();\nconnect(${LONG});`],
    ['a.js', `const { ${LONG} } = require('./config');\nconnect(${LONG});`],
    ['a.js', `import { ${LONG} } from './config.js';\nconnect(${LONG});`],
    ['a.go', `var ${LONG} string\nconnect(${LONG})`],
    ['a.c', `#define ${LONG} "x"\nconnect(${LONG});`],
    ['a.sh', `${LONG}=localhost\npsql -h $${LONG}`],
    ['a.sh', `export ${LONG}=localhost; psql\npsql -h \${${LONG}:-x}`],
    ['a.sh', `readonly ${LONG}="a b"\npsql -h $${LONG}`],
    ['a.sh', `read -r ${LONG}\npsql -h $${LONG}`],
    ['a.sh', `for ${LONG} in a b; do\n  psql -h $${LONG}\ndone`],
    ['a.sh', 'DB_PORT=5432\npsql -p $DB_PORT'],
    ['Makefile', `run:\n\techo $(${LONG})\n${LONG} = x\n`],
    ['Dockerfile', `ENV ${LONG}=x\nCMD psql -h $${LONG}`],
    ['Dockerfile', `ENV ${LONG} x\nCMD psql -h $${LONG}`],
    ['Dockerfile', `ENV A=1 \\\n    ${LONG}=x\nRUN psql -h $${LONG}`],
    ['Dockerfile', `ARG ${LONG}=x\nRUN psql -h $${LONG}`],
    ['.env', `${LONG}=x\nURL=$${LONG}`],
  ])('%s: %s', (path, text) => expect(readAs(path, text)).toEqual([]));

  test.each([
    ['before it is set', 'a.sh', `psql -h $${LONG}\n${LONG}=x\npsql -h $${LONG}`, 1],
    ['in the value that it is set to', 'a.sh', `${LONG}=\${${LONG}:-x}\npsql -h $${LONG}`, 1],
    ['in a value on several lines', 'a.sh', `${LONG}=$(echo \\\n  $${LONG})\npsql -h $${LONG}`, 1],
    ['where it is given a default for good', 'a.sh', `: \${${LONG}:=x}\npsql -h $${LONG}`, 1],
    ['when it is set under a condition', 'a.sh', `if true; then\n${LONG}=x\nfi\npsql -h $${LONG}`, 1],
    ['when it may be set', 'a.sh', `[ -f x ] && ${LONG}=x\npsql -h $${LONG}`, 1],
    ['when it is set in a function', 'a.sh', `f() {\n${LONG}=x\n}\npsql -h $${LONG}`, 1],
    ['in the function that sets it', 'a.sh', `f() {\n  local ${LONG}=$1\n  psql -h $${LONG}\n}\n`, 0],
    ['behind the function that sets it', 'a.sh', `f() {\n  local ${LONG}=$1\n}\npsql -h $${LONG}`, 1],
    ['in the branch that sets it', 'a.sh', `if a; then\n  ${LONG}=x\n  psql $${LONG}\nfi`, 0],
    ['in the other branch', 'a.sh', `if a; then\n  ${LONG}=x\nelse\n  psql $${LONG}\nfi`, 1],
    ['in the other case', 'a.sh', `case $1 in\na)\n  ${LONG}=x\n  ;;\nb)\n  psql $${LONG}\n  ;;\nesac`, 1],
    [
      'in a loop inside the block',
      'a.sh',
      `f() {\n  ${LONG}=x\n  while a; do\n    psql $${LONG}\n  done\n}`,
      0,
    ],
    ['when it is set for one command', 'a.sh', `${LONG}=x psql\npsql -h $${LONG}`, 1],
    ['when it is set for a container', 'a.sh', `docker run -e ${LONG}=x a\npsql -h $${LONG}`, 1],
    [
      'after conditions have ended',
      'a.sh',
      `if true; then\n  echo\nfi\nf() {\n  echo\n}\n${LONG}=x\npsql -h $${LONG}`,
      0,
    ],
    ['at run time, beside an argument of the build', 'Dockerfile', `ARG ${LONG}=x\nCMD psql -h $${LONG}`, 1],
    ['of another name', 'a.sh', `${LONG}=x\npsql -h $DB_1_PORT_5432_TCP_ADDR`, 1],
    ['that is in the environment, too', 'a.js', `const ${LONG} = process.env.${LONG};\nconnect(${LONG});`, 1],
  ])('%s', (_, path, text, count) => expect(readAs(path, text)).toHaveLength(count));
});

describe('who sets or removes a variable does not read it', () => {
  test.each([
    ['a.js', `process.env.${LONG} = 'x'`],
    ['a.js', `delete process.env.${LONG}`],
    ['a.js', `spawn('a', { env: { ${LONG}: 'x', DB_PORT: 1 } })`],
    ['a.py', `os.environ['${LONG}'] = 'x'`],
    ['a.py', `del os.environ['${LONG}']`],
    ['a.py', `run(env={'${LONG}': 'x'})`],
    ['a.py', `monkeypatch.setenv('${LONG}', 'x')`],
    ['a.rb', `ENV['${LONG}'] = 'x'`],
    ['a.php', `<?php putenv('${LONG}=x'); $_ENV['${LONG}'] = 'x'; unset($_ENV['${LONG}']);`],
    ['a.go', `os.Setenv("${LONG}", "x"); os.Unsetenv("${LONG}")`],
    ['a.java', `container.withEnv("${LONG}", "x")`],
    ['a.exs', `System.put_env("${LONG}", "x")`],
    ['a.rs', `env::set_var("${LONG}", "x")`],
    ['a.sh', `unset ${LONG} DB_PORT`],
    ['a.sh', `export ${LONG}`],
    ['a.sh', `env -u ${LONG} ./run`],
    ['a.sh', `docker run -e "${LONG}=x" image`],
    ['nginx.conf', `env ${LONG}=x;`],
    ['app.service', `[Service]\nEnvironment=${LONG}=x\n`],
    ['task.json', `{ "environment": [{ "name": "${LONG}", "value": "x" }] }`],
    ['app.yml', `env:\n  ${LONG}: x\n  - name: ${LONG}\n  - ${LONG}=x\n`],
    ['www.conf', `env[${LONG}] = x`],
  ])('%s: %s', (path, text) => expect(readAs(path, text)).toEqual([]));
});

describe('a message is no use', () => {
  test.each([
    ['a.js', `throw new Error('${LONG} is not set')`],
    ['a.py', `sys.exit("please set ${LONG}")`],
    ['a.sh', `echo "Missing ${LONG}, giving up"`],
    ['a.sh', `echo >&2 'error: missing ${LONG} environment variable'`],
    ['a.go', `log.Fatal("no ${LONG} found")`],
  ])('%s: %s', (path, text) => expect(readAs(path, text)).toEqual([]));

  test.each([
    ['a.js', `lookup('${LONG}')`],
    ['a.py', `KEYS = ["${LONG}", "x"]`],
    ['a.rb', `%w[${LONG} DB_1_NAME].each { |k| read k }`],
    ['a.js', `exec('psql -h $${LONG} -p 5432')`],
    ['a.go', `host := lookup("${LONG}")`],
    ['a.rb', `lookup '${LONG}'`],
    ['a.php', `<?php extract($_ENV); connect($${LONG});`],
    ['a.sh', `for v in ${LONG} X; do echo \${!v}; done`],
    ['a.sh', `file_env '${LONG}'`],
    ['a.json', `{ "host": "${LONG}" }`],
    ['a.yml', `host: ${LONG}\n`],
    ['a.conf', `server ${LONG}:80;`],
    ['unknown', `host=${LONG}\n`],
  ])('but %s: %s', (path, text) => expect(variablesIn(path, text)).toContain(LONG));
});

describe('files that are not the service’s', () => {
  const read = `x: \${${LONG}}`;
  test.each([
    'docker-compose.yml',
    'docker-compose.prod.yaml',
    'fig.yml',
    'compose.yaml',
    '.travis.yml',
    '.gitlab-ci.yml',
  ])('%s', path => expect(usesIn(path, read)).toEqual([]));

  test('Kubernetes manifests', () => {
    expect(usesIn('web.yaml', `apiVersion: v1\nkind: Pod\nspec:\n  ${read}\n`)).toEqual([]);
    expect(usesIn('web.json', `{"apiVersion":"v1","kind":"Pod","x":"$${LONG}"}`)).toEqual([]);
    expect(usesIn('web.json', `{\n  "apiVersion": "v1",\n  "kind": "Pod",\n "x": "$${LONG}" }`)).toEqual([]);
    expect(usesIn('app.yaml', `kind: Pod\n${read}\n`)).toHaveLength(1);
    expect(usesIn('a.sh', `cat <<EOF\napiVersion: v1\nkind: Pod\nx: $${LONG}\nEOF`)).toHaveLength(1);
  });
});
