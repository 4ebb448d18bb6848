import type { Server as PlainServer } from 'node:http';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Limits } from './limits';

/** Nobody takes all connections there are. Returns what cuts off everyone, also those who have not said hello yet. */
export function limitSockets(server: Server, { sockets, socketsAnAddress }: Limits): () => void {
  const open = new Set<Duplex>();
  const countsByAddress = new Map<string, number>();
  server.maxConnections = sockets;
  server.on('connection', (socket: Duplex & { readonly remoteAddress?: string }) => {
    const address = socket.remoteAddress ?? '';
    const count = (countsByAddress.get(address) ?? 0) + 1;
    countsByAddress.set(address, count);
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      const left = (countsByAddress.get(address) ?? 1) - 1;
      if (left > 0) countsByAddress.set(address, left);
      else countsByAddress.delete(address);
    });
    if (count > socketsAnAddress) socket.destroy();
  });
  return () => {
    for (const socket of open) socket.destroy();
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
