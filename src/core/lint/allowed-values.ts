import { quoteList } from '../text/quote-list.js';

/** What the value of an option may be, in words: `true or false`, `a list, each item a text`. */
export function allowedValues(schema: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(schema.enum)) return quoteList(schema.enum.map(String), 'or');
  const { type, minimum, maximum, items, pattern } = schema;
  switch (type) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number${bounds(minimum, maximum)}`;
    case 'array':
      return isSchema(items) ? `a list, each item ${allowedValues(items)}` : 'a list';
    default:
      return typeof pattern === 'string' ? `a text that matches ${pattern}` : 'a text';
  }
}

function bounds(minimum: unknown, maximum: unknown): string {
  if (minimum === undefined) return maximum === undefined ? '' : ` up to ${maximum}`;
  return maximum === undefined ? ` from ${minimum} on` : ` from ${minimum} to ${maximum}`;
}

function isSchema(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
