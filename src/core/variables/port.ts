/** A container's port. `protocol` is in small letters: tcp, udp, sctp. */
export interface Port {
  readonly port: number;
  readonly protocol: string;
}

const MAX_PORT = 65535;

/** Equal for equal ports. */
export function portKey({ port, protocol }: Port): string {
  return `${port}/${protocol}`;
}

/**
 * The container's side of one entry of `ports`, `expose` or EXPOSE: `80`, `80/udp`, `8000-8010`, `8080:80`,
 * `127.0.0.1:8080-8081:80-81/tcp`. null for what is no port.
 */
export function parsePorts(text: string): Port[] | null {
  const match = /^(?:.*:)?(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/i.exec(text.trim());
  if (!match) return null;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  if (first > last || last > MAX_PORT) return null;
  const protocol = (match[3] ?? 'tcp').toLowerCase();
  return Array.from({ length: last - first + 1 }, (_, index) => ({ port: first + index, protocol }));
}

/** Each port once, in the order of its first place. */
export function distinctPorts(ports: Iterable<Port>): Port[] {
  const byKey = new Map<string, Port>();
  for (const port of ports) if (!byKey.has(portKey(port))) byKey.set(portKey(port), port);
  return [...byKey.values()];
}
