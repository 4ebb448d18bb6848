import { createStore } from 'zustand';
import type { BackedUp, BackupReport, RemoteReport, SyncReport } from '../../shared/bridge';
import { createClockWatch, type TimeJump } from './clock-watch';
import type { Ticker } from './ticker';
import type { AppendRefusal } from '../../shared/record/append';
import type { NotAttached } from './attachments/attachment-words';

/** Something about the record that a person must be told, and can act on. Stays until put away. */
export type Notice =
  | { readonly kind: 'journal-restored'; readonly lines: number }
  | { readonly kind: 'copy-rebuilt'; readonly lines: number }
  | { readonly kind: 'journal-damaged'; readonly places: number; readonly repaired: boolean; readonly where: string }
  | { readonly kind: 'copy-failed'; readonly detail: string }
  | { readonly kind: 'not-persistent' }
  | { readonly kind: 'disk-low'; readonly freeBytes: number }
  | { readonly kind: 'reserve-spent' }
  | { readonly kind: 'files-lost'; readonly lost: readonly NotAttached[] }
  | { readonly kind: 'read-only'; readonly folder: string }
  | { readonly kind: 'rejected'; readonly count: number }
  | { readonly kind: 'forked'; readonly count: number }
  | { readonly kind: 'keys-replaced' }
  | { readonly kind: 'lines-returned'; readonly lines: number }
  | { readonly kind: 'backup-failed'; readonly why: BackupProblem }
  | { readonly kind: 'place-restored'; readonly place: RemoteReport['kind']; readonly lines: number }
  | { readonly kind: 'moved' }
  | { readonly kind: 'restricted-lines'; readonly count: number }
  | { readonly kind: 'sealed-lines'; readonly count: number }
  | { readonly kind: 'newer-facts'; readonly count: number }
  | ({ readonly kind: 'time-jumped' } & TimeJump);

type BackupProblem = Extract<BackedUp, { kind: 'problem' }>['why'];

export type NoticeStore = ReturnType<typeof createNotices>;

/** Notices in the order they came; one of a kind, the newest. */
export function createNotices() {
  const store = createStore<readonly Notice[]>(() => []);
  const notices = {
    store,
    tell: (notice: Notice) => {
      store.setState((all) => [...all.filter((one) => one.kind !== notice.kind), notice], true);
    },
    /** Lines were logged without these. */
    tellLost: (lost: readonly NotAttached[]) => {
      const told = store.getState().flatMap((one) => (one.kind === 'files-lost' ? one.lost : []));
      if (lost.length > 0) notices.tell({ kind: 'files-lost', lost: [...told, ...lost] });
    },
    putAway: (kind: Notice['kind']) => {
      store.setState((all) => all.filter((one) => one.kind !== kind), true);
    },
  };
  return notices;
}

/** Tells once that backups fail, until one was made again. */
export function watchBackups(notices: NoticeStore): (report: BackupReport) => void {
  let isFailing = false;
  return ({ last }) => {
    if (last === null) return;
    if (last.kind !== 'problem') notices.putAway('backup-failed');
    else if (!isFailing) notices.tell({ kind: 'backup-failed', why: last.why });
    isFailing = last.kind === 'problem';
  };
}

/** Tells of every jump of the time, while some incident is live: all its clocks are computed anew. */
export function watchClock(ticker: Ticker, notices: NoticeStore, isLive: () => boolean): void {
  const watch = createClockWatch();
  ticker.subscribe(() => {
    const jump = watch({ wall: ticker.now(), mono: performance.now() });
    if (jump && isLive()) notices.tell({ kind: 'time-jumped', ...jump });
  });
}

/** Tells of each place that had lost lines and was given them again. */
export function watchPlaces(notices: NoticeStore): (report: SyncReport) => void {
  const toldAt = new Map<string, number>();
  return ({ remotes }) => {
    for (const { id, kind, restored } of remotes) {
      if (!restored || toldAt.get(id) === restored.at) continue;
      toldAt.set(id, restored.at);
      notices.tell({ kind: 'place-restored', place: kind, lines: restored.lines });
    }
  };
}

/** Whether the last commits became durable: the first thing the status bar says. */
export type SavedState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'not-saved'; readonly why: AppendRefusal; readonly since: number };

export const createSaved = () => createStore<SavedState>(() => ({ kind: 'ready' }));
