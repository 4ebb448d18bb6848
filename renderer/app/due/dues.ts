import { createStore } from 'zustand';
import type { Due } from '../../../shared/domain/incident/due/due';
import { compareDues } from '../../../shared/domain/incident/due/due';
import { selectDues } from '../../../shared/domain/incident/due/select-dues';
import { selectMergedInto } from '../../../shared/domain/incident/duplicates/select-duplicates';
import type { BookId, Catalog } from '../catalog';

/** Something owed in one of the incidents of this laptop. `isAside`: in one that was set aside for the others. */
export type RoomDue = { readonly book: BookId; readonly due: Due; readonly isAside: boolean };

/**
 * All that is due or nearly due in every live incident, in the one order; that of incidents set aside comes last. An
 * incident carried on elsewhere owes nothing.
 */
export function duesOfAll({ listed }: Catalog, now: number): readonly RoomDue[] {
  return [...listed.getState().values()]
    .flatMap(({ book, room, summary }) => {
      const incident = room?.store.getState();
      if (!incident || selectMergedInto(incident) !== null) return [];
      const isAside = summary.setAside !== null;
      return selectDues(incident, now).map((due) => ({ book, due, isAside }));
    })
    .sort((a, b) => Number(a.isAside) - Number(b.isAside) || compareDues(a.due, b.due));
}

/** The thing that somebody asked to see, until its room shows it. */
export type WantedDue = { readonly book: BookId; readonly id: string };
export const createWantedDue = () => createStore<{ readonly wanted: WantedDue | null }>(() => ({ wanted: null }));

/** Pressed again this soon, the key means the next one. */
const AGAIN_MS = 30_000;

/** What F2 shows: the worst thing, and pressed again the one after it. Null if nothing is owed. */
export function createDueSteps() {
  let last: { readonly key: string; readonly at: number } | null = null;
  const keyOf = ({ book, due }: RoomDue) => `${book} ${due.id}`;
  return (all: readonly RoomDue[], now: number): RoomDue | null => {
    const pressing = all.filter(({ due }) => due.urgency !== 'later');
    const dues = pressing.length > 0 ? pressing : all.slice(0, 1);
    const at = last && now - last.at < AGAIN_MS ? dues.findIndex((one) => keyOf(one) === last?.key) : -1;
    const next = dues[(at + 1) % Math.max(1, dues.length)] ?? null;
    last = next && { key: keyOf(next), at: now };
    return next;
  };
}
