import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand';
import type { Bridge } from '../../shared/bridge';
import { bookId } from '../../shared/record/op';
import { factId } from '../../shared/domain/stated';

export const THEMES = ['dark', 'light', 'contrast', 'system'] as const;
export const LOCK_AFTER = [0, 5, 15, 60] as const;
export const DENSITIES = ['compact', 'comfortable'] as const;
export const PANES = ['timeline', 'roles', 'comms', 'checklists', 'briefings', 'conflicts'] as const;
export type Pane = (typeof PANES)[number];

const route = v.variant('screen', [
  v.object({ screen: v.literal('home') }),
  v.object({ screen: v.literal('alerts') }),
  v.object({ screen: v.literal('room'), book: bookId, pane: v.picklist(PANES) }),
  v.object({
    screen: v.literal('settings'),
    tab: v.picklist([
      'me',
      'people',
      'training',
      'rules',
      'severity',
      'sync',
      'channels',
      'lock',
      'appearance',
      'storage',
    ]),
  }),
]);
export type Route = v.InferOutput<typeof route>;

const settings = v.object({
  /** Who works on this laptop; null before the first start was answered. */
  me: v.nullable(v.object({ person: factId, name: v.string(), initials: v.string() })),
  theme: v.fallback(v.picklist(THEMES), 'dark'),
  density: v.fallback(v.picklist(DENSITIES), 'compact'),
  zone: v.fallback(v.picklist(['utc', 'local']), 'utc'),
  singleKeys: v.fallback(v.boolean(), true),
  /** Closing the window is not to end the app while an incident is live. */
  keepsRunning: v.fallback(v.boolean(), false),
  /** Minutes without a key or a click before it locks by itself; 0: never. Never while an incident is live. */
  lockAfter: v.fallback(v.picklist(LOCK_AFTER), 0),
  route: v.fallback(route, { screen: 'home' }),
  /** The room that was on the screen last, for whoever writes a line from elsewhere. */
  lastRoom: v.fallback(v.nullable(bookId), null),
});

/** What this laptop remembers beside the record: kept by the keeper, never in the record. */
export type Settings = v.InferOutput<typeof settings>;

const NONE: Settings = {
  me: null,
  theme: 'dark',
  density: 'compact',
  zone: 'utc',
  singleKeys: true,
  keepsRunning: false,
  lockAfter: 0,
  route: { screen: 'home' },
  lastRoom: null,
};

/** Settings that cannot be read are as good as none: the record is elsewhere. */
export function parseSettings(text: string | null): Settings {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), settings), text);
  return parsed.success ? parsed.output : NONE;
}

export type SettingsStore = StoreApi<Settings>;

/** Settings as a store; each change is written down by the keeper, the last one for certain. */
export function createSettingsStore(
  bridge: Bridge,
  text: string | null,
  report: (error: unknown) => void,
): SettingsStore {
  const store = createStore<Settings>(() => parseSettings(text));
  let writing: Promise<unknown> = Promise.resolve();
  store.subscribe((now) => {
    writing = writing.then(() => bridge.call('write-settings', { settings: JSON.stringify(now) })).catch(report);
  });
  return store;
}
