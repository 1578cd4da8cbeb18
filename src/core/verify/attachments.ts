import type { Stack } from '../compose/stack.js';
import type { Attachment } from '../names/topology.js';

export interface AttachmentChange {
  readonly service: string;
  readonly message: string;
}

/**
 * Services that are no longer where they were: off the host's network, in another stack, or off a network.
 * Leaving the default bridge for networks is what a migration is for, and joining more of them is fine.
 */
export function changedAttachments(before: Stack, after: Stack): AttachmentChange[] {
  const changes: AttachmentChange[] = [];
  for (const { name, attachment } of before.services.values()) {
    const now = after.services.get(name)?.attachment;
    if (!now || stays(attachment, before, now, after)) continue;
    const message = `"${name}" was ${words(attachment, before)} and is ${words(now, after)}`;
    changes.push({ service: name, message });
  }
  return changes;
}

function stays(old: Attachment, before: Stack, now: Attachment, after: Stack): boolean {
  const joined = fullNames(now, after);
  switch (old.kind) {
    case 'bridge':
      return now.kind === 'bridge' || joined.length > 0;
    case 'existing-network':
      return joined.includes(old.network) || (now.kind === old.kind && now.network === old.network);
    case 'networks': {
      const left = fullNames(old, before);
      if (left.length === 0) return now.kind === 'none' || (now.kind === 'networks' && joined.length === 0);
      return left.every(network => joined.includes(network));
    }
    case 'none':
      return now.kind === 'none' || (now.kind === 'networks' && joined.length === 0);
    default:
      return JSON.stringify(now) === JSON.stringify(old);
  }
}

function fullNames(attachment: Attachment, stack: Stack): string[] {
  if (attachment.kind !== 'networks') return [];
  return attachment.memberships.map(({ network }) => stack.networks.get(network)!.fullName);
}

function words(attachment: Attachment, stack: Stack): string {
  switch (attachment.kind) {
    case 'bridge':
      return "on the engine's default bridge";
    case 'host':
      return "on the host's network";
    case 'none':
      return 'on no network';
    case 'stack-of':
      return `in the network of "${attachment.service}"`;
    case 'stack-of-container':
      return `in the network of the container "${attachment.container}"`;
    case 'existing-network':
      return `on "${attachment.network}"`;
    case 'networks': {
      const names = fullNames(attachment, stack);
      return names.length === 0 ? 'on no network' : `on ${names.map(name => `"${name}"`).join(', ')}`;
    }
  }
}
