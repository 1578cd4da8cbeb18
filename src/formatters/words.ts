import type { InputError, NameChange, Notice, Proof, ReportedPlan, VariableProof } from '../core/report.js';
import { quoteList } from '../core/text/quote-list.js';
import { paint } from './color.js';

export { quoteList };

/** What is said where a run found nothing to do anything with. */
export function nothingFound({ scripts }: { readonly scripts: boolean }): string {
  return `no Compose file${scripts ? ' and no script with links' : ''} was found here\n`;
}

/** `1 name`, `2 names`. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n} ${n === 1 ? singular : plural}`;
}

/** `docker-compose.yml:7:5: message`, as editors and terminals make it a link. */
export function formatNotice({ file, line, column, message }: Notice): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** One line per error; its place may be unknown. */
export function formatErrors(errors: readonly InputError[], { color }: { readonly color: boolean }): string {
  return errors.map(error => `${paint(color, 'red', formatError(error))}\n`).join('');
}

function formatError({ file, line, column, message }: InputError): string {
  const place = line === undefined ? '' : column === undefined ? `:${line}` : `:${line}:${column}`;
  return `${file}${place}: ${message}`;
}

/** `3 clients, 5 names resolve as before`; '' where no service used a link. */
export function formatProof({ clients, names, preserved }: Proof): string {
  if (names === 0) return '';
  const all = preserved === names ? '' : `${preserved} of `;
  return `${count(clients, 'client')}, ${all}${count(names, 'name')} ${names === 1 && !all ? 'resolves' : 'resolve'} as before`;
}

/** `3 link variables carried over, 1 left to you`; '' where nothing reads any, or none was carried over. */
export function formatVariables({ carried, left }: VariableProof): string {
  const toHuman = new Set(
    left.filter(one => one.isRead).map(({ service, variable }) => `${service}\n${variable}`),
  ).size;
  const set = carried.length === 0 ? '' : `${count(carried.length, 'link variable')} carried over`;
  if (toHuman === 0) return set;
  return set === '' ? `${count(toHuman, 'link variable')} left to you` : `${set}, ${toHuman} left to you`;
}

/** `link kept: "web" -> "db" as "backend": because …`. */
export function formatKeptLink(link: ReportedPlan['keptLinks'][number]): string {
  const alias = link.alias === link.target ? '' : ` as "${link.alias}"`;
  return `"${link.service}" -> "${link.target}"${alias}: ${link.because}`;
}

/** `"database" in "web": "db" before, nothing after`. */
export function formatNameChange({ client, name, before, after }: NameChange): string {
  const [old, now] = [before, after].map(services => quoteList(services) || 'nothing');
  return `"${name}" in "${client}": ${old} before, ${now} after`;
}
