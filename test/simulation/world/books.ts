import type { BookId } from '../../../shared/record/op';

/** The book of a world that screens would show: its view is folded and compared. */
export const INCIDENT = 'a0'.repeat(16) as BookId;
/** Opaque to every laptop of the world, as a book of a later kind would be. */
export const STRANGE = 'a1'.repeat(16) as BookId;
/** Wrapped for a workspace that not every laptop is in. */
export const SECRET = 'a2'.repeat(16) as BookId;
/** Drills of a world in which something is forgotten: two want the first gone, one alone the other. */
export const DOOMED = 'a3'.repeat(16) as BookId;
export const SPARED = 'a4'.repeat(16) as BookId;
export const BOOKS: readonly BookId[] = [INCIDENT, STRANGE, SECRET];
