import type { IncidentFact } from '../../../../shared/domain/incident/facts';
import { MINUTE, NOON } from '../incident/desk';

/** What a report is made with here: words that name themselves, times of day. */
export const OPTIONS = {
  tell: (fact: IncidentFact): string => ('said' in fact && fact.said !== '' ? fact.said : `told ${fact.kind}`),
  clock: (ms: number): string => new Date(ms).toISOString().slice(11, 16),
  day: (ms: number): string => new Date(ms).toISOString().slice(0, 10),
  words: {
    untitled: 'Untitled',
    phase: (phase: string) => `phase ${phase}`,
    stamp: (stamp: string) => `stamp ${stamp}`,
    headings: {
      facts: 'Facts',
      times: 'Times',
      systems: 'Systems',
      situation: 'Situation',
      roles: 'Roles',
      updates: 'Updates',
      deadlines: 'Deadlines',
      briefings: 'Briefings',
      checklists: 'Checklists',
      timeline: 'Timeline',
    },
    briefings: {
      attended: (names: readonly string[]) => `There: ${names.join(', ')}`,
      agenda: 'Agenda',
      open: 'not answered',
      owed: (name: string, until: string) => `${name} owes it ${until}`,
      goesOn: 'goes on',
    },
    retracted: 'retracted',
    corrected: 'corrected',
    attachment: ({ name, bytes, sha256 }: { name: string; bytes: number; sha256: string }) =>
      `${name} (${String(bytes)} B, SHA-256 ${sha256})`,
    madeHere: 'Made here',
    exported: (at: string) => `exported ${at}`,
  },
  now: NOON + 60 * MINUTE,
};
