// Brings a JSON Schema into a form that gives one error for each wrong place, and says in words what is allowed there.

/** Keywords whose keys are names, not keywords. */
const NAMED = ['properties', 'patternProperties', 'definitions'];
const NESTED = ['items', 'additionalProperties'];

/** Every schema within a schema, outermost first. */
export function* schemasIn(schema) {
  yield schema;
  for (const [keyword, value] of Object.entries(schema)) {
    if (typeof value !== 'object') continue;
    if (NESTED.includes(keyword)) yield* schemasIn(value);
    if (NAMED.includes(keyword)) for (const inner of Object.values(value)) yield* schemasIn(inner);
  }
}

export function schemaAt(root, pointer) {
  const steps = pointer.split('/').slice(1);
  return steps.reduce((schema, step) => schema[step], root);
}

/** Takes a keyword away wherever it stands. */
export function dropKeyword(root, keyword) {
  for (const schema of schemasIn(root)) delete schema[keyword];
}

/**
 * `oneOf` of branches for different types becomes one schema for all of these types: what does not fit is then one
 * error, at the place itself, instead of one for each branch.
 */
export function mergeBranches(root) {
  for (const schema of schemasIn(root)) {
    if (!schema.oneOf) continue;
    const merged = withoutBranches(root, schema);
    for (const keyword of Object.keys(schema)) delete schema[keyword];
    Object.assign(schema, merged);
  }
}

function withoutBranches(root, { oneOf: branches = [], ...schema }) {
  for (const branch of branches) {
    const other = withoutBranches(root, structuredClone(branch.$ref ? schemaAt(root, branch.$ref) : branch));
    const types = [schema.type ?? [], other.type].flat();
    if (types.includes(undefined) || new Set(types).size < types.length) {
      throw new Error(`branches overlap: ${JSON.stringify(branches)}`);
    }
    // An enumeration would hold for all types; a pattern is for texts only.
    const { enum: values, ...rest } = other;
    const listed = values && { pattern: patternOf(values), textWords: orList(values.map(quoted)) };
    Object.assign(schema, rest, listed, { type: types });
  }
  return schema;
}

/** Keywords of the same form as in the schema; `additionalProperties` may be false, else it is among the nested. */
const DEMANDS = ['enum', 'pattern', 'minimum', 'maximum', 'required', 'dependencies', 'uniqueItems'];
/** Keywords that decide nothing, and ours that say things in words. */
const REMARKS = ['$schema', '$id', '$comment', 'title', 'description', 'default', 'texts', 'textWords'];
const KEYWORDS = [...NAMED, ...NESTED, ...DEMANDS, ...REMARKS, '$ref', 'type'];

/**
 * The schema as far as it takes to tell whether a value fits, to find the schema of a place, and to say what is allowed
 * there.
 */
export function inWords(root) {
  const shorten = schema => ({
    ...(schema.$ref && { $ref: schema.$ref }),
    ...demandsOf(schema),
    ...(schema.type && { types: [schema.type].flat(), words: wordsFor(root, schema) }),
    ...(textsOf(schema) && { texts: textsOf(schema) }),
    ...eachOf(schema, NAMED, values =>
      Object.fromEntries(Object.entries(values).map(([name, inner]) => [name, shorten(inner)])),
    ),
    ...eachOf(schema, NESTED, shorten),
  });
  return shorten(root);
}

function demandsOf(schema) {
  const unknown = Object.keys(schema).find(keyword => !KEYWORDS.includes(keyword));
  if (unknown !== undefined) throw new Error(`src/core/schema/fits.ts knows nothing of "${unknown}"`);
  if (schema.$ref && Object.keys(schema).some(keyword => keyword !== '$ref' && !REMARKS.includes(keyword)))
    throw new Error(`src/core/schema/fits.ts sees "${schema.$ref}" alone`);
  const demands = DEMANDS.filter(keyword => schema[keyword] !== undefined).map(keyword => [
    keyword,
    schema[keyword],
  ]);
  if (schema.additionalProperties === false) demands.push(['additionalProperties', false]);
  return Object.fromEntries(demands);
}

/** The pattern of the texts that are right. */
function textsOf({ texts, pattern, enum: values }) {
  return texts ?? pattern ?? (values && patternOf(values));
}

function eachOf(schema, keywords, convert) {
  const present = keywords.filter(keyword => typeof schema[keyword] === 'object');
  return Object.fromEntries(present.map(keyword => [keyword, convert(schema[keyword])]));
}

const WORDS = {
  string: ['a text', 'texts'],
  integer: ['a whole number', 'whole numbers'],
  number: ['a number', 'numbers'],
  boolean: ['true or false', 'true or false'],
  array: ['a list', 'lists'],
  object: ['a mapping', 'mappings'],
};
const ORDER = Object.keys(WORDS);

/** `a text or a list of texts`. */
export function wordsFor(root, reference) {
  const schema = reference.$ref ? schemaAt(root, reference.$ref) : reference;
  if (schema.title) return schema.title;
  if (schema.enum) return orList(schema.enum.map(quoted));
  return orList(typesOf(schema).map(type => wordsForType(root, schema, type)));
}

/** Without `null`, which is no advice; a text may stand for true and false, but is none either. */
function typesOf(schema) {
  const types = ORDER.filter(type => [schema.type].flat().includes(type));
  return types.length === 2 && types.includes('string') && types.includes('boolean') ? ['boolean'] : types;
}

function wordsForType(root, schema, type) {
  const { minimum, maximum, textWords } = schema;
  if (type === 'string' && textWords) return textWords;
  if (type === 'integer' && maximum !== undefined) return `a whole number from ${minimum} to ${maximum}`;
  if (type === 'integer' && minimum !== undefined) return `a whole number from ${minimum} on`;
  const inner = type === 'array' ? schema.items : type === 'object' ? valuesOf(schema) : undefined;
  return inner?.type || inner?.$ref ? `${WORDS[type][0]} of ${plural(root, inner)}` : WORDS[type][0];
}

/** The schema of a mapping's values, where all keys have the same. */
function valuesOf({ properties, patternProperties = {}, additionalProperties }) {
  const values = Object.entries(patternProperties).filter(([pattern]) => pattern !== '^x-');
  if (properties || values.length > 1) return undefined;
  return values[0]?.[1] ?? additionalProperties;
}

/** Where texts are fine, numbers and the like are taken for texts. */
function plural(root, reference) {
  const types = typesOf(reference.$ref ? schemaAt(root, reference.$ref) : reference);
  const said = types.includes('string')
    ? types.filter(type => !['integer', 'number', 'boolean'].includes(type))
    : types;
  return orList(said.map(type => WORDS[type][1]));
}

function patternOf(values) {
  return `^(?:${values.join('|')})$`;
}

function quoted(text) {
  return `"${text}"`;
}

function orList(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
