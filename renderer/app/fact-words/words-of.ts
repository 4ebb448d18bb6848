import type { IntlShape } from 'react-intl';
import type { IncidentFactKind, IncidentFactOf } from '../../../shared/domain/incident/facts';

/** `clock` writes a time. */
export type Say = { readonly intl: IntlShape; readonly clock: (ms: number) => string };
/** A sentence for facts of some kinds. */
export type WordsOf<Kinds extends IncidentFactKind> = {
  readonly [K in Kinds]: (fact: IncidentFactOf<K>, say: Say) => string;
};

/** A reason behind what it explains; nothing where none was given. */
export const because = (words: string): string => (words === '' ? '' : `: ${words}`);
