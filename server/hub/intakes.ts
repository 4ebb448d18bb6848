import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { fromHex, fromUtf8, toHex, toUtf8 } from '../../shared/record/bytes';
import type { Crypto } from '../../shared/record/keys/crypto';
import { turnMark } from '../../shared/record/notification';
import type { Shelf } from './shelf';

type Ports = {
  readonly shelf: Shelf;
  readonly crypto: Crypto;
  /** Of this hub: what is said to it says nothing to another. */
  readonly pin: Uint8Array;
};

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const kept = v.object({
  /** The public key, in hex, for which everything that comes by it is sealed. */
  sealTo: hash,
  /** Its name, in a sealed box. */
  label: v.string(),
});
type Kept = v.InferOutput<typeof kept>;

/** A way for monitoring to send alerts in. `id`: how its token's hash begins. */
export type Intake = Kept & { readonly id: string };
export type Intakes = ReturnType<typeof createIntakes>;

const INTAKES = 'intakes';
const MAX_INTAKES = 200;
const TOKEN = /^[0-9a-f]{32}$/;
const idOf = (tokenHash: string): string => tokenHash.slice(0, 16);

/** Whose token may leave alerts here. The hub keeps no token, only its hash, and cannot open what comes by it. */
export function createIntakes({ shelf, crypto, pin }: Ports) {
  let changing: Promise<unknown> = Promise.resolve();

  /** One after another: what was removed must not come back with an older change. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = changing.then(work);
    changing = done.catch(() => undefined);
    return done;
  }

  async function read(name: string): Promise<Intake | null> {
    const bytes = await shelf.read(INTAKES, name);
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), kept), bytes && fromUtf8(bytes));
    return parsed.success ? { ...parsed.output, id: idOf(name) } : null;
  }

  async function all(): Promise<readonly (readonly [name: string, Intake])[]> {
    const found: (readonly [string, Intake])[] = [];
    for (const name of await shelf.names(INTAKES)) {
      const intake = await read(name);
      if (intake) found.push([name, intake]);
    }
    return found;
  }

  const put = (name: string, { sealTo, label }: Kept) =>
    shelf.put(INTAKES, name, toUtf8(JSON.stringify({ sealTo, label })));

  return {
    /** False if there is no room for one more, or `sealTo` is no key. `tokenHash`: SHA-256 of the token, in hex. */
    make: ({ tokenHash, ...intake }: Kept & { readonly tokenHash: string }): Promise<boolean> =>
      inTurn(async () => {
        const isKey = crypto.sealTo(new Uint8Array(), fromHex(intake.sealTo)) !== null;
        if (!isKey || (await shelf.names(INTAKES)).length >= MAX_INTAKES) return false;
        await put(tokenHash, intake);
        return true;
      }),

    /** Whose token it is; null if it is nobody's. Looked up by its hash, so that how long it takes tells nothing of it. */
    find: async (token: string): Promise<Intake | null> =>
      TOKEN.test(token) ? read(toHex(createHash('sha256').update(fromHex(token)).digest())) : null,

    /** Those whose alerts are sealed for one of these public keys. */
    of: async (keys: ReadonlySet<string>): Promise<readonly Intake[]> =>
      (await all()).map(([, intake]) => intake).filter(({ sealTo }) => keys.has(sealTo)),

    /** Its token is worth nothing once this resolves. */
    remove: (id: string): Promise<void> =>
      inTurn(async () => {
        for (const name of await shelf.names(INTAKES)) if (idOf(name) === id) await shelf.remove(INTAKES, name);
      }),

    /**
     * What comes from now on by intakes of `from` is sealed for `to`. Who asks it shows by a signature of each key of
     * `from` that he holds it: nobody else may turn a room's alerts to himself.
     */
    turn: (to: string, from: readonly { readonly key: string; readonly signature: string }[]): Promise<void> =>
      inTurn(async () => {
        if (crypto.sealTo(new Uint8Array(), fromHex(to)) === null) return;
        const mark = turnMark(pin, to);
        const isProven = ({ key, signature }: (typeof from)[number]) =>
          crypto.verify(fromHex(signature), mark, fromHex(key));
        const proven = new Set(from.filter(isProven).map(({ key }) => key));
        for (const [name, intake] of await all())
          if (intake.sealTo !== to && proven.has(intake.sealTo)) await put(name, { ...intake, sealTo: to });
      }),
  };
}
