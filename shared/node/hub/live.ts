import * as v from 'valibot';
import { WebSocket } from 'ws';
import { toHex } from '../../record/bytes';
import type { BookId } from '../../record/op';
import type { HubClient } from './client';
import * as wire from './wire';

/** What a hub says without being asked. */
export type Told = {
  /** Frames that are new in a book, verbatim. */
  readonly frames: (book: BookId, frames: readonly Uint8Array[]) => void;
  /** Something is new in a book: to be asked for. */
  readonly poke: (book: BookId) => void;
  /** Monitoring sent something: to be asked for. */
  readonly alert: () => void;
  /** What another laptop says of who is there, as it was said. */
  readonly presence: (device: string, said: Uint8Array) => void;
  /** It listens now: what was said before is to be asked for. */
  readonly opened: () => void;
  readonly closed: () => void;
};

export type HubLive = ReturnType<typeof openLive>;

const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 15_000;
/** The hub pings more often than that. */
const SILENCE_MS = 60_000;
const BOOK_BYTES = 16;
const DEVICE_BYTES = 32;

/** Listens to a hub, and again after the wire broke, for as long as it is not closed. */
export function openLive(client: HubClient, told: Told) {
  let socket: WebSocket | null = null;
  let pause = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  function later(): void {
    if (isClosed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), pause);
    pause = Math.min(pause * 2, LAST_PAUSE_MS);
  }

  async function connect(): Promise<void> {
    timer = undefined;
    try {
      const { address, token, as } = await client.session();
      if (isClosed) return;
      if (as === 'member') listen(address, token);
      else {
        // It may be let in by now.
        client.leave();
        later();
      }
    } catch {
      later();
    }
  }

  function listen(address: string, token: string): void {
    const { agent } = client;
    const opening = new WebSocket(`wss://${address}/v1/live`, {
      agent,
      headers: { authorization: `Holdfast ${token}` },
      perMessageDeflate: false,
      maxPayload: wire.MAX_LIVE_BYTES + 1024,
    });
    socket = opening;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        opening.terminate();
      }, SILENCE_MS);
    };
    opening.on('open', () => {
      pause = FIRST_PAUSE_MS;
      heard();
      told.opened();
    });
    opening.on('ping', heard);
    opening.on('message', (data: Buffer, isBinary: boolean) => {
      heard();
      void hear(new Uint8Array(data), isBinary);
    });
    opening.on('unexpected-response', () => {
      // The hub knows this session no more.
      client.leave();
      opening.terminate();
    });
    // It closes then, too.
    opening.on('error', () => undefined);
    opening.on('close', () => {
      clearTimeout(silence);
      if (socket === opening) socket = null;
      told.closed();
      later();
    });
  }

  async function hear(data: Uint8Array, isBinary: boolean): Promise<void> {
    if (!isBinary) {
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), wire.poke), Buffer.from(data).toString('utf8'));
      if (!parsed.success) return;
      if ('book' in parsed.output) told.poke(parsed.output.book);
      else told.alert();
    } else if (data[0] === wire.LIVE.presence && data.length > DEVICE_BYTES) {
      told.presence(toHex(data.slice(1, 1 + DEVICE_BYTES)), data.slice(1 + DEVICE_BYTES));
    } else if (data[0] === wire.LIVE.frames && data.length > BOOK_BYTES) {
      const book = toHex(data.slice(1, 1 + BOOK_BYTES)) as BookId;
      const frames: Uint8Array[] = [];
      try {
        for await (const frame of wire.framesIn([data.subarray(1 + BOOK_BYTES)])) frames.push(frame);
        told.frames(book, frames);
      } catch {
        told.poke(book);
      }
    }
  }

  void connect();
  return {
    /** Says who is there, to whoever listens now. What does not get through is lost. */
    say(said: Uint8Array): void {
      if (socket?.readyState === WebSocket.OPEN && socket.bufferedAmount === 0) socket.send(said);
    },
    isOpen: (): boolean => socket?.readyState === WebSocket.OPEN,
    /** Whoever waits to try again tries now: the hub has answered something else. */
    wake(): void {
      if (!timer || socket) return;
      pause = FIRST_PAUSE_MS;
      clearTimeout(timer);
      void connect();
    },
    close(): void {
      isClosed = true;
      clearTimeout(timer);
      socket?.terminate();
    },
  };
}
