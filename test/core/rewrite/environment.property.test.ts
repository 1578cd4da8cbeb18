import fc from 'fast-check';
import { parse } from 'yaml';
import { verifyProjects } from '../../../src/core/verify-projects.js';
import { migrateText, PATH, projectOf } from '../../support/project.js';

/** The ways in which people write `environment`, as lines below a service's keys. */
const FORMS = {
  none: [],
  'block list': ['environment:', '- A=b'],
  'quoted list': ['environment: # own', '- "A=b" # why', '# - "C=d"'],
  'indented list': ['environment:', "  - 'A=b'", '', "  - 'C=d'"],
  'block mapping': ['environment:', '  A: b', '  # C: d'],
  'quoted mapping': ['environment:', '  A: "b" # why', "  'C':", '    "d"'],
  'a text at the end': ['environment:', '  A: |', '    b', '     c'],
  'flow list': ['environment: [A=b] # own'],
  'long flow list': ['environment: [', '  A=b, # why', '  C=d,', ']'],
  'empty list': ['environment: []'],
  'flow mapping': ['environment: {A: b}'],
  'long flow mapping': ['environment:', '  {', '    A: b,', '    C: "d"', '  }'],
  'empty mapping': ['environment: {}'],
  nothing: ['environment:'],
  'nothing, said': ['environment: ~ # none'],
  anchored: ['environment: &own', '  A: b'],
  'merged mapping': ['environment: {<<: {A: b}, C: d}'],
} as const;

const plan = fc.record({
  form: fc.constantFrom(...(Object.keys(FORMS) as (keyof typeof FORMS)[])),
  others: fc.constantFrom<readonly string[]>([], ['environment:', '  X: y'], ['environment: [X=y]']),
  isFirst: fc.boolean(),
  isLast: fc.boolean(),
  legacy: fc.boolean(),
  unit: fc.constantFrom(2, 4, 3),
  heading: fc.boolean(),
  eol: fc.constantFrom('\n', '\r\n'),
  bom: fc.constantFrom('', '\ufeff'),
  end: fc.constantFrom('\n', '', '\n\n', '\n# the end\n'),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function write(chosen: Plan): string {
  const pad = ' '.repeat(chosen.unit);
  const mode = chosen.legacy ? [] : ['network_mode: bridge'];
  const form = FORMS[chosen.form];
  const links = ['links:', '  - db:database # main'];
  const web = [
    ...(chosen.isFirst ? form : []),
    'image: web',
    ...mode,
    ...links,
    ...(chosen.isFirst ? [] : form),
    ...(chosen.isLast ? [] : ['tty: true']),
  ];
  const services = [
    ...['db:', ...['image: pg', ...mode, 'expose: ["5432"]', ...chosen.others].map(line => pad + line)],
    ...(chosen.heading ? ['', '# The site.'] : []),
    ...['web:', ...web.map(line => (line === '' ? '' : pad + line))],
  ];
  const lines = chosen.legacy ? services : ['services:', ...services.map(line => line && pad + line)];
  return chosen.bom + lines.join(chosen.eol) + chosen.end.replaceAll('\n', chosen.eol);
}

/** Whether a text can be made of another one by taking characters away. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const char of part) {
    at = whole.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function migrated(text: string, linkEnv: 'all' | 'none') {
  const { report } = migrateText(text, { linkEnv });
  expect({ status: report!.status, manual: report!.manual }).toEqual({ status: 'migrated', manual: [] });
  return { text: report!.files[0]!.after, carried: report!.proof.variables.carried };
}

test('variables are added to any kind of text, and nothing else is touched', () => {
  fc.assert(
    fc.property(plan, chosen => {
      const before = write(chosen);
      const without = migrated(before, 'none');
      const after = migrated(before, 'all');
      expect(without.carried).toEqual([]);
      // One set under each of three names; DB_NAME depends on the Compose in use where there are several.
      const count = (chosen.legacy ? 18 : 15) + (chosen.others.length === 0 ? 0 : 3);
      expect(after.carried).toHaveLength(count);
      expect(isWithin(without.text.replace(' ~', ''), after.text)).toBe(true);
      const own = new Set(without.text.split(chosen.eol));
      const fresh = after.text.split(chosen.eol).filter(line => !own.has(line));
      for (const line of fresh)
        expect(line).toMatch(
          /^ +(?:environment:|# In place|(?:- )?["']?(?:SHOP_)?(?:DB|DATABASE)_|\{?<<)|[[{},]/,
        );

      if (chosen.eol === '\r\n') expect(after.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(after.text.startsWith('\ufeff')).toBe(chosen.bom !== '');
      expect(/\n$/.test(after.text)).toBe(/\n$/.test(before));
      expect(after.text).not.toMatch(/^[ \t]+$/m);

      const read = parse(after.text.replace('\ufeff', ''), { merge: true }).services.web.environment;
      const found = Array.isArray(read) ? Object.fromEntries(read.map(item => item.split(/=(.*)/s))) : read;
      for (const { variable, value } of after.carried) expect(found[variable]).toBe(value);

      const verdict = verifyProjects(projectOf(before), projectOf({ [PATH]: after.text }));
      expect(verdict.differences).toEqual([]);
      expect(verdict.proof.variables.carried).toHaveLength(count);
      expect(migrateText(after.text, { linkEnv: 'all' }).report!.status).toBe('unchanged');
    }),
    { numRuns: 200 },
  );
});

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aB10 ${}"\'#:-=,[]\n\t\\é\u2028%&*!|>@`~?._'), maxLength: 12 }),
  fc.constantFrom(
    'yes',
    'null',
    '017',
    '1_000',
    '1:30',
    '2001-01-01',
    '~',
    'True',
    '${A:-b}',
    '$A',
    '$$',
    '${',
  ),
);

test('any value comes through as it is', () => {
  fc.assert(
    fc.property(
      text,
      fc.constantFrom('', '  environment: {A: b}\n', '  environment: [A=b]\n'),
      (value, own) => {
        const before = `web:\n  image: w\n${own}  links: [db]\ndb: {image: pg, environment: [${JSON.stringify(`V=${value}`)}]}\n`;
        const { environment } = parse(migrated(before, 'all').text).services.web;
        const found = Array.isArray(environment)
          ? environment.join('\0')
          : `DB_ENV_V=${environment.DB_ENV_V}`;
        expect(found).toContain(`DB_ENV_V=${value}`);
      },
    ),
    { numRuns: 300 },
  );
});
