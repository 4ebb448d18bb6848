import { HubProblem, type HubClient } from '../../../shared/node/hub/client';
import { notificationsAt, readNotificationsAt, turnIntakesAt } from '../../../shared/node/hub/intakes';
import { toHex } from '../../../shared/record/bytes';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { readNotificationName, stampText } from '../../../shared/record/notification';
import type { AlertStore } from './alert-store';

type Ports = {
  readonly store: AlertStore;
  readonly crypto: Crypto;
  readonly pin: Uint8Array;
  /** ms, never backwards. */
  readonly mono: () => number;
};

/** Two processes of one hub may have clocks that differ so much: what one kept late is found by looking back. */
const LOOK_BACK_MS = 10 * 60 * 1000;
/** All that is there is compared with all that is here at the start, and so often. */
const WHOLE_EVERY_MS = 60 * 60 * 1000;

/**
 * Takes what monitoring sent to a hub, and tells the hub for whom to seal from now on, once the room's key is another.
 * Each call is one look, for as long as `goesOn`; rejects with a `HubProblem`, and with `NotConfirmed` if this disk takes nothing.
 */
export function createTakeAlerts(client: HubClient, { store, crypto, pin, mono }: Ports) {
  let toldKeys = '';
  let wholeAt = -Infinity;
  let newest = 0;

  async function take(goesOn: () => boolean): Promise<void> {
    const keys = store.keys();
    if (keys.length === 0 || (await client.session()).as !== 'member') return;
    const text = keys.map(({ publicKey }) => toHex(publicKey)).join();
    if (text !== toldKeys) {
      await turnIntakesAt(client, { keys, pin, crypto });
      toldKeys = text;
      wholeAt = -Infinity;
    }
    const isWhole = mono() - wholeAt >= WHOLE_EVERY_MS;
    const since = isWhole ? '' : stampText(newest - LOOK_BACK_MS);
    const { names, letGo } = await notificationsAt(client, keys, since);
    for await (const sealed of readNotificationsAt(client, store.lacking(names))) {
      await store.keep(sealed);
      if (!goesOn()) return;
    }
    newest = readNotificationName(names.at(-1) ?? '')?.stamp ?? newest;
    if (isWhole) wholeAt = mono();
    await store.noteLetGo(toHex(pin), letGo);
  }

  return async (goesOn: () => boolean): Promise<void> => {
    try {
      await take(goesOn);
    } catch (error) {
      // A hub of before there were alerts has none.
      if (!(error instanceof HubProblem) || error.refused?.why !== 'not-found') throw error;
    }
  };
}
