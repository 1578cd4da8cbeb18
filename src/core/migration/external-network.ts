import type { Format } from '../compose/file.js';
import type { Attachment } from '../names/topology.js';

/** Whether a service with external links can join the network that their containers are on. */
export function canJoinNetworks(attachment: Attachment, format: Format): boolean {
  if (attachment.kind === 'existing-network') return format === 'v1';
  return attachment.kind === 'bridge' || attachment.kind === 'networks';
}
