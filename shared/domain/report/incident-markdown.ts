import { selectLists } from '../incident/checklists/select-checklists';
import { addedOf, history, shown } from '../view';
import { sentAtOf } from '../incident/comms/select-comms';
import type { IncidentFact } from '../incident/facts';
import { STAMPS, type Phase, type Stamp } from '../incident/header/facts';
import {
  selectPhase,
  selectReference,
  selectSeverity,
  selectStamp,
  selectSystems,
  selectTitle,
} from '../incident/header/select-header';
import type { Incident } from '../incident/incident';
import { selectSeats } from '../incident/roles/select-roles';
import { rowOf, type Row } from '../incident/timeline/select-row';
import { allLines } from '../incident/timeline/lines';

/** The words around the incident's own. */
export type ReportWords = {
  readonly untitled: string;
  readonly phase: (phase: Phase) => string;
  readonly stamp: (stamp: Stamp) => string;
  readonly headings: {
    readonly [
      H in 'facts' | 'times' | 'systems' | 'situation' | 'roles' | 'updates' | 'checklists' | 'timeline'
    ]: string;
  };
  readonly retracted: string;
  readonly corrected: string;
  readonly exported: (at: string) => string;
};

type Options = {
  /** Words a fact of another pane. */
  readonly tell: (fact: IncidentFact) => string;
  readonly clock: (ms: number) => string;
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
    [headings.situation, [shown(incident, 'situation-set/1')?.fact.text ?? ''].filter(Boolean).map(escape)],
    [headings.systems, selectSystems(incident).map((system) => `- ${escape(system.name)}: ${system.state}`)],
    [
      headings.roles,
      selectSeats(incident)
        .filter((seat) => seat.holders.length > 0)
        .map((seat) => `- ${seat.role.name}: ${seat.holders.map((one) => escape(one.person.name)).join(', ')}`),
    ],
    [
      headings.updates,
      addedOf(incident, 'update-sent/1').map((one) => `- ${clock(sentAtOf(one))} ${escape(options.tell(one.fact))}`),
    ],
    [
      headings.checklists,
      selectLists(incident).flatMap((list) => [
        `**${escape(list.title)}**`,
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
    `# ${selectReference(incident)}: ${escape(title)}`,
    '',
    `SEV${String(selectSeverity(incident))} · ${words.phase(selectPhase(incident))}`,
    '',
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([heading, lines]) => [`## ${heading}`, '', ...lines, '']);
  return [...head, ...body, `_${words.exported(clock(now))}_`, ''].join('\n');
}

function timeLine(incident: Incident, stamp: Stamp, { words, clock }: Options): string[] {
  const at = selectStamp(incident, stamp);
  if (at === undefined) return [];
  const about = history(incident, 'stamp-set/1', stamp).at(-1)?.fact.approximate ? '~' : '';
  return [`- ${words.stamp(stamp)}: ${about}${new Date(at).toISOString().slice(0, 10)} ${clock(at)}`];
}

function timelineLines(incident: Incident, options: Options): string[] {
  return allLines(incident.lines)
    .map((line) => ({ row: rowOf(incident, line), fact: line.stated.fact }))
    .filter(({ row }) => options.withPrivileged === true || !row.isPrivileged)
    .map(({ row, fact }) => `- ${lineWords(row, row.text ?? options.tell(fact), options)}`);
}

function lineWords(row: Row, text: string, { clock, words }: Options): string {
  const said = escape(text).replaceAll('\n', '  \n  ');
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

/** Text stays text: nothing typed becomes a heading, a link, an image or HTML. */
const escape = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|~!]/g, (sign) => `\\${sign}`);
