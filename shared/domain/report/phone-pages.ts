import { selectMostPressing } from '../incident/comms/select-comms';
import type { IncidentFact } from '../incident/facts';
import type { Phase } from '../incident/header/facts';
import {
  selectPhase,
  selectReference,
  selectSeverity,
  selectStartedAt,
  selectSystems,
  selectTitle,
} from '../incident/header/select-header';
import type { Incident } from '../incident/incident';
import { selectCommander } from '../incident/roles/select-roles';
import { allLines } from '../incident/timeline/lines';
import { rowOf } from '../incident/timeline/select-row';
import type { Lost } from '../stated';
import { shown } from '../view';
import { escaped } from './html';

/** The words around the incident's own on a phone. */
export type PhoneWords = {
  readonly language: string;
  readonly untitled: string;
  readonly phase: (phase: Phase) => string;
  readonly commander: string;
  readonly nobody: string;
  readonly since: string;
  readonly situation: string;
  readonly systems: string;
  readonly nextUpdate: (audience: string, at: string) => string;
  readonly lately: string;
  readonly asOf: (at: string) => string;
  readonly write: string;
  readonly from: string;
  readonly line: string;
  readonly send: string;
  readonly back: string;
  readonly kept: string;
  readonly notKept: string;
};

type Options = {
  /** Words a fact of another pane, or says who destroyed its words. */
  readonly tell: (fact: IncidentFact, redaction: Lost | null) => string;
  readonly clock: (ms: number) => string;
  readonly words: PhoneWords;
  readonly now: number;
};

export type PhonePages = {
  readonly situation: string;
  readonly write: string;
  readonly kept: string;
  readonly notKept: string;
};

const LINES = 40;
/** A phone that is left alone asks again. */
const AGAIN_SECONDS = 15;

/**
 * What a phone is shown of an incident, and the page on which a line is written: HTML without a script, which fetches
 * nothing. Lines that stay out of exports stay out of it. Of `write` the server fills `{{from}}`, `{{text}}`, `{{said}}`.
 */
export function phonePages(incident: Incident, options: Options): PhonePages {
  const { words } = options;
  return {
    situation: situationPage(incident, options),
    write: writePage(words),
    kept: words.kept,
    notKept: words.notKept,
  };
}

function situationPage(incident: Incident, { tell, clock, words, now }: Options): string {
  const title = selectTitle(incident) || words.untitled;
  const severity = String(selectSeverity(incident));
  const commander = selectCommander(incident)?.person.name ?? words.nobody;
  const situation = shown(incident, 'situation-set/1')?.fact.text ?? '';
  const systems = selectSystems(incident).map(({ name, state }) => `${name}: ${state}`);
  const pressing = selectMostPressing(incident, now);
  const nextUpdate =
    pressing && 'dueAt' in pressing.due
      ? `<p>${escaped(words.nextUpdate(pressing.audience.name, clock(pressing.due.dueAt)))}</p>`
      : '';
  const lines = allLines(incident.lines)
    .map((line) => ({ row: rowOf(incident, line), fact: line.stated.fact }))
    .filter(({ row }) => !row.isPrivileged && row.struck === null)
    .slice(-LINES)
    .reverse();
  const facts: readonly (readonly [string, string])[] = [
    [words.commander, commander],
    [words.since, clock(selectStartedAt(incident))],
    ...(situation === '' ? [] : [[words.situation, situation] as const]),
    ...(systems.length === 0 ? [] : [[words.systems, systems.join(', ')] as const]),
  ];
  return document(`SEV${severity} ${title}`, words, [
    `<header data-severity="${severity}"><b>SEV${severity}</b> <span>${escaped(words.phase(selectPhase(incident)))}</span></header>`,
    `<h1>${escaped(title)}</h1>`,
    `<p class="dim">${escaped(selectReference(incident))} · ${escaped(words.asOf(clock(now)))}</p>`,
    `<dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`,
    nextUpdate,
    `<p><a class="button" href="write">${escaped(words.write)}</a></p>`,
    `<h2>${escaped(words.lately)}</h2>`,
    `<ol>${lines
      .map(
        ({ row, fact }) =>
          `<li><span class="dim">${escaped(clock(row.time))} ${escaped(row.who)}</span> ${escaped(row.text ?? tell(fact, row.redaction))}</li>`,
      )
      .join('')}</ol>`,
  ]);
}

const writePage = (words: PhoneWords): string =>
  document(words.write, words, [
    `<h1>${escaped(words.write)}</h1>`,
    '<p role="status">{{said}}</p>',
    '<form method="post">',
    `<label>${escaped(words.from)}<input name="from" maxlength="80" autocomplete="name" value="{{from}}"></label>`,
    `<label>${escaped(words.line)}<textarea name="text" rows="4" maxlength="2000" required autofocus>{{text}}</textarea></label>`,
    `<button>${escaped(words.send)}</button>`,
    '</form>',
    `<p><a href=".">${escaped(words.back)}</a></p>`,
  ]);

function document(title: string, { language }: PhoneWords, body: readonly string[]): string {
  const isWriting = body.includes('<form method="post">');
  return [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Never where somebody types: the line would be gone.
    isWriting ? '' : `<meta http-equiv="refresh" content="${String(AGAIN_SECONDS)}">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>`,
    ...body,
    '</main></body></html>',
  ].join('\n');
}

const STYLE = `
:root{color-scheme:dark light;font:17px/1.45 system-ui,sans-serif}
body{margin:0;background:Canvas;color:CanvasText}
main{max-width:40rem;margin:auto;padding:1rem;overflow-wrap:anywhere}
header{display:flex;gap:.6rem;align-items:center}
header b{padding:.1rem .6rem;border:2px solid;border-radius:.3rem}
header[data-severity="1"] b{background:#c62828;border-color:#c62828;color:#fff}
header[data-severity="2"] b{background:#e65100;border-color:#e65100;color:#fff}
h1{font-size:1.35rem;line-height:1.25;margin:.6rem 0 .2rem}
h2{font-size:1rem;margin:1.4rem 0 .4rem}
.dim{opacity:.75;font-size:.9rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem .8rem;margin:1rem 0}
dt{opacity:.75}dd{margin:0}
ol{list-style:none;margin:0;padding:0}
li{padding:.45rem 0;border-top:1px solid color-mix(in srgb,CanvasText 25%,Canvas)}
label{display:block;margin:0 0 1rem}
input,textarea{display:block;box-sizing:border-box;width:100%;font:inherit;padding:.6rem;margin-top:.3rem}
button,.button{display:inline-block;font:inherit;font-weight:650;padding:.7rem 1.2rem;border:2px solid;border-radius:.4rem;background:Canvas;color:LinkText;text-decoration:none}
`;
