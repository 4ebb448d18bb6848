/** Once the window has nothing better to do, and in 5 s at the latest. */
export const whenIdle = (work: () => void): void => void requestIdleCallback(work, { timeout: 5_000 });

const NO_FRAMES_MS = 500;

/** Behind the frame after next, when what was just rendered is on screen; a hidden window has no frames. */
export function afterPaint(work: () => void): void {
  const painted = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const late = new Promise((resolve) => setTimeout(resolve, NO_FRAMES_MS));
  void Promise.race([painted, late]).then(() => setTimeout(work));
}
