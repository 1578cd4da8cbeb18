import type { Stack } from '../compose/stack.js';
import { createResolver, type LinkName, runtimesOf } from '../names/resolver.js';
import { stackOwner } from '../names/stack-owner.js';
import type { PlanInput, PlanService, Requirement } from '../plan/types.js';
import type { MigrateOptions } from '../report.js';
import type { UsedNames } from './used-names.js';

export interface Requirements extends PlanInput {
  /** Generated names that end because nothing asks for them. */
  readonly ended: number;
}

/** Container names that several services bear: only one of those can run at a time, so none is ever in doubt. */
export function alternatives(stack: Stack): ReadonlySet<string> {
  const seen = new Set<string>();
  const several = new Set<string>();
  for (const { containerName } of stack.services.values()) {
    if (containerName === undefined) continue;
    if (seen.has(containerName)) several.add(containerName);
    seen.add(containerName);
  }
  return several;
}

/** Whether a name that a link gave has to be kept: generated ones only where asked for, or used. */
export function isRequired(
  name: LinkName,
  instanceNames: MigrateOptions['instanceNames'],
  used: UsedNames,
  shared: ReadonlySet<string>,
): boolean {
  if (name.origin === 'container_name' && shared.has(name.name)) return false;
  if (name.origin !== 'instance') return true;
  // Modern Compose numbers with a dash, and what it calls `db-1` need not be the first (C5): never all of those.
  if (instanceNames === 'all' && /_\d+$/.test(name.name)) return true;
  return instanceNames !== 'none' && used.has(name.name.toLowerCase());
}

/** Services whose links are in force: not those in another's stack (that one carries them), on host, or on none. */
export function isClient(stack: Stack, service: string): boolean {
  const kind = stack.services.get(service)!.attachment.kind;
  return kind === 'bridge' || kind === 'networks';
}

/** What the planner is asked: every name that links gave, in all the ways the files are loaded. */
export function requirementsOf(
  stacks: readonly Stack[],
  options: MigrateOptions,
  used: UsedNames,
): Requirements {
  const requirements = new Map<string, Requirement>();
  let ended = 0;
  for (const stack of stacks) {
    const shared = alternatives(stack);
    for (const service of stack.services.values()) {
      if (!isClient(stack, service.name)) continue;
      const met = new Set<string>();
      for (const runtime of runtimesOf(stack.format)) {
        for (const link of createResolver(stack.topology, runtime).linkNames(service.name)) {
          if (link.target.kind !== 'service' || link.ambiguous || link.target.service === service.name)
            continue;
          if (!isRequired(link, options.instanceNames, used, shared)) {
            ended++;
            continue;
          }
          met.add(link.target.service);
          const key = `${service.name}\n${link.name.toLowerCase()}\n${link.target.service}`;
          // Of several spellings one is planned: the one that is an alias already, or else the first.
          if (!requirements.has(key) || isAliasOf(stack, link.target.service, link.name)) {
            requirements.set(key, { client: service.name, name: link.name, target: link.target.service });
          }
        }
      }
      for (const target of companions(stack, service.name)) {
        const key = `${service.name}\n\n${target}`;
        if (!met.has(target)) requirements.set(key, { client: service.name, name: null, target });
      }
    }
  }
  return { services: planServices(stacks), requirements: [...requirements.values()], ended };
}

function isAliasOf(stack: Stack, target: string, name: string): boolean {
  const { attachment } = stack.services.get(target)!;
  return (
    attachment.kind === 'networks' && attachment.memberships.some(({ aliases }) => aliases.includes(name))
  );
}

/** Targets of links whose every name lost to something else: the two still belong together. */
function companions(stack: Stack, client: string): string[] {
  const result = new Set<string>();
  const service = stack.services.get(client)!;
  for (const { target } of service.links) {
    const owner = stack.services.has(target) ? stackOwner(stack.topology, target) : null;
    if (owner?.kind !== 'service' || owner.service === client) continue;
    const kinds = [service, stack.services.get(owner.service)!].map(s => s.attachment.kind);
    if (kinds.every(kind => kind === 'bridge')) result.add(owner.service);
  }
  return [...result];
}

function planServices(stacks: readonly Stack[]): PlanService[] {
  const services = new Map<string, PlanService>();
  const heirs = heirsOf(stacks);
  for (const stack of stacks) {
    const shared = alternatives(stack);
    for (const { name, containerName, hostname, attachment } of stack.services.values()) {
      if (attachment.kind !== 'bridge' && attachment.kind !== 'networks') continue;
      const memberships = attachment.kind === 'networks' ? attachment.memberships : [];
      const known = services.get(name);
      const names = [
        ...(known?.ownNames ?? [name]),
        shared.has(containerName ?? '') ? undefined : containerName,
        hostname,
      ].filter(own => own !== undefined);
      const aliases = new Map(known?.aliases);
      for (const { network, aliases: own } of memberships)
        aliases.set(network, [...(aliases.get(network) ?? []), ...own]);
      services.set(name, {
        name,
        ownNames: [...new Set(names)],
        hostname: hostname ?? known?.hostname ?? null,
        networks: [...new Set([...(known?.networks ?? []), ...memberships.map(m => m.network)])],
        aliases,
        heirs: [...(heirs.get(name) ?? [])],
      });
    }
  }
  return [...services.values()];
}

/** Services whose text is another's: by `extends`, or as a YAML alias of the whole service. */
function heirsOf(stacks: readonly Stack[]): Map<string, Set<string>> {
  const heirs = new Map<string, Set<string>>();
  for (const stack of stacks) {
    const owners = new Map<unknown, string[]>();
    for (const service of stack.services.values()) {
      for (const { raw, inherited } of service.contributions) {
        if (!inherited && raw.body) owners.set(raw.body, [...(owners.get(raw.body) ?? []), service.name]);
      }
    }
    for (const service of stack.services.values()) {
      for (const { raw } of service.contributions) {
        for (const owner of owners.get(raw.body) ?? []) {
          if (owner === service.name) continue;
          heirs.set(owner, (heirs.get(owner) ?? new Set()).add(service.name));
        }
      }
    }
  }
  return heirs;
}
