import { NAME_PIECES, type Names } from './names.js';
import type { Language } from './types.js';

/** What is worth looking for in a text. */
export interface Prospects {
  readonly exact: boolean;
  readonly scan: boolean;
}

const PIECES = new RegExp(NAME_PIECES);
const KEYWORDS = /-(?:port|name\b|env-)/;
const DOTTED: ReadonlySet<Language> = new Set(['config', 'jvm', 'properties', 'xml', 'yaml']);
const SHELLS: ReadonlySet<Language> = new Set(['dockerfile', 'shell']);
const LIBRARIES = /ker(?:[-_]?link|Links|\\Links|[-/]env[-/]link)/;

/**
 * What it is worth the while to look for in a text: for most files, nothing. It has to be much faster than
 * reading them was, so it only searches for a few letters, of which the first should be rare, and never twice.
 */
export function prospectsOf(text: string, language: Language, names: Names): Prospects {
  const mayBe = names.sign.test(text);
  const begins = mayBe && names.beginning.test(text);
  const lower = text.includes('_port_');
  const exact =
    begins ||
    lower ||
    (language === 'clojure' && KEYWORDS.test(text)) ||
    (DOTTED.has(language) && text.includes('.port.'));
  const scan =
    lower ||
    (mayBe && PIECES.test(text)) ||
    (language === 'python' && text.includes('vitro')) ||
    (text.includes('ker') && text.includes('ocker') && LIBRARIES.test(text)) ||
    (SHELLS.has(language) && text.includes('waitforservices')) ||
    (begins && mayLoop(text, language));
  return { exact, scan };
}

/** Whether the text could go through the whole environment. */
function mayLoop(text: string, language: Language): boolean {
  return language === 'shell' || text.includes('env') || text.includes('ENV') || text.includes('Environ');
}
