import type { IntlShape } from 'react-intl';
import { dutyDueAt, dutyFromWords } from '../../../shared/domain/content/duties';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { readTimeToken } from '../../../shared/domain/incident/timeline/line/clock';
import { readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';

type Around = { readonly intl: IntlShape; readonly context: LineContext };

/** `/deadline gdpr t-20m`, `/deadline Insurer told 24h`: a duty of the table, or what must be done and how long. */
export function deadlineVerb({ intl, context }: Around, rest: string): IncidentCommand | string {
  const words = rest.split(/\s+/);
  const since = takeLast(words, (word) => {
    const read = readTimeToken(word, context);
    return read?.kind === 'time' ? read.at : null;
  });
  const from = since ?? context.now;
  const duty = dutyFromWords(words.join(' '));
  if (duty)
    return { kind: 'start-deadline', duty: duty.id, name: duty.name, from, dueAt: dutyDueAt(duty, from), basis: '' };
  const dueAt = takeLast(words, (word) => readTimeToCome(word, { ...context, now: from }));
  const name = words.join(' ');
  if (dueAt === null || name === '')
    return intl.formatMessage({
      id: 'verb.deadline',
      defaultMessage: 'Name a duty, or say how long, such as /deadline gdpr t-20m or /deadline insurer told 24h',
    });
  return { kind: 'start-deadline', duty: '', name, from, dueAt, basis: '' };
}

/** The last word as a time, taken away; null, and nothing taken, where it is none. */
function takeLast(words: string[], read: (word: string) => number | null): number | null {
  const at = read(words.at(-1) ?? '');
  if (at !== null) words.pop();
  return at;
}
