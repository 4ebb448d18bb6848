import type { LineContext } from '../../../../../../shared/domain/incident/timeline/line/reading';

/** 21 November 2026, 10:47:00Z. */
export const NOW = Date.UTC(2026, 10, 21, 10, 47);

/** An instant of that day, UTC. */
export const at = (hour: number, minute: number): number => Date.UTC(2026, 10, 21, hour, minute);

export const MINUTE = 60_000;

/** The room that the examples of ux.md §2.3 happen in. Chidi is called, not here; two people begin with B. */
export const ROOM: LineContext = {
  now: NOW,
  zone: 'utc',
  offsetMinutesAt: () => 60,
  startedAt: at(10, 0),
  people: [
    { id: 'ana', name: 'Ana Ruiz', present: true },
    { id: 'bo', name: 'Bo Lin', present: true },
    { id: 'eli', name: 'Eli Novak', present: true },
    { id: 'fay', name: 'Fay Ito', present: true },
    { id: 'bea', name: 'Bea Stone', present: true },
    { id: 'chidi', name: 'Chidi Okafor', present: false },
    { id: 'eve', name: 'Eve Adams', present: false },
    { id: 'jose', name: 'José García', present: false },
  ],
  roles: [
    { id: 'incident-commander', words: ['ic', 'commander'], holder: { id: 'ana', name: 'Ana Ruiz' } },
    { id: 'scribe', words: ['scribe'], holder: { id: 'bo', name: 'Bo Lin' } },
    { id: 'comms-lead', words: ['comms', 'commslead'], holder: null },
  ],
  systems: ['orders-db', 'Gateway', 'Billing API'],
  verbs: ['d', 'can', 'poll', 'sev', 'phase', 'ic', 'role', 'hand', 'done', 'extend', 'update', 'check', 'sys', 'note'],
  me: { id: 'bo', name: 'Bo Lin' },
};
