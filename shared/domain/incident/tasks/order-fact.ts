import type { PersonRef } from '../../stated';
import type { IncidentFactOf } from '../facts';

/** An order that follows from something else that was said: a line of the log like any other. */
export const orderFact = (
  text: string,
  owner: PersonRef | null,
  timeboxMs: number | null = null,
): IncidentFactOf<'entry-added/1'> => ({
  kind: 'entry-added/1',
  entry: 'action',
  text,
  typed: '',
  happened: null,
  saidFor: null,
  owner,
  mentions: [],
  tags: [],
  timeboxMs,
  replyTo: null,
  star: false,
  piece: null,
  source: 'typed',
  blobs: [],
});
