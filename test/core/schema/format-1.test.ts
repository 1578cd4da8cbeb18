/** Our schema of format 1, held against the loader of docker-compose 1.29.2. */
import { readFileSync } from 'node:fs';
import { V1_KEYS } from '../../../src/core/compose/keys.js';
import { schemaProblems } from '../../../src/core/schema/validate.js';
import { decodeText } from '../../../src/node/read.js';
import { fileOf } from '../../support/project.js';
import { askPython, hasPython } from '../../support/python.js';
import { corpusFiles } from '../../support/shared.js';
import { VALUES } from '../../support/yaml-values.js';

const COMPOSE = hasPython('compose');
if (!COMPOSE) console.warn('docker-compose 1.29.2 is not here: what its schema says is not compared');
const withCompose = COMPOSE ? test : test.skip;

/** What the loader says of each text when it looks at its schema; null for nothing. */
function askCompose(texts: readonly string[]): (string | null)[] {
  return askPython(
    `
import logging, yaml
from compose.config import config
from compose.config.environment import Environment
from compose.config.errors import ConfigurationError
logging.disable(logging.CRITICAL)
answer = []
for text in given:
    try:
        file = config.ConfigFile('docker-compose.yml', yaml.safe_load(text))
        config.process_config_file(file, Environment({}))
        answer.append(None)
    except ConfigurationError as error:
        answer.append(str(error))
    except Exception as error:
        answer.append('crash: ' + repr(error))
`,
    texts,
  );
}

test('has the keys of format 1', () => {
  for (const key of V1_KEYS) {
    const kinds = schemaProblems(fileOf(`web:\n  ${key}: !thing {}\n`)).map(problem => problem.kind);
    expect(kinds).not.toContain('unknown-key');
  }
  expect(schemaProblems(fileOf('web:\n  image: a\n  networks: [b]\n'))).toMatchObject([
    { kind: 'unknown-key' },
  ]);
});

withCompose('takes and refuses what the loader does', () => {
  const texts = [...V1_KEYS, 'networks', 'x-note'].flatMap(key =>
    VALUES.map(value => `web:\n  ${key === 'image' ? '' : 'image: a\n  '}${key}: ${value}\n`),
  );
  const theirs = askCompose(texts);
  // It crashes at times without a unit, and turns limits of any name into numbers.
  const compared = texts.flatMap((text, i) =>
    theirs[i]?.startsWith('crash') || text.includes('ulimits: {x-a: b}')
      ? []
      : [{ text, refused: theirs[i] !== null }],
  );
  expect(compared.length).toBeGreaterThan(4000);
  expect(compared.filter(({ text, refused }) => schemaProblems(fileOf(text)).length > 0 !== refused)).toEqual(
    [],
  );
});

/** What other rules say, or what took until the last releases to be refused. */
const OTHERWISE =
  /Port ranges don't match|^Version in|^In file|Invalid port ""|do not match any of the regexes/;

withCompose('takes and refuses what the loader does: real files', () => {
  const files = corpusFiles('v1').flatMap(path => {
    const decoded = decodeText(readFileSync(path));
    const file = 'text' in decoded ? fileOf(decoded.text, path) : null;
    return file && file.parsed.problems.length === 0 && file.format === 'v1' ? [file] : [];
  });
  const theirs = askCompose(files.map(file => file.parsed.text));
  const compared = files.flatMap((file, i) =>
    theirs[i] && OTHERWISE.test(theirs[i]) ? [] : [{ file, said: theirs[i]! }],
  );
  expect(compared.map(({ file }) => [file.path, schemaProblems(file).length > 0])).toEqual(
    compared.map(({ file, said }) => [file.path, said !== null]),
  );
});
