import { createHash, type KeyObject } from 'node:crypto';
import { Agent } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';

/** SHA-256 of a public key in its DER form. */
export const pinOf = (key: KeyObject): Uint8Array =>
  new Uint8Array(
    createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest(),
  );

/** Another computer answers there, with another key: it was sent nothing. */
export class OtherKey extends Error {
  constructor() {
    super('another key answers there');
    this.name = 'OtherKey';
  }
}

type Dialled = (error: Error | null, socket?: Duplex) => void;
type Where = { readonly host?: string | null; readonly port?: number | string | null };

const DIAL_MS = 8_000;

/**
 * Connections over TLS 1.3 to whoever holds the key that is expected, whatever its certificate says of names and dates.
 * Before that is known nothing is sent.
 */
export class PinnedAgent extends Agent {
  readonly #isExpected: (pin: Uint8Array) => boolean;

  constructor(isExpected: (pin: Uint8Array) => boolean) {
    super({ keepAlive: true, maxSockets: 4, maxCachedSessions: 0 });
    this.#isExpected = isExpected;
  }

  override createConnection({ host, port }: Where, done: Dialled): undefined {
    let isDone = false;
    const finish: Dialled = (error, socket) => {
      if (!isDone) done(error, socket);
      isDone = true;
    };
    const socket = connect({
      host: host ?? 'localhost',
      port: Number(port),
      minVersion: 'TLSv1.3',
      // Who it is, its key says.
      rejectUnauthorized: false,
      servername: '',
    });
    const late = setTimeout(() => socket.destroy(new Error('nobody answers in time')), DIAL_MS);
    socket.setNoDelay(true);
    socket.once('secureConnect', () => {
      clearTimeout(late);
      const key = socket.getPeerX509Certificate()?.publicKey;
      if (key && this.#isExpected(pinOf(key))) finish(null, socket);
      else socket.destroy(new OtherKey());
    });
    socket.once('error', (error: Error) => {
      clearTimeout(late);
      finish(error);
    });
    socket.once('close', () => {
      clearTimeout(late);
      finish(new Error('the connection was closed'));
    });
  }
}
