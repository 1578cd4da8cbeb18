import type { Names } from './names.js';
import type { Language } from './types.js';

/** Every name, and every piece of one that says anything, has one of these. */
const NAMES = /_(?:PORT|NAME|ENV_|TCP|UDP|SCTP)/;
const LOWER_NAMES = /[-._](?:port[-._]|name\b|env-)|-port\b/;
const LOWER_LANGUAGES: ReadonlySet<Language> = new Set([
  'clojure',
  'config',
  'go',
  'jvm',
  'properties',
  'python',
  'xml',
  'yaml',
]);
const LIBRARIES = /docker[-_/]?(?:env[-/])?link|Docker\\Links|DockerLinks|envitro|waitforservices/;

/**
 * Whether it is worth the while to look into a text. Most files are done with here, so it has to be much faster
 * than reading them was: plain searches for a few letters, and nothing else.
 */
export function mayReadLinks(text: string, language: Language, names: Names): boolean {
  if (NAMES.test(text)) return true;
  if (LOWER_LANGUAGES.has(language) && LOWER_NAMES.test(text)) return true;
  if (text.includes('ocker') || text.includes('envitro') || text.includes('waitforservices')) {
    if (LIBRARIES.test(text)) return true;
  }
  if (text.includes('_port_') && text.includes('_tcp')) return true;
  return mayLoop(text, language) && [...names.prefixes].some(prefix => text.includes(`${prefix}_`));
}

/** Whether the text could go through the whole environment. */
function mayLoop(text: string, language: Language): boolean {
  return language === 'shell' || text.includes('env') || text.includes('ENV') || text.includes('Environ');
}
