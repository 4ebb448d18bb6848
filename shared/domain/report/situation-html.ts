import type { Severity } from '../content/severities';
import { escaped } from './html';
import type { Situation } from './situation';
import { SITUATION_STYLE } from './situation-style';
import type { SituationWords } from './situation-words';

/** Octagon, triangle, square, circle: how bad without colour, on paper too. */
const SHAPES: Readonly<Record<Severity, string>> = {
  1: 'M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5z',
  2: 'M6 .6 12 11.4H0z',
  3: 'M1 1h10v10H1z',
  4: 'M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
};

/**
 * The situation as one file for any browser: no script, nothing fetched, one A4 page in print. `now`: when it is
 * written, ms since epoch. It never loads itself anew: what a reader has must stay when the share is gone.
 */
export function situationHtml(situation: Situation, words: SituationWords, now: number): string {
  const { severity, title, isExercise, isClosed } = situation;
  const { headings } = words;
  const name = words.severityName(severity);
  const level = String(severity);
  return document(`${words.severity(severity)} ${title || words.untitled}`, words, [
    isExercise ? `<p class="exercise">${escaped(words.exercise)}</p>` : '',
    '<header>',
    `<p class="severity" data-level="${level}"><svg viewBox="0 0 12 12" aria-hidden="true"><path d="${SHAPES[severity]}"/></svg>`,
    `<b>${escaped(words.severity(severity))}</b><span>${escaped(name)}</span></p>`,
    `<div><h1 dir="auto">${escaped(title || words.untitled)}</h1>`,
    `<p class="under"><span class="figure">${escaped(situation.reference)}</span> <span class="phase">${escaped(words.phase(situation.phase))}</span></p></div>`,
    '</header>',
    `<dl class="facts">${factsOf(situation, words, now)}</dl>`,
    `<dl class="words">`,
    passage(headings.impact, situation.impact, words.notSaid),
    passage(headings.known, situation.known, words.notSaid),
    passage(headings.unknown, situation.unknown, words.notSaid),
    passage(headings.doing, situation.doing, words.notSaid),
    situation.workaround === '' ? '' : passage(headings.workaround, situation.workaround, ''),
    '</dl>',
    `<footer><p>${escaped(words.asOf)} <b>${time(now, words.whenAndDay(now))}</b></p>`,
    `<p>${escaped(isClosed ? words.closed : words.kept)}</p></footer>`,
  ]);
}

/** What stands in the page's place once nobody keeps it: nothing of the incident but its reference. */
export const endedHtml = (reference: string, { page, ended }: EndedWords, language: string): string =>
  document(`${page} ${reference}`, { language }, [
    `<header><div><h1>${escaped(page)}</h1><p class="under"><span class="figure">${escaped(reference)}</span></p></div></header>`,
    `<p>${escaped(ended)}</p>`,
  ]);

export type EndedWords = { readonly page: string; readonly ended: string };

function factsOf(situation: Situation, words: SituationWords, now: number): string {
  const { commander, bridge, fallback, nextUpdate, estimate } = situation;
  const { headings } = words;
  const next =
    nextUpdate &&
    `${time(nextUpdate.at, words.when(nextUpdate.at, now))} <small>${escaped(nextUpdate.isLate ? `${nextUpdate.audience}, ${words.late}` : nextUpdate.audience)}</small>`;
  const back =
    estimate &&
    `${time(estimate.at, words.when(estimate.at, now))} <small>${escaped(words.confidence(estimate.confidence))}</small>`;
  return [
    fact(headings.commander, commander === '' ? `<i>${escaped(words.nobody)}</i>` : escaped(commander)),
    fact(headings.nextUpdate, next ?? `<i>${escaped(words.notSaid)}</i>`),
    fact(headings.bridge, bridge === '' ? `<i>${escaped(words.notSaid)}</i>` : escaped(bridge), 'figure'),
    back ? fact(headings.estimate, back) : '',
    fallback === '' ? '' : fact(headings.fallback, escaped(fallback), 'figure'),
  ].join('');
}

const fact = (heading: string, html: string, look = ''): string =>
  `<div><dt>${escaped(heading)}</dt><dd dir="auto"${look === '' ? '' : ` class="${look}"`}>${html}</dd></div>`;

const passage = (heading: string, text: string, otherwise: string): string =>
  `<div><dt>${escaped(heading)}</dt><dd dir="auto">${text === '' ? `<i>${escaped(otherwise)}</i>` : escaped(text)}</dd></div>`;

const time = (at: number, shown: string): string =>
  `<time datetime="${new Date(at).toISOString()}">${escaped(shown)}</time>`;

/** The policy stands first: nothing before it could be fetched or run. */
const document = (title: string, { language }: { readonly language: string }, body: readonly string[]): string =>
  [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
    `<title>${escaped(title)}</title><style>${SITUATION_STYLE}</style></head><body><main>`,
    ...body.filter((line) => line !== ''),
    '</main></body></html>',
    '',
  ].join('\n');
