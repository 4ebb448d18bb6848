import { selectBriefings, type Briefing, type Question } from '../incident/briefings/select-briefings';
import type { Incident } from '../incident/incident';
import { markdownText } from './markdown-text';

/** The words around what was said in briefings. */
export type BriefingReportWords = {
  readonly attended: (names: readonly string[]) => string;
  readonly agenda: string;
  /** Nobody has answered it, and nobody owes the answer. */
  readonly open: string;
  /** `until`: a time as written; '' if none was said. */
  readonly owed: (name: string, until: string) => string;
  /** It is not over yet. */
  readonly goesOn: string;
};

type Options = {
  readonly clock: (ms: number) => string;
  readonly day: (ms: number) => string;
  readonly words: BriefingReportWords;
  readonly withPrivileged?: boolean;
};

/** Every briefing as Markdown: with whom and when, who was there, the agenda, and each question with its answers. */
export const briefingLines = (incident: Incident, options: Options): readonly string[] =>
  selectBriefings(incident).flatMap((briefing) => linesOf(briefing, options));

function linesOf({ withWhom, at, endedAt, attendees, agenda, questions }: Briefing, options: Options): string[] {
  const { clock, day, words } = options;
  const when = `${day(at)} ${clock(at)}${endedAt === null ? ` (${words.goesOn})` : ''}`;
  const listed = (name: string, points: readonly string[]) =>
    points.length === 0 ? [] : [`- ${name}: ${points.map(markdownText).join('; ')}`];
  return [
    `**${markdownText(withWhom)}**, ${when}`,
    ...(attendees.length === 0 ? [] : [`- ${markdownText(words.attended(attendees.map(({ name }) => name)))}`]),
    ...listed(words.agenda, agenda),
    ...questions.map((question) => questionLine(question, options)),
    '',
  ];
}

function questionLine(question: Question, { clock, words, withPrivileged }: Options): string {
  const { by, text, owed } = question;
  const answers = question.answers.filter(({ isPrivileged }) => withPrivileged === true || !isPrivileged);
  const asked = `- ? ${by ? `**${markdownText(by.name)}** ` : ''}${markdownText(text)}`;
  const said = answers.map((one) => `**${markdownText(one.by)}** ${markdownText(one.text)} (${clock(one.at)})`);
  if (said.length > 0) return [asked, ...said].join('  \n  → ');
  if (question.state === 'answered') return asked;
  const until = owed?.dueAt ? clock(owed.dueAt) : '';
  return `${asked}  \n  → ${owed?.person ? markdownText(words.owed(owed.person.name, until)) : words.open}`;
}
