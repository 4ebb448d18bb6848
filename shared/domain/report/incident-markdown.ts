import { selectLists } from '../incident/checklists/select-checklists';
import type { Lost } from '../stated';
import { addedOf, shown } from '../view';
import { sentAtOf } from '../incident/comms/select-comms';
import type { IncidentFact } from '../incident/facts';
import { STAMPS, type Phase, type Stamp } from '../incident/header/facts';
import {
  selectPhase,
  selectReference,
  selectSeverity,
  selectSystems,
  selectTitle,
  type AffectedSystem,
} from '../incident/header/select-header';
import type { Incident } from '../incident/incident';
import { selectSeats } from '../incident/roles/select-roles';
import { rowOf, type Row } from '../incident/timeline/select-row';
import type { Attachment } from '../incident/timeline/attachment';
import { allLines } from '../incident/timeline/lines';
import { briefingLines, type BriefingReportWords } from './briefings-report';
import { markdownText as escape } from './markdown-text';

/** The words around the incident's own. */
export type ReportWords = {
  readonly untitled: string;
  readonly phase: (phase: Phase) => string;
  readonly stamp: (stamp: Stamp) => string;
  readonly headings: {
    readonly [
      H in
        | 'facts'
        | 'times'
        | 'systems'
        | 'situation'
        | 'roles'
        | 'updates'
        | 'briefings'
        | 'deadlines'
        | 'checklists'
        | 'timeline'
    ]: string;
  };
  readonly briefings: BriefingReportWords;
  readonly retracted: string;
  readonly corrected: string;
  /** A file on a line: its name, how large it is, its hash. */
  readonly attachment: (file: Attachment) => string;
  /** The list of what was not on any list that was started. */
  readonly madeHere: string;
  readonly exported: (at: string) => string;
};

type Options = {
  /** Words a fact of another pane, or says who destroyed its words. */
  readonly tell: (fact: IncidentFact, redaction?: Lost | null) => string;
  readonly clock: (ms: number) => string;
  /** The date in the zone of `clock`. */
  readonly day: (ms: number) => string;
  readonly words: ReportWords;
  readonly now: number;
  readonly withPrivileged?: boolean;
};

/** The incident as Markdown, to paste into a ticket: facts, times, people, updates, lists, then every line in order. */
export function incidentMarkdown(incident: Incident, options: Options): string {
  const { words, clock, now } = options;
  const { headings } = words;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [headings.times, STAMPS.flatMap((stamp) => timeLine(incident, stamp, options))],
    [headings.situation, [escape(shown(incident, 'situation-set/1')?.fact.text ?? '')].filter(Boolean)],
    [headings.systems, selectSystems(incident).map((system) => systemLine(system, options))],
    [
      headings.roles,
      selectSeats(incident)
        .filter((seat) => seat.holders.length > 0)
        .map((seat) => `- ${seat.role.name}: ${seat.holders.map((one) => escape(one.person.name)).join(', ')}`),
    ],
    [
      headings.updates,
      [...addedOf(incident, 'update-sent/1')]
        .sort((a, b) => sentAtOf(a) - sentAtOf(b))
        .map((one) => `- ${clock(sentAtOf(one))} ${escape(options.tell(one.fact))}`),
    ],
    [headings.deadlines, deadlineLines(incident, options)],
    [headings.briefings, briefingLines(incident, { ...options, words: words.briefings })],
    [
      headings.checklists,
      selectLists(incident).flatMap((list) => [
        `**${escape(list.title || words.madeHere)}**`,
        ...list.items.map(
          (item) =>
            `- [${item.mark === 'done' ? 'x' : ' '}] ${escape(item.text)}${item.mark === 'skipped' || item.mark === 'blocked' ? ` (${item.mark}: ${escape(item.markedBy?.fact.reason ?? '')})` : ''}`,
        ),
        '',
      ]),
    ],
    [headings.timeline, timelineLines(incident, options)],
  ];
  const title = selectTitle(incident) || words.untitled;
  const head = [
    `# ${escape(`${selectReference(incident)}: ${title}`.replaceAll(/\s+/g, ' '))}`,
    '',
    `SEV${String(selectSeverity(incident))} · ${words.phase(selectPhase(incident))}`,
    '',
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([heading, lines]) => [`## ${heading}`, '', ...lines, '']);
  return [...head, ...body, `_${words.exported(clock(now))}_`, ''].join('\n');
}

function systemLine({ name, state, isolation }: AffectedSystem, { clock }: Options): string {
  const said = `- ${escape(name)}: ${state}`;
  if (!isolation) return said;
  const how = isolation.how === '' ? '' : `: ${escape(isolation.how)}`;
  return `${said} (${clock(isolation.at)} ${escape(isolation.by)}${how})`;
}

/** As each was started, last moved and settled. */
function deadlineLines(incident: Incident, { tell }: Options): string[] {
  return addedOf(incident, 'deadline-started/1').map(({ id, fact }) => {
    const later = [shown(incident, 'deadline-moved/1', id), shown(incident, 'deadline-settled/1', id)];
    const said = [fact, ...later.flatMap((one) => (one ? [one.fact] : []))];
    return `- ${said.map((one) => escape(tell(one))).join(' · ')}`;
  });
}

function timeLine(incident: Incident, stamp: Stamp, { words, clock, day }: Options): string[] {
  const set = shown(incident, 'stamp-set/1', stamp)?.fact;
  if (!set) return [];
  return [`- ${words.stamp(stamp)}: ${set.approximate ? '~' : ''}${day(set.at)} ${clock(set.at)}`];
}

function timelineLines(incident: Incident, options: Options): string[] {
  return allLines(incident.lines)
    .map((line) => ({ row: rowOf(incident, line), fact: line.stated.fact }))
    .filter(({ row }) => options.withPrivileged === true || !row.isPrivileged)
    .flatMap(({ row, fact }) => [
      `- ${lineWords(row, row.text ?? options.tell(fact, row.redaction), options)}`,
      ...filesOf(row).map((file) => `  - ${escape(options.words.attachment(file))}`),
    ]);
}

const filesOf = ({ redaction, attachments }: Row) => (redaction ? [] : attachments);

function lineWords(row: Row, text: string, { clock, words }: Options): string {
  const said = escape(text);
  const shownText = row.struck === null ? said : `~~${said}~~ (${words.retracted}: ${escape(row.struck)})`;
  const marks = [
    row.star ? '★' : '',
    row.owner ? `@${escape(row.owner.name)}` : '',
    row.isCorrected ? `(${words.corrected})` : '',
  ].filter(Boolean);
  return [`\`${row.approximate ? '~' : ''}${clock(row.time)}\``, `**${escape(row.who)}**`, ...marks, shownText].join(
    ' ',
  );
}
