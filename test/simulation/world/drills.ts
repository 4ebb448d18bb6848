import { toHex } from '../../../shared/record/bytes';
import type { BookId } from '../../../shared/record/op';
import { tryDraft } from './actions';
import { DOOMED, SPARED } from './books';
import type { Laptop } from './laptop';
import type { Ledger } from './ledger';
import type { Running } from './running';
import type { World } from './world';

/** Somebody writes in a drill, or says that one should go: two of the first, and of the other one alone. */
export async function runDrills({ drills, laptops, ledger }: World): Promise<void> {
  const laptop = drills?.any(laptops);
  const process = laptop?.running();
  if (!drills || !laptop || !process?.forgetting || drills.chance(0.4)) return;
  const book = drills.pick([DOOMED, SPARED]);
  if (drills.chance(0.6)) {
    if (!process.keep.isForgotten(book)) await line(laptop, book, ledger);
    return;
  }
  // A copy of the first is the same device.
  const [first] = laptops;
  if (book === SPARED && laptop !== first) return;
  await speak(laptop, process, { book, ledger }).catch((error: unknown) => {
    laptop.failed(process.life, 'speaks of forgetting', error);
  });
}

async function line(laptop: Laptop, book: BookId, ledger: Ledger): Promise<void> {
  const draft = { client: laptop.nextClient(), book, asks: { facts: [{ kind: 'later/3' }], exclusive: false } };
  laptop.write(draft);
  await tryDraft(laptop, draft, ledger);
}

async function speak(
  laptop: Laptop,
  { forgetting, sealer, life }: Running,
  { book, ledger }: { readonly book: BookId; readonly ledger: Ledger },
): Promise<void> {
  if (!forgetting) return;
  const { isAlone, asks } = forgetting.report();
  if (isAlone) await forgetting.members.approve(toHex(sealer.device));
  if (life.isOver() || isAlone) return;
  ledger.want(book, toHex(sealer.device));
  const isAsked = asks.some((ask) => ask.book === book && (!ask.isMine || book === SPARED));
  await forgetting.answer(book, isAsked ? 'agree' : 'ask');
}
