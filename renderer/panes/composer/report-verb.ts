import type { IntlShape } from 'react-intl';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { notACount, readCount } from '../../app/line/report-count';

/**
 * `/report 12 service desk: pages time out | Lyon`: how many, how they came, what they see, where. Without a number it
 * is one; without a colon the words are what they see.
 */
export function reportVerb(intl: IntlShape, rest: string): IncidentCommand | string {
  const [, typed, words = ''] = /^(-?\d[\d.,]*(?=\s|$))?\s*(.*)$/s.exec(rest) ?? [];
  const count = typed === undefined ? 1 : readCount(typed);
  if (count === null) return notACount(intl);
  const [said = '', place = ''] = words.split('|');
  const colon = said.indexOf(':');
  const [channel, symptom] = colon < 0 ? ['', said] : [said.slice(0, colon), said.slice(colon + 1)];
  return { kind: 'count-reports', count, channel, symptom, place };
}
