import type { Situation } from './situation';
import type { SituationHeading, SituationWords } from './situation-words';

/**
 * The situation to read out, to paste and to send by SMS: a line a thing, in signs that an SMS has, what nobody has said
 * left out. `now`: when it is written, ms since epoch.
 */
export function situationText(situation: Situation, words: SituationWords, now: number): string {
  const { severity, title, reference, phase, commander, bridge, fallback, estimate, nextUpdate } = situation;
  const { headings } = words;
  const name = words.severityName(severity);
  const said = (heading: SituationHeading, text: string): string[] =>
    text === '' ? [] : [`${headings[heading]}: ${text.replaceAll('\n', '; ')}`];
  return [
    ...(situation.isExercise ? [words.exercise] : []),
    `${words.severity(severity)} ${name}: ${title || words.untitled}`,
    [reference, words.phase(phase)].filter(Boolean).join(', '),
    ...said('commander', commander || words.nobody),
    ...said('bridge', bridge),
    ...said('fallback', fallback),
    ...said('impact', situation.impact),
    ...said('known', situation.known),
    ...said('unknown', situation.unknown),
    ...said('doing', situation.doing),
    ...said('workaround', situation.workaround),
    ...said('estimate', estimate ? `${words.when(estimate.at, now)} (${words.confidence(estimate.confidence)})` : ''),
    ...said(
      'nextUpdate',
      nextUpdate
        ? `${words.when(nextUpdate.at, now)} (${nextUpdate.audience}${nextUpdate.isLate ? `, ${words.late}` : ''})`
        : '',
    ),
    `${words.asOf} ${words.whenAndDay(now)}`,
    '',
  ].join('\n');
}
