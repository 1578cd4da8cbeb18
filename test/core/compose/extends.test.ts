import { stackOf } from '../../support/project.js';

describe('extends', () => {
  const chain = (files: Record<string, string>, beside: Record<string, string> = {}, name = 'web') => {
    const stack = stackOf(files, { beside });
    return {
      parts: stack.services
        .get(name)!
        .contributions.map(
          ({ raw, inherited }) => `${raw.file.path}#${raw.name}${inherited ? ' inherited' : ''}`,
        ),
      problems: stack.problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
    };
  };
  const A = 'a/c.yml';

  test.each<[string, string, Record<string, string>, string[], string[]]>([
    ['nothing', 'web: {image: w}', {}, [`${A}#web`], []],
    ['a name', 'web: {extends: base}\nbase: {image: b}', {}, [`${A}#base inherited`, `${A}#web`], []],
    [
      'the long form',
      'web: {extends: {service: base}}\nbase: {image: b}',
      {},
      [`${A}#base inherited`, `${A}#web`],
      [],
    ],
    [
      'a chain over files, each relative to its own',
      'web: {extends: {file: ../b/c.yml, service: one}}',
      {
        'b/c.yml': 'one: {extends: {file: d/e.yml, service: two}}\n',
        'b/d/e.yml': 'two: {extends: three}\nthree: {image: i}\n',
      },
      ['b/d/e.yml#three inherited', 'b/d/e.yml#two inherited', 'b/c.yml#one inherited', `${A}#web`],
      [],
    ],
    [
      'the same file by its name',
      'web: {extends: {file: c.yml, service: base}}\nbase: {image: b}',
      {},
      [`${A}#base inherited`, `${A}#web`],
      [],
    ],
    [
      'itself',
      'web: {image: w, extends: web}',
      {},
      [`${A}#web`],
      ['1:26 service "web" extends itself in a circle: break it'],
    ],
    [
      'a circle',
      'web: {extends: b}\nb: {extends: c}\nc: {extends: b, image: i}',
      {},
      [`${A}#c inherited`, `${A}#b inherited`, `${A}#web`],
      [
        '3:14 service "c" extends itself in a circle: break it',
        '2:14 service "b" extends itself in a circle: break it',
      ],
    ],
    [
      'a service that is not there',
      'web: {image: w, extends: nobody}',
      {},
      [`${A}#web`],
      ['1:26 service "web" extends "nobody", which "a/c.yml" does not have: correct the name'],
    ],
    [
      'a file that is not there',
      'web: {image: w, extends: {service: x, file: gone.yml}}',
      {},
      [`${A}#web`],
      [
        '1:45 service "web" extends "x" of "gone.yml", and that file is not there: put it in place, as its links and networks count here',
      ],
    ],
    [
      'a file of another format',
      'web: {image: w, extends: {file: b.yml, service: x}}',
      { 'a/b.yml': 'services: {x: {image: i}}\n' },
      [`${A}#web`],
      [
        '1:33 service "web" extends a file of another format, "a/b.yml": Compose refuses that; convert them together',
      ],
    ],
    ['no service named', 'web: {image: w, extends: {file: b.yml}}', {}, [`${A}#web`], []],
    [
      'a service called like an object method',
      'web: {image: w, extends: toString}',
      {},
      [`${A}#web`],
      ['1:26 service "web" extends "toString", which "a/c.yml" does not have: correct the name'],
    ],
  ])('%s', (_, text, beside, parts, problems) => {
    const found = chain({ [A]: text }, beside);
    expect(found.parts).toEqual(parts);
    expect([...new Set(found.problems)]).toEqual(problems);
  });

  test('a long chain', () => {
    const services = Array.from({ length: 3_000 }, (_, i) => `s${i}: {image: i, extends: s${i + 1}}`);
    const { parts, problems } = chain(
      { [A]: `${services.slice(0, 300).join('\n')}\ns300: {image: i}\n` },
      {},
      's0',
    );
    expect(parts).toHaveLength(301);
    expect(problems).toEqual([]);
  });

  test('each file of a stack with its own bases', () => {
    const files = {
      'a.yml': 'web: {extends: base}\nbase: {image: i}\n',
      'b.yml': 'web: {extends: other}\nother: {image: o}\n',
    };
    expect(chain(files).parts).toEqual([
      'a.yml#base inherited',
      'a.yml#web',
      'b.yml#other inherited',
      'b.yml#web',
    ]);
  });
});
