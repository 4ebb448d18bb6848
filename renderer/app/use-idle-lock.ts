import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { AppCore } from './app-core';

const LOOK_MS = 10_000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks after a while without a sign of life; never while an incident is live. */
export function useIdleLock(core: AppCore): void {
  const minutes = useStore(core.settings, ({ lockAfter }) => lockAfter);
  useEffect(() => {
    if (minutes === 0) return;
    let lastAt = performance.now();
    const touch = () => {
      lastAt = performance.now();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { passive: true });
    const looking = setInterval(() => {
      const isLive = [...core.catalog.listed.getState().values()].some(
        ({ summary }) => !summary.isClosed && summary.endedAt === null,
      );
      if (isLive || performance.now() - lastAt < minutes * 60_000) return;
      touch();
      void core.lock();
    }, LOOK_MS);
    return () => {
      clearInterval(looking);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch);
    };
  }, [core, minutes]);
}
