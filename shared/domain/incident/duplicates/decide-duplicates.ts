import { clip } from '../../stated';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import { selectTakenIn, selectMergedInto } from './select-duplicates';

/** `other`: as the other incident is known where this is decided. */
type About = { readonly book: string; readonly reference: string; readonly title: string };

export type DuplicatesCommand =
  | { readonly kind: 'take-in-incident'; readonly other: About }
  | { readonly kind: 'merge-incident'; readonly other: About }
  | { readonly kind: 'tell-incident-apart'; readonly other: About };

const KINDS = {
  'take-in-incident': 'incident-taken-in/1',
  'merge-incident': 'incident-merged/1',
  'tell-incident-apart': 'incident-told-apart/1',
} as const;

export function decideDuplicates({ incident }: Deciding, { kind, other }: DuplicatesCommand): Decision {
  if (kind === 'take-in-incident' && selectTakenIn(incident).includes(other.book)) return refuse({ kind: 'unchanged' });
  if (kind === 'merge-incident' && selectMergedInto(incident) === other.book) return refuse({ kind: 'unchanged' });
  return facts({
    kind: KINDS[kind],
    book: other.book,
    reference: clip(other.reference, 40),
    title: clip(other.title, 120),
  });
}
