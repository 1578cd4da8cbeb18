import type { Answer, Endpoint } from '../../src/core/names/resolver.js';

function word(endpoint: Endpoint): string {
  if (endpoint.kind === 'external') return `outside container ${endpoint.container}`;
  return endpoint.number === 1 ? endpoint.service : `${endpoint.service}#${endpoint.number}`;
}

/** An answer as it reads best in a table: `db`, `db + db#2` (all at once), `db | cache` (one of them), `-` (nobody). */
export function inWords(answer: Answer): string {
  switch (answer.kind) {
    case 'outside':
      return '-';
    case 'loopback':
      return 'loopback';
    case 'address':
      return answer.address;
    case 'self':
      return `self ${word({ ...answer, kind: 'service' })}`;
    case 'found':
      return answer.endpoints.map(word).join(' + ');
    case 'any-of':
      return answer.endpoints.map(word).join(' | ');
  }
}
