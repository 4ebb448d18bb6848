import { selectReference, selectTitle } from '../incident/header/select-header';
import type { Incident } from '../incident/incident';
import type { DeliveryMethod } from '../incident/messages/facts';
import { selectTold, type Told } from '../incident/messages/select-told';
import { markdownText } from './markdown-text';
import { csvCell } from './timeline-csv';

const COLUMNS = [
  'happened_utc',
  'audience',
  'channel',
  'method',
  'outcome',
  'reached',
  'of',
  'by',
  'approved_by',
  'text',
  'proof',
] as const;

/** Every message that went or failed to, oldest first, a row for each channel, as CSV in the form of `timelineCsv`. */
export function messagesCsv(incident: Incident): string {
  const rows = selectTold(incident).map((told) => cells(told).map(csvCell).join(','));
  return `\ufeff${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

const cells = (told: Told): readonly string[] => [
  new Date(told.at).toISOString(),
  told.audience,
  told.channel,
  told.method ?? '',
  told.isReached ? 'sent' : 'failed',
  told.reached === null ? '' : String(told.reached),
  told.of === null ? '' : String(told.of),
  told.by,
  told.approvedBy ?? '',
  told.text,
  told.proof,
];

/** The words around the messages' own. */
export type ToldReportWords = {
  readonly untitled: string;
  readonly heading: string;
  readonly none: string;
  readonly failed: string;
  readonly approvedBy: (name: string) => string;
  readonly reached: (reached: string, of: string) => string;
  readonly exported: (at: string) => string;
};

type Options = {
  /** A moment with its day. */
  readonly moment: (ms: number) => string;
  readonly method: (method: DeliveryMethod | null) => string;
  readonly words: ToldReportWords;
  readonly now: number;
};

/** The same as Markdown, to paste into a ticket or a review. */
export function messagesMarkdown(incident: Incident, { moment, method, words, now }: Options): string {
  const title = `${selectReference(incident)}: ${selectTitle(incident) || words.untitled}`.replaceAll(/\s+/g, ' ');
  const line = (told: Told): string => {
    const facts = [
      told.channel,
      method(told.method),
      ...(told.isReached ? [] : [`${words.failed}${told.proof === '' ? '' : `: ${told.proof}`}`]),
      ...(told.reached === null ? [] : [words.reached(String(told.reached), told.of === null ? '?' : String(told.of))]),
      told.by,
      ...(told.approvedBy === null ? [] : [words.approvedBy(told.approvedBy)]),
    ].filter((one) => one !== '');
    const said = told.text === '' ? '' : `  \n  ${markdownText(told.text)}`;
    return `- \`${moment(told.at)}\` **${markdownText(told.audience)}** ${markdownText(facts.join(' · '))}${said}`;
  };
  const all = selectTold(incident);
  return [
    `# ${markdownText(title)}`,
    '',
    `## ${words.heading}`,
    '',
    ...(all.length === 0 ? [words.none] : all.map(line)),
    '',
    `_${words.exported(moment(now))}_`,
    '',
  ].join('\n');
}
