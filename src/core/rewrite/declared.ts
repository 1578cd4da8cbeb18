import type { ComposeFile } from '../compose/file.js';
import { canJoinNetworks } from '../migration/external-network.js';
import { quoteWhereNeeded } from '../yaml/dialect.js';
import { valueAt } from '../yaml/merge-keys.js';
import type { Fragment } from './fragment.js';
import type { IntentInput } from './intent.js';

/** The networks that each file must declare at its top: in the first file of every stack that uses them. */
export function declaredNetworks(input: IntentInput): Map<ComposeFile, Fragment[]> {
  const result = new Map<ComposeFile, Fragment[]>();
  for (const stack of input.stacks) {
    const file = stack.files[0]!;
    const fragments = result.get(file) ?? [];
    const add = (name: string, value: Fragment['value']) => {
      const key = quoteWhereNeeded(name);
      const known = stack.files.some(
        other => other.format === 'services' && valueAt(valueAt(other.root, 'networks'), name) !== null,
      );
      if (name !== 'default' && !known && !fragments.some(fragment => fragment.key === key))
        fragments.push({ key, value });
    };
    for (const network of input.plan.networks) {
      if (network.created && network.members.some(member => stack.services.has(member.service)))
        add(network.name, null);
    }
    const external: Fragment['value'] = { pairs: [{ key: 'external', value: 'true' }] };
    for (const service of stack.services.values()) {
      const { externalNetwork } = input.options;
      const joins = service.externalLinks.length > 0 && canJoinNetworks(service.attachment, stack.format);
      if (joins && externalNetwork !== null) add(externalNetwork, external);
      if (stack.format === 'v1' && service.attachment.kind === 'existing-network')
        add(service.attachment.network, external);
    }
    if (fragments.length > 0) result.set(file, fragments);
  }
  return result;
}
