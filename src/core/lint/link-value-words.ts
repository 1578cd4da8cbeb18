import { quoteList } from '../text/quote-list.js';
import type { LinkVariable, VariableLink } from './link-variables.js';

/** What Engines and networks have to do with variables of links, as a clause about `it`. */
export const NO_LINK_VARIABLES =
  'Docker Engine 29 sets no variables of links any more, and a network has none';

/** `link "db"`, `links "db" and "cache:redis"`. */
export function namedLinks(links: readonly VariableLink[]): string {
  const written = [...new Set(links.map(link => link.written))];
  return `${written.length === 1 ? 'link' : 'links'} ${quoteList(written)}`;
}

/** What to do about a variable that ends with its link: one clause, an order. `clients` have it with the same value. */
export function valueInstead(variable: LinkVariable, clients: readonly string[]): string {
  const { name, target, meaning, value } = variable;
  const where = `in "environment" of ${quoteList(clients)}`;
  switch (value.kind) {
    case 'text': {
      const set = `set "${name}=${value.text}" ${where}, as \`delink migrate\` does`;
      // Programs of the same project have variables of their own like these, which links only got in the way of.
      if (meaning === 'name' || meaning === 'default-port')
        return `${set}, if that is what the program expects`;
      return meaning === 'environment' ? set : `write "${value.text}" in its place, or ${set}`;
    }
    case 'by-engine':
      return `it meant "${value.before28}" up to Engine 27 and "${value.from28}" since, so set the right one ${where}`;
    case 'withheld':
      return `set it ${where} from wherever "${target}" has its "${value.variable}"`;
    default:
      return withoutValue(value.reason, variable, where);
  }
}

function withoutValue(
  reason: Extract<LinkVariable['value'], { kind: 'none' }>['reason'],
  { client, target }: LinkVariable,
  where: string,
): string {
  switch (reason) {
    case 'unknown-value':
      return `set it ${where} to what "${target}" has`;
    case 'unknown-ports':
      return `set it ${where}, as the ports of "${target}" are not known here`;
    case 'several-links':
      return `several links give it, and chance decides between them, so set the one that is meant ${where}`;
    case 'one-of-several':
      return `it leads to one container of "${target}", and on a network only all of them together have a name, so use "${target}"`;
    case 'client-scaled':
      return `each container of "${client}" has another value, so let nothing depend on it`;
    case 'no-name':
      return `no name leads from "${client}" to "${target}" alone, so give the link an alias`;
  }
}
