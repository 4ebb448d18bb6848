/** While lines are written, a backup is never older than that. */
export const EVERY_MS = 15 * 60_000;
/** A folder that failed is asked again after that. */
export const RETRY_MS = 60_000;
/** After a start, what a sudden end left without a backup is made good. */
export const FIRST_MS = 2 * 60_000;
/** Copies are read back again after that, in a run that long. */
const CHECK_MS = 24 * 60 * 60_000;

export type Due = ReturnType<typeof createDue>;

/** When the next backup is due. `mono`: ms, never backwards. */
export function createDue(mono: () => number) {
  let isDirty = true;
  let isWritten = false;
  let nextAt = mono() + FIRST_MS;
  let checkAt = mono() + CHECK_MS;
  return {
    /** Something was appended. */
    touch(): void {
      isDirty = true;
      isWritten = true;
    },
    isNow: (): boolean => isDirty && mono() >= nextAt,
    /** Whether something was appended in this run that no backup has. */
    isOwing: (): boolean => isWritten,
    begin(): void {
      isDirty = false;
      isWritten = false;
      nextAt = mono() + EVERY_MS;
    },
    fail(): void {
      isDirty = true;
      isWritten = true;
      nextAt = mono() + RETRY_MS;
    },
    /** True once a day: what was read back long ago may have been spoilt since. */
    mustCheckAgain(): boolean {
      if (mono() < checkAt) return false;
      checkAt = mono() + CHECK_MS;
      return true;
    },
  };
}
