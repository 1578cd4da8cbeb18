import type { LintService } from './model.js';

/** The networks that both services are on, by full name; the engine's default bridge is one of them. */
export function commonNetworks(a: LintService, b: LintService): string[] {
  const others = networksOf(b);
  return networksOf(a).filter(network => others.includes(network));
}

function networksOf({ attachment, stack }: LintService): string[] {
  if (attachment.kind === 'bridge') return ['bridge'];
  if (attachment.kind !== 'networks') return [];
  return attachment.memberships.map(({ network }) => stack.networks.get(network)?.fullName ?? network);
}
