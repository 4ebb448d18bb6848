import type { Target } from './target';

/** So that two laptops of a place that comes back agree within 5 s: one gives, and at the other's next look it is there. */
const BUSY_MS = 2_000;
const IDLE_MS = 15_000;
/** After that long without a line from anywhere, a place is looked at less often. */
const QUIET_AFTER_MS = 5 * 60 * 1000;
/** The lines of one breath go together. */
const GATHER_MS = 300;
const HANGING_AFTER_MS = 20_000;

export type Rounds = ReturnType<typeof createRounds>;

/**
 * When a place is looked at: soon after a line, every 2 s while something happens or the place is away, every 15 s else.
 * `mono`: ms, never backwards. `back`: told when it answers again.
 */
export function createRounds(target: Target, mono: () => number, back: () => void = () => undefined) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let isStopped = false;
  // The first look waits until the window is there.
  let lastRoundAt = mono();
  let lastStirAt = mono();

  function plan(): void {
    clearTimeout(timer);
    if (isStopped || running) return;
    timer = setTimeout(() => void run(), Math.max(0, pause()));
  }

  function pause(): number {
    const since = mono() - lastRoundAt;
    if (target.isAway()) return BUSY_MS - since;
    if (target.isDirty()) return Math.max(GATHER_MS, BUSY_MS - since);
    return (mono() - lastStirAt > QUIET_AFTER_MS ? IDLE_MS : BUSY_MS) - since;
  }

  async function run(): Promise<void> {
    const hanging = setTimeout(() => {
      target.showHanging();
    }, HANGING_AFTER_MS);
    const wasAway = target.isAway();
    running = target
      .round()
      // A bug in one round must not end all others.
      .catch((error: unknown) => {
        console.error(error);
      })
      .finally(() => {
        clearTimeout(hanging);
      });
    await running;
    running = null;
    lastRoundAt = mono();
    if (wasAway && !target.isAway()) {
      lastStirAt = mono();
      back();
    }
    plan();
  }

  return {
    /** A line came, here or from there. */
    stir(): void {
      lastStirAt = mono();
      plan();
    },
    /** Looks now; resolves when that is done. */
    async now(): Promise<void> {
      clearTimeout(timer);
      await running;
      if (!isStopped && !running) await run();
    },
    start(): void {
      isStopped = false;
      plan();
    },
    /** Resolves once nothing is under way; at once if what is under way hangs. */
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      const patience = new Promise<void>((resolve) => setTimeout(resolve, 1_000).unref());
      await Promise.race([running, patience]);
    },
  };
}
