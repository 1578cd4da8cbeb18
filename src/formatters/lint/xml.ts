/** What XML 1.0 cannot hold, not even as a reference. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Readers turn these into spaces in attributes, and a bare \r into \n anywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** An element with its children, one a line; a text is its only child. */
export interface XmlElement {
  readonly name: string;
  /** In their order; undefined ones are left out. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly XmlElement[];
  readonly text?: string;
}

/** A whole document. Characters that XML cannot hold become `�`. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementLines(root, '').join('\n')}\n`;
}

function elementLines({ name, attributes, children = [], text = '' }: XmlElement, indent: string): string[] {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value), /[&<>"\t\n\r]/g)}"`],
  );
  const start = `${indent}<${name}${pairs.join('')}`;
  if (text !== '') return [`${start}>${escapeXml(text, /[&<>\r]/g)}</${name}>`];
  if (children.length === 0) return [`${start}/>`];
  return [
    `${start}>`,
    ...children.flatMap(child => elementLines(child, `${indent}  `)),
    `${indent}</${name}>`,
  ];
}

function escapeXml(text: string, special: RegExp): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(special, character => ENTITIES[character]!);
}
