import type { IntlShape } from 'react-intl';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import type { Plan } from '../../../shared/domain/plan/plan';
import { clockWords } from '../../app/time-words';

/** What an editor is made from. */
export type Around = {
  readonly intl: IntlShape;
  readonly incident: Incident;
  readonly context: LineContext;
  /** What this room calls a severity and a crisis. */
  readonly plan: Plan;
  /** The thing that F2 or a reminder asked for, by its id as a due; null: nothing was. */
  readonly wanted: string | null;
};

export const notATime = (intl: IntlShape): string =>
  intl.formatMessage({
    id: 'editor.not-a-time',
    defaultMessage: 'That is not a time. 1230, 12:30Z and t=2026-11-21T12:30Z are.',
  });

export const clockOf = (at: number | null | undefined, context: LineContext): string =>
  at ? clockWords(at, context.zone, false) : '';

export const choice = (
  id: string,
  label: string,
  initial: number | undefined,
  options: readonly { readonly value: string; readonly label: string }[],
) =>
  ({
    kind: 'choice',
    id,
    label,
    initial: initial === undefined ? '' : String(initial),
    options: [{ value: '', label: '—' }, ...options],
  }) as const;

/** A field for a few words. */
export const text = (id: string, label: string, initial = '') => ({ kind: 'text', id, label, initial }) as const;
