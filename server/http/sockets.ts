import type { Server as PlainServer } from 'node:http';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Limits } from './limits';

type End = { readonly remoteAddress?: string | undefined; readonly remotePort?: number | undefined };

/** As many as a laptop ever needs; more of one count like those of strangers. */
const SOCKETS_A_MEMBER = 8;

const nameOf = ({ remoteAddress = '', remotePort = 0 }: End): string => `${remoteAddress} ${String(remotePort)}`;

/**
 * Nobody takes all connections there are, and a room of laptops may still come from behind one address: those of members
 * do not count for it.
 */
export function limitSockets(server: Server, { sockets, socketsAnAddress }: Limits) {
  const open = new Map<string, Duplex>();
  const strangers = createCounts();
  const members = createCounts();
  const devices = new Map<string, string>();
  server.maxConnections = sockets;
  server.on('connection', (socket: Duplex & End) => {
    const { remoteAddress: address = '' } = socket;
    const name = nameOf(socket);
    open.set(name, socket);
    socket.once('close', () => {
      const device = devices.get(name);
      devices.delete(name);
      open.delete(name);
      if (device === undefined) strangers.lower(address);
      else members.lower(device);
    });
    if (strangers.raise(address) > socketsAnAddress) socket.destroy();
  });
  return {
    /** A member has just been known on it. */
    vouch(socket: End, device: string): void {
      const name = nameOf(socket);
      if (!open.has(name) || devices.has(name) || members.of(device) >= SOCKETS_A_MEMBER) return;
      devices.set(name, device);
      members.raise(device);
      strangers.lower(socket.remoteAddress ?? '');
    },
    /** Cuts off everyone, also those who have not said hello yet. */
    cutOff: (): void => {
      for (const socket of open.values()) socket.destroy();
    },
  };
}

function createCounts() {
  const counts = new Map<string, number>();
  const of = (name: string): number => counts.get(name) ?? 0;
  return {
    of,
    raise(name: string): number {
      counts.set(name, of(name) + 1);
      return of(name);
    },
    lower(name: string): void {
      if (of(name) > 1) counts.set(name, of(name) - 1);
      else counts.delete(name);
    },
  };
}

/** Resolves with the port once it listens; rejects as a socket does. */
export async function listening(server: Server | PlainServer, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** Resolves once nobody is connected any more; whoever was is cut off. `cutOff`: those whom the server itself does not know yet. */
export async function closed(server: Server | PlainServer, cutOff: () => void = () => undefined): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  cutOff();
  await done;
}
