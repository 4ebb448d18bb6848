/** How the time of this laptop moved other than by going on. `ms`: how far; less than 0: back. */
export type TimeJump = { readonly ms: number };

type Clocks = { readonly wall: number; readonly mono: number };

/** Less is a busy laptop, or a clock being set right by the network. */
const LEAST_MS = 60_000;

/**
 * Says when the time jumped between two looks: after sleep, or when somebody set the clock. Looks are about a second
 * apart; both clocks in ms. What `mono` counts of a sleep differs between systems, so that either of both may tell.
 */
export function createClockWatch(): (now: Clocks) => TimeJump | null {
  let last: Clocks | null = null;
  return (now) => {
    const before = last;
    last = now;
    if (!before) return null;
    const ms = now.wall - before.wall;
    const isSet = Math.abs(ms - (now.mono - before.mono)) >= LEAST_MS;
    return isSet || ms >= LEAST_MS ? { ms } : null;
  };
}
