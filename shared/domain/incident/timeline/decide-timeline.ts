import { clip, toMs, toPersonRef, type FactId } from '../../stated';
import { isWithdrawn, replacing, shown } from '../../view';
import type { Incident } from '../incident';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import { bytesOf, namesOf, refuseFile, type AttachRefusal } from './attachment';
import type { EntryAdded } from './facts';
import { lineById } from './lines';
import { selectAttachedBytes } from './select-attachments';

export type NewEntry = Omit<EntryAdded, 'kind'>;

export type TimelineCommand =
  | { readonly kind: 'add-entries'; readonly entries: readonly NewEntry[] }
  | { readonly kind: 'correct-entry'; readonly entry: FactId; readonly text: string }
  | { readonly kind: 'retime-entry'; readonly entry: FactId; readonly at: number; readonly approximate: boolean }
  | { readonly kind: 'retract-entry'; readonly entry: FactId; readonly reason: string }
  | { readonly kind: 'star-entry'; readonly entry: FactId; readonly on: boolean }
  | { readonly kind: 'mark-privileged'; readonly entry: FactId; readonly on: boolean };

export const MAX_ENTRY_CHARACTERS = 4_000;

export function decideTimeline({ incident }: Deciding, command: TimelineCommand): Decision {
  if (command.kind === 'add-entries') return addEntries(incident, command.entries.map(worded));
  const entry = lineById(incident.lines, command.entry)?.stated.fact;
  if (entry?.kind !== 'entry-added/1') return refuse({ kind: 'not-found', what: 'entry' });
  switch (command.kind) {
    case 'correct-entry': {
      const text = command.text.trim();
      const now = shown(incident, 'entry-corrected/1', command.entry)?.fact.text ?? entry.text;
      if (text === '') return refuse({ kind: 'empty-text' });
      if (text.length > MAX_ENTRY_CHARACTERS) return refuse({ kind: 'too-long', limit: MAX_ENTRY_CHARACTERS });
      if (text === now) return refuse({ kind: 'unchanged' });
      return facts({
        kind: 'entry-corrected/1',
        entry: command.entry,
        text,
        replaces: replacing(incident, 'entry-corrected/1', command.entry),
      });
    }
    case 'retime-entry': {
      const happened = { at: toMs(command.at), approximate: command.approximate };
      return facts({
        kind: 'entry-retimed/1',
        entry: command.entry,
        happened,
        replaces: replacing(incident, 'entry-retimed/1', command.entry),
      });
    }
    case 'retract-entry': {
      const reason = clip(command.reason.trim(), 1_000);
      if (reason === '') return refuse({ kind: 'reason-needed', why: 'retract' });
      if (isWithdrawn(incident, command.entry)) return refuse({ kind: 'unchanged' });
      return facts({ kind: 'withdrawn/1', what: command.entry, reason });
    }
    case 'star-entry':
      if (incident.starred.has(command.entry) === command.on) return refuse({ kind: 'unchanged' });
      return facts({
        kind: 'entry-starred/1',
        entry: command.entry,
        on: command.on,
        replaces: replacing(incident, 'entry-starred/1', command.entry),
      });
    case 'mark-privileged':
      return facts({
        kind: 'entry-privileged/1',
        entry: command.entry,
        on: command.on,
        replaces: replacing(incident, 'entry-privileged/1', command.entry),
      });
  }
}

/** Logging never depends on what the incident looks like: whatever the phase, a line is taken. Files have a limit. */
function addEntries(incident: Incident, entries: readonly NewEntry[]): Decision {
  if (entries.length === 0 || entries.some((entry) => entry.text.trim() === '')) return refuse({ kind: 'empty-text' });
  if (entries.some((entry) => entry.text.length > MAX_ENTRY_CHARACTERS))
    return refuse({ kind: 'too-long', limit: MAX_ENTRY_CHARACTERS });
  const refused = refuseFiles(incident, entries);
  if (refused) return refuse(refused);
  return facts(...entries.map((entry) => ({ kind: 'entry-added/1' as const, ...fitted(entry) })));
}

const worded = (entry: NewEntry): NewEntry =>
  entry.text.trim() === '' && entry.blobs.length > 0
    ? { ...entry, text: clip(namesOf(entry.blobs), MAX_ENTRY_CHARACTERS) }
    : entry;

function refuseFiles(incident: Incident, entries: readonly NewEntry[]): AttachRefusal | null {
  if (entries.every(({ blobs }) => blobs.length === 0)) return null;
  let others = selectAttachedBytes(incident);
  for (const { blobs } of entries) {
    for (const [i, file] of blobs.entries()) {
      const refused = refuseFile(file, blobs.slice(0, i), others);
      if (refused) return refused;
    }
    others += bytesOf(blobs);
  }
  return null;
}

/** Whatever was read out of a line beside its text gives way, so that the line itself is never unreadable. */
const fitted = (entry: NewEntry): NewEntry => ({
  ...entry,
  typed: clip(entry.typed, 8_000),
  happened: entry.happened && { ...entry.happened, at: toMs(entry.happened.at) },
  saidFor: entry.saidFor === null ? null : toMs(entry.saidFor),
  owner: entry.owner && toPersonRef(entry.owner),
  mentions: entry.mentions.slice(0, 50).map(toPersonRef),
  tags: entry.tags.slice(0, 50).map((tag) => clip(tag, 120)),
  blobs: entry.blobs.map((one) => ({ ...one, name: clip(one.name, 200), type: clip(one.type, 100) })),
});
