import * as v from 'valibot';

const other = {
  /** The other incident's book. */
  book: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  reference: v.pipe(v.string(), v.maxLength(40)),
  title: v.pipe(v.string(), v.maxLength(120)),
};

/** The other was the same incident, declared twice: its lines are shown here among these, to be read. */
export const incidentTakenIn = v.object({ kind: v.literal('incident-taken-in/1'), ...other });
/** This was the same incident as the other, and is carried on there. */
export const incidentMerged = v.object({ kind: v.literal('incident-merged/1'), ...other });
/** Whatever they have in common, these are two. */
export const incidentToldApart = v.object({ kind: v.literal('incident-told-apart/1'), ...other });
