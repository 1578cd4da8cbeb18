import { defineRule, type LintLink, quoteList, type Report } from '../../src/core/lint/rule.js';

type Message = 'localhost' | 'address' | 'unaskable' | 'parts' | 'colon' | 'colon-ignored';

export const linkAliasInvalid = defineRule({
  meta: {
    id: 'link-alias-invalid',
    group: 'links',
    summary: 'An alias is no name that a program could ask for',
    severity: 'error',
    since: '0.1.0',
    fix: null,
    migrate: 'settles',
    messages: {
      localhost:
        '"{alias}" is "{client}" itself, whatever it links, so the alias never leads to "{target}"; choose another one (`delink migrate` drops it)',
      address:
        '"{alias}" reads as an address, which is never looked up, so the alias does not lead to "{target}"; choose another one (`delink migrate` drops it)',
      unaskable:
        '"{alias}" is no host name, so nothing can look it up and it does not lead to "{target}"; choose an alias of letters, digits, dots and dashes that begins with no dash (`delink migrate` drops it)',
      parts:
        '"{alias}" is no host name, and "{client}" finds "{target}" only as {parts}; write that for an alias (`delink migrate` does)',
      colon:
        '"{entry}" has a second colon, with which docker-compose does not start "{client}"; write one alias, and an entry for each further one (`delink migrate` stops here)',
      'colon-ignored':
        '"{entry}" has a second colon, with which docker-compose 1.29.2 does not start "{client}", and newer Compose ignores the alias; write one alias, and an entry for each further one (`delink migrate` stops here)',
    },
  },
  link(link, context) {
    const found = link.alias === null || link.unknown ? null : problemOf(link, link.alias);
    if (found) context.report(found);
  },
});

function problemOf(link: LintLink, alias: string): Report<Message> | null {
  const { client, broken, owner, target, written } = link;
  const report = (message: Message, more: Record<string, string> = {}): Report<Message> => ({
    message,
    at: link.nameAt,
    service: client.name,
    data: { alias, client: client.name, target: owner?.name ?? target, entry: written, ...more },
  });
  if (broken?.reason === 'two-colons')
    return report(client.stack.format === 'v1' ? 'colon' : 'colon-ignored');
  if (broken) return null;
  if (alias.toLowerCase() === 'localhost') return report('localhost');
  if (isAddress(alias)) return report('address');
  if (client.attachment.kind !== 'bridge') return /^-|[\s/]/.test(alias) ? report('unaskable') : null;
  const parts = hostsNames(alias);
  if (parts.length === 0) return report('unaskable');
  return parts.length === 1 && parts[0] === alias.trim()
    ? null
    : report('parts', { parts: quoteList(parts) });
}

/** Up to four numbers, of which the last fills what the others leave of four bytes; octal behind a 0 (inet_aton). */
function isAddress(alias: string): boolean {
  if (!/^\d+(?:\.\d+){0,3}$/.test(alias) || /\b0\d*[89]/.test(alias)) return false;
  const numbers = alias.split('.').map(Number);
  const last = numbers.pop()!;
  return numbers.every(number => number < 256) && last < 256 ** (4 - numbers.length);
}

/** What the engine writes into the client's hosts file: the last segment, where a blank makes two names. */
function hostsNames(alias: string): string[] {
  const segment = alias.replace(/\/+$/, '').split('/').at(-1)!;
  return segment.split(/\s+/).filter(name => name !== '');
}
