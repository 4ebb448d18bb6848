import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);
// Time limits are for what never comes, not for a machine that is busy.
configure({ asyncUtilTimeout: 8_000 });

// What jsdom has not got and every browser has: the smallest that behaves.
class StillObserver {
  observe(): void {
    // Nothing is ever laid out here, so nothing changes size.
  }
  unobserve(): void {
    // See above.
  }
  disconnect(): void {
    // See above.
  }
}

const lacking: Readonly<Record<string, unknown>> = {
  ResizeObserver: StillObserver,
  requestIdleCallback: (work: () => void) => setTimeout(work, 0),
  matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
};
for (const [name, value] of Object.entries(lacking))
  if (Reflect.get(window, name) === undefined) Object.assign(window, { [name]: value });
let urls = 0;
URL.createObjectURL = () => `blob:test/${String((urls += 1))}`;
URL.revokeObjectURL = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
Object.assign(navigator, {
  locks: { request: (_name: string, work: () => Promise<unknown>) => work() },
  userActivation: { isActive: true },
  storage: { persist: () => Promise.resolve(true) },
});
