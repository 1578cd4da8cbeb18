/**
 * Whether a variable with a literal text looks like a secret. A mistake in one direction leaves a value to a human,
 * in the other it writes a password a second time: in doubt it is one.
 */
export function looksSecret(name: string, text: string): boolean {
  if (PASSWORD_IN_URL.test(text)) return true;
  if (text === '' || SWITCH.test(text)) return false;
  const words = name.toUpperCase().split(/[^A-Z0-9]+/);
  const last = words.at(-1)!;
  // `…_FILE` and `PWD` hold paths.
  if (/^(?:FILE|PATH|DIR)$/.test(last) || (last === 'PWD' && text.startsWith('/'))) return false;
  return words.some(word => SECRET_WORD.test(word) && !HARMLESS.has(word)) || KEY_WORD.test(last);
}

const PASSWORD_IN_URL = /:\/\/[^/?#\s@:]*:[^/?#\s@]+@/;
/** What settings such as `ALLOW_EMPTY_PASSWORD` take. */
const SWITCH = /^(?:true|false|yes|no|on|off|0|1)$/i;
const SECRET_WORD =
  /(?:PASS|PASSWORD|PASSWD|PASSPHRASE|PWD|SECRETS?|TOKEN|CREDENTIALS?|COOKIE|APIKEY|PRIVATEKEY|SALT|DSN)\d*$/;
const KEY_WORD = /^(?:KEY|KEYS|AUTH|[A-Z]+KEY)\d*$/;
const HARMLESS = new Set(['BYPASS', 'COMPASS', 'ENCOMPASS']);
