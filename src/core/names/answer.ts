/** What a look-up of a name can come to, as seen from inside one container. */

/** One container that answers: an instance of a service, or a container that is not of the project. */
export type Endpoint =
  | { readonly kind: 'service'; readonly service: string; readonly number: number }
  | { readonly kind: 'external'; readonly container: string };

/** Who answers, whichever of its containers it is. */
export type Target =
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'external'; readonly container: string };

export type Answer =
  /** Nobody inside has the name: the question goes to outside DNS. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'loopback' }
  /** Settled without any container: by `extra_hosts`, or because the name itself reads as an address. */
  | { readonly kind: 'address'; readonly address: string }
  /** The asking container's own line in its hosts file. */
  | { readonly kind: 'self'; readonly service: string; readonly number: number }
  /** All of these at once, shuffled for every question; one in the usual case. */
  | { readonly kind: 'found'; readonly endpoints: readonly Endpoint[] }
  /** Exactly one of these. Which one was settled by chance when the client was created or started. */
  | { readonly kind: 'any-of'; readonly endpoints: readonly Endpoint[] };

export const OUTSIDE: Answer = { kind: 'outside' };

/** The answer of a single line or link that may lead to any of the given containers. */
export function oneOf(endpoints: readonly Endpoint[]): Answer {
  if (endpoints.length === 0) return OUTSIDE;
  return { kind: endpoints.length === 1 ? 'found' : 'any-of', endpoints };
}

/** The distinct services and outside containers of an answer, in the order of its containers. */
export function targetsOf(answer: Answer): readonly Target[] {
  if (answer.kind === 'self') return [{ kind: 'service', service: answer.service }];
  if (answer.kind !== 'found' && answer.kind !== 'any-of') return [];
  const targets = new Map<string, Target>();
  for (const endpoint of answer.endpoints) {
    const key = targetKey(endpoint);
    if (targets.has(key)) continue;
    targets.set(
      key,
      endpoint.kind === 'service' ? { kind: 'service', service: endpoint.service } : { ...endpoint },
    );
  }
  return [...targets.values()];
}

/** Equal for two containers of one service, different for everything else. */
export function targetKey(target: Target): string {
  // A service and an outside container may bear one name.
  return target.kind === 'service' ? `service ${target.service}` : `external ${target.container}`;
}
