/** Link variables of real projects. */
import { readFileSync } from 'node:fs';
import { readComposeFile } from '../../../src/core/compose/file.js';
import { loadStack } from '../../../src/core/compose/load.js';
import { createResolver, targetsOf } from '../../../src/core/names/resolver.js';
import { linkVariables, wantedFiles } from '../../../src/core/variables/given.js';
import type { Knowledge } from '../../../src/core/variables/knowledge.js';
import { corpusFiles, hasCorpus } from '../../support/shared.js';

const LEGACY = { compose: 'legacy', engine: 20 } as const;

const knowledge: Knowledge = {
  variables: {},
  image: reference => ({
    ports: [{ port: 1000 + reference.length, protocol: 'tcp' }],
    environment: ['VERSION'],
    readsLinkVariables: [],
  }),
  text: path => (path.endsWith('Dockerfile') ? 'FROM x\nEXPOSE 80\nENV A=1' : null),
};

if (!hasCorpus)
  process.stderr.write('\nSKIPPED: no corpus, so link variables of real projects are not tried.\n');

(hasCorpus ? describe : describe.skip)('real projects of format 1', () => {
  const stacks = corpusFiles('v1').flatMap(path => {
    const file = readComposeFile({ path: 'docker-compose.yml', text: readFileSync(path, 'utf8') });
    if (file.parsed.problems.length > 0) return [];
    const options = { project: 'my-shop', variables: {}, lookup: () => undefined };
    return [[path, loadStack([file], options)] as const];
  });

  test('every client with links that work is given variables', () => {
    let clients = 0;
    for (const [path, stack] of stacks) {
      const variables = linkVariables(stack, knowledge);
      for (const service of stack.services.keys()) {
        const named = createResolver(stack.topology, LEGACY).linkNames(service);
        const isClient = stack.services.get(service)!.attachment.kind === 'bridge' && named.length > 0;
        expect([path, service, variables.clients.includes(service)]).toEqual([path, service, isClient]);
        if (isClient) clients++;
      }
      expect(wantedFiles(stack, {}).every(file => !file.includes('$'))).toBe(true);
    }
    expect(clients).toBeGreaterThanOrEqual(100);
  });

  test('every name in a value leads to the target of the link', () => {
    let checked = 0;
    for (const [path, stack] of stacks) {
      const resolver = createResolver(stack.topology, LEGACY);
      const variables = linkVariables(stack, knowledge);
      for (const client of variables.clients) {
        for (const { name, sets, value } of variables.of(client).all()) {
          if (value.kind !== 'text' || value.host === null) continue;
          const answer = targetsOf(resolver.resolve(client, value.host.name));
          expect([path, client, name, answer]).toEqual([path, client, name, [sets[0]!.target]]);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThanOrEqual(1000);
  });
});
