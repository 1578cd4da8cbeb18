import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import facts from '../../../src/core/images/image-facts.json' with { type: 'json' };
import schema from '../../../src/core/images/image-facts.schema.json' with { type: 'json' };
import { type ImageFacts, imageFacts, readImageReference } from '../../../src/core/images/images.js';

describe('readImageReference', () => {
  test.each([
    ['postgres', 'postgres', null],
    ['postgres:9.6-alpine', 'postgres', '9.6-alpine'],
    ['library/postgres:9.6', 'postgres', '9.6'],
    ['docker.io/library/postgres', 'postgres', null],
    ['index.docker.io/postgres', 'postgres', null],
    ['docker.io/bitnami/redis:5', 'bitnami/redis', '5'],
    ['bitnamilegacy/redis:5', 'bitnami/redis', '5'],
    ['public.ecr.aws/bitnami/redis', 'bitnami/redis', null],
    ['public.ecr.aws/docker/library/mysql:8', 'mysql', '8'],
    ['mirror.example.com:5000/library/mysql:8', 'mysql', '8'],
    ['arm64v8/redis:6', 'redis', '6'],
    ['tutum/mysql', 'tutum/mysql', null],
    ['quay.io/coreos/etcd:v2.3.8', 'quay.io/coreos/etcd', 'v2.3.8'],
    ['localhost/postgres', 'localhost/postgres', null],
    ['localhost:5000/postgres', 'localhost:5000/postgres', null],
    ['registry.example.com/shop/postgres:9', 'registry.example.com/shop/postgres', '9'],
    [`postgres@sha256:${'0'.repeat(64)}`, 'postgres', null],
    [`postgres:9.6@sha256:${'0'.repeat(64)}`, 'postgres', '9.6'],
    [' postgres ', 'postgres', null],
  ])('%s', (reference, name, tag) => {
    expect(readImageReference(reference)).toEqual({ name, tag });
  });

  test.each(['', '${IMAGE}', 'postgres:${TAG}', 'a//b', 'two words', 'a/b:c/d'])(
    '"%s" is none',
    reference => {
      expect(readImageReference(reference)).toBeNull();
    },
  );
});

describe('imageFacts', () => {
  test('knows an image in any of its spellings, and not what only looks like it', () => {
    const postgres = imageFacts('postgres')!;
    expect(postgres).toMatchObject({ ports: ['5432/tcp'], kind: 'database', evidence: 'dockerfile' });
    expect(imageFacts('docker.io/library/postgres:9.6')).toBe(postgres);
    expect(imageFacts('registry.example.com/postgres:9.6')).toBeNull();
    expect(imageFacts('example/postgres')).toBeNull();
    expect(imageFacts('constructor')).toBeNull();
    expect(imageFacts('postgres:${TAG}')).toBeNull();
  });

  test('tells the tags of an image apart', () => {
    expect(imageFacts('rabbitmq:3.6-management')!.ports).toContain('15672/tcp');
    expect(imageFacts('rabbitmq:3.6')!.ports).not.toContain('15672/tcp');
    expect(imageFacts('php:5.6-fpm')!.ports).toEqual(['9000/tcp']);
    expect(imageFacts('php:5.6-cli')).toBeNull();
  });

  test('names link variables that images read by themselves', () => {
    expect(imageFacts('odoo:8')!.linkEnv).toContain('DB_PORT_5432_TCP_ADDR');
    expect(imageFacts('jboss/keycloak')!.linkEnvSource).toBe('keycloak/keycloak-containers#91');
  });
});

describe('the list', () => {
  const images = Object.entries(facts as Record<string, ImageFacts>);

  test('fits its schema', () => {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    validate(facts);
    expect(validate.errors).toBeNull();
  });

  test('has one line an image, in order, each under the name by which it is found', () => {
    const text = readFileSync(join(__dirname, '../../../src/core/images/image-facts.json'), 'utf8');
    expect(text.split('\n')).toHaveLength(images.length + 3);
    const names = images.map(([name]) => name);
    expect(names).toEqual([...names].sort());
    for (const [name, found] of images) expect(imageFacts(name)).toBe(found);
  });

  test('has ports in order', () => {
    for (const [, { ports = [] }] of images) {
      const numbers = ports.map(port => Number.parseInt(port, 10));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });

  // So that a command can be written behind `test: ` as it is.
  test('has commands that are plain YAML', () => {
    for (const [, { health }] of images)
      if (health !== undefined) expect(parse(`a: ${health}`)).toEqual({ a: health });
  });

  test('has a kind for databases, brokers and search engines only where it is known', () => {
    const kinds = new Set(images.map(([, { kind }]) => kind));
    expect(kinds).toEqual(new Set(['database', 'broker', 'search', 'cache', undefined]));
    for (const [, { kind, health }] of images) if (kind === 'cache') expect(health).toBeUndefined();
  });
});
