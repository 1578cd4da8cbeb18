import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as a parser reads it. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ReadElement[];
  readonly text: string;
}

type Raw = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: {
    maxTotalExpansions: Number.POSITIVE_INFINITY,
    maxExpandedLength: Number.POSITIVE_INFINITY,
  },
});

/** Reads a document; throws when it is not well-formed. */
export function readXml(text: string): ReadElement {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(JSON.stringify(valid.err));
  const [, root] = (parser.parse(text) as Raw[]).map(elementOf);
  return root!;
}

function elementOf(raw: Raw): ReadElement {
  const name = Object.keys(raw).find(key => key !== ':@')!;
  const inner = raw[name] as Raw[];
  return {
    name,
    attributes: (raw[':@'] ?? {}) as Record<string, string>,
    children: inner.filter(child => !('#text' in child)).map(elementOf),
    text: inner.map(child => child['#text'] ?? '').join(''),
  };
}

/** What XML 1.0 makes of a text: characters that it cannot hold are lost. */
export function asXmlHolds(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
