import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { concat, fromHex } from '../../shared/record/bytes';
import type { BookId } from '../../shared/record/op';
import { LIVE, MAX_LIVE_BYTES, MAX_PRESENCE_BYTES } from '../../shared/node/hub/wire';
import type { Arrival, HubBooks } from '../hub/hub-books';
import type { Notifications } from '../hub/notifications';

type Listener = { readonly device: string; readonly socket: WebSocket; readonly owed: Set<BookId>; isAlive: boolean };

type Ports = {
  readonly books: HubBooks;
  readonly alerts: Pick<Notifications, 'subscribe'>;
  readonly isMember: (device: string) => boolean;
  /** Told when a laptop comes to listen, and when it speaks. */
  readonly heard: (device: string) => void;
};

export type Live = ReturnType<typeof createLive>;

/** Who has more than that on its way is told only that there is more. */
const MAX_BUFFERED_BYTES = 512 * 1024;
const PING_MS = 20_000;
/** A storm of alerts is one piece of news a second. */
const ALERTS_EVERY_MS = 1_000;

/** Tells every laptop that listens what is new, as it comes. What is lost on the way is found by the next exchange. */
export function createLive({ books, alerts, isMember, heard }: Ports) {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_PRESENCE_BYTES });
  const listeners = new Set<Listener>();

  function send(one: Listener, message: Uint8Array | string): void {
    one.socket.send(message, () => {
      payOwed(one);
    });
  }

  function poke(one: Listener, book: BookId): void {
    if (one.socket.bufferedAmount > MAX_BUFFERED_BYTES) one.owed.add(book);
    else send(one, JSON.stringify({ book }));
  }

  function payOwed(one: Listener): void {
    if (one.owed.size === 0 || one.socket.bufferedAmount > MAX_BUFFERED_BYTES) return;
    const [book] = one.owed;
    if (book === undefined) return;
    one.owed.delete(book);
    poke(one, book);
  }

  const unsubscribe = books.subscribe(({ book, frames, by }: Arrival) => {
    const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
    const message = bytes <= MAX_LIVE_BYTES && concat(new Uint8Array([LIVE.frames]), fromHex(book), ...frames);
    for (const one of listeners) {
      if (one.device === by) continue;
      if (message && one.socket.bufferedAmount <= MAX_BUFFERED_BYTES) send(one, message);
      else poke(one, book);
    }
  });

  let pausing: ReturnType<typeof setTimeout> | undefined;
  let isAlertOwed = false;

  function pokeAlert(): void {
    isAlertOwed = pausing !== undefined;
    if (isAlertOwed) return;
    for (const one of listeners) send(one, JSON.stringify({ isAlert: true }));
    pausing = setTimeout(() => {
      pausing = undefined;
      if (isAlertOwed) pokeAlert();
    }, ALERTS_EVERY_MS);
  }
  const unlisten = alerts.subscribe(pokeAlert);

  /** What laptops say of who is there: passed on to whoever is ready for it, and kept nowhere. */
  function pass(from: Listener, said: Uint8Array): void {
    const message = concat(new Uint8Array([LIVE.presence]), fromHex(from.device), said);
    for (const one of listeners) if (one !== from && one.socket.bufferedAmount === 0) one.socket.send(message);
  }

  function listen(device: string, socket: WebSocket): void {
    const one: Listener = { device, socket, owed: new Set(), isAlive: true };
    listeners.add(one);
    heard(device);
    socket.on('pong', () => {
      one.isAlive = true;
      heard(device);
    });
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      heard(device);
      if (isBinary) pass(one, new Uint8Array(data));
    });
    socket.on('close', () => listeners.delete(one));
    // It closes then, too.
    socket.on('error', () => undefined);
  }

  /** A laptop whose lid was shut says nothing, not even that it goes. */
  const pinging = setInterval(() => {
    for (const one of listeners) {
      if (!one.isAlive || !isMember(one.device)) one.socket.terminate();
      one.isAlive = false;
      one.socket.ping();
    }
  }, PING_MS);

  return {
    /** Whoever may listen: the wire becomes a socket. */
    take(device: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
      server.handleUpgrade(request, socket, head, (made) => {
        listen(device, made);
      });
    },
    /** Closes the sockets of those who may listen no more. */
    review: (): void => {
      for (const one of listeners) if (!isMember(one.device)) one.socket.close(4403);
    },
    isHere: (device: string): boolean => [...listeners].some((one) => one.device === device),
    count: (): number => listeners.size,
    close(): void {
      clearInterval(pinging);
      clearTimeout(pausing);
      unlisten();
      unsubscribe();
      for (const { socket } of listeners) socket.terminate();
      server.close();
    },
  };
}
