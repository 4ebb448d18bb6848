import type { RemoteProblem } from '../../../shared/record/remote';
import { NotConfirmed } from '../../../shared/record/store';

/** One look at a place, for as long as `goesOn`. Returns what kept it from its end. Rejects with `NotConfirmed`. */
export type Look = (goesOn: () => boolean) => Promise<RemoteProblem | null>;

/** Looks beside the rounds of a place: however much there is to take and to give, no line waits for it. */
export function createLooks(lookOnce: Look, goesOn: () => boolean) {
  let looking: Promise<void> | null = null;
  let isOwed = false;
  let notKept: NotConfirmed['why'] | null = null;

  const owesLook = (): boolean => isOwed;

  async function tryOnce(): Promise<void> {
    try {
      // How the place stands is said by its rounds.
      if (goesOn() && (await lookOnce(goesOn)) === null) notKept = null;
    } catch (error) {
      if (error instanceof NotConfirmed) notKept = error.why;
      // A bug in one look must not end all others.
      else console.error(error);
    }
  }

  async function lookUntilDone(): Promise<void> {
    while (owesLook()) {
      isOwed = false;
      await tryOnce();
    }
    looking = null;
  }

  return {
    /** Now, or again once the look that is under way is over. */
    look(): void {
      isOwed = true;
      looking ??= lookUntilDone();
    },
    /** Why what is there is not kept here; null if it is. */
    notKept: (): NotConfirmed['why'] | null => notKept,
    /** Resolves once nothing is under way. */
    settled: async (): Promise<void> => {
      await looking;
    },
  };
}
