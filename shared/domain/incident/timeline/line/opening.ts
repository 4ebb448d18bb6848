import { readLead } from './clock';
import { nearestTo } from './nearest';
import type { EntryKind, Hint, LineContext, Part } from './reading';

/** What stands before the words: a time, then a kind or a verb. */
export type Opening = {
  readonly parts: readonly Part[];
  readonly leadAt: number | null;
  readonly kind: EntryKind | null;
  /** The verb to carry out, by its full name. */
  readonly verb: string | null;
  /** A verb was meant, and none is known by it: the line is logged as it stands. */
  readonly isUnknownVerb: boolean;
  readonly hints: readonly Hint[];
  /** Where the words begin. */
  readonly wordsFrom: number;
};

const KIND_BY_SIGN: Readonly<Partial<Record<string, EntryKind>>> = {
  '!': 'action',
  '?': 'question',
  '+': 'follow-up',
  '=': 'change',
  '>': 'message',
};

// A number keeps its sign: `+44 20 7946 0958` is a telephone, `>30 % fail` a measurement.
const SIGN_OF_NUMBER = /^(?:\+|>=?)\d/;
// `/etc/hosts` is a path; a verb is letters between spaces.
const VERB = /^\/([A-Za-z][A-Za-z-]*)(?!\S)/;

type Lead = Pick<Opening, 'parts' | 'leadAt' | 'wordsFrom'>;

const openLead = (typed: string, context: LineContext): Lead => {
  const from = typed.length - typed.trimStart().length;
  const parts: Part[] = from > 0 ? [{ from: 0, to: from, as: 'space' }] : [];
  const none: Lead = { parts, leadAt: null, wordsFrom: from };
  const raw = /^\S+/.exec(typed.slice(from))?.[0] ?? '';
  const space = /^\s+(?=\S)/.exec(typed.slice(from + raw.length))?.[0];
  const lead = readLead(raw, context);
  // A time with nothing after it is all that was said: it is kept as words.
  if (lead?.kind !== 'time' || space === undefined) return none;
  const to = from + raw.length;
  return {
    parts: [...parts, { from, to, as: 'lead-time' }, { from: to, to: to + space.length, as: 'space' }],
    leadAt: lead.at,
    wordsFrom: to + space.length,
  };
};

type Verb = Pick<Opening, 'kind' | 'verb' | 'isUnknownVerb' | 'hints'>;

const findVerb = (typed: string, verbs: readonly string[]): Verb => {
  const asked = typed.toLowerCase();
  const nothing: Verb = { kind: null, verb: null, isUnknownVerb: false, hints: [] };
  if (asked === 'd') return { ...nothing, kind: 'decision' };
  const exact = verbs.filter((verb) => verb.toLowerCase() === asked);
  const candidates = exact.length > 0 ? exact : verbs.filter((verb) => verb.toLowerCase().startsWith(asked));
  const [verb, ...others] = candidates;
  if (verb === undefined) {
    const hint: Hint = { kind: 'unknown-verb', typed, nearest: nearestTo(typed, verbs) };
    return { ...nothing, isUnknownVerb: true, hints: [hint] };
  }
  if (others.length > 0) {
    return { ...nothing, isUnknownVerb: true, hints: [{ kind: 'ambiguous-verb', typed, candidates }] };
  }
  // A note needs no carrying out: what follows is read like any line, and its first sign is a letter.
  return verb === 'note' ? { ...nothing, kind: 'note' } : { ...nothing, verb };
};

const openVerb = (typed: string, { parts, leadAt, wordsFrom }: Lead, context: LineContext): Opening | null => {
  const name = VERB.exec(typed.slice(wordsFrom))?.[1];
  if (name === undefined) return null;
  const found = findVerb(name, context.verbs);
  const as = found.isUnknownVerb ? 'not-understood' : found.kind === null ? 'verb' : 'kind';
  const to = wordsFrom + 1 + name.length;
  return {
    ...found,
    leadAt,
    parts: [...parts, { from: wordsFrom, to, as }],
    wordsFrom: to,
  };
};

/** Reads the time, the kind and the verb that a line opens with. */
export const readOpening = (typed: string, context: LineContext): Opening => {
  const lead = openLead(typed, context);
  const verb = openVerb(typed, lead, context);
  if (verb !== null) return verb;
  const { wordsFrom } = lead;
  const kind = SIGN_OF_NUMBER.test(typed.slice(wordsFrom, wordsFrom + 3))
    ? null
    : KIND_BY_SIGN[typed.charAt(wordsFrom)];
  const plain: Opening = { ...lead, kind: null, verb: null, isUnknownVerb: false, hints: [] };
  if (kind === null || kind === undefined) return plain;
  const parts: readonly Part[] = [...lead.parts, { from: wordsFrom, to: wordsFrom + 1, as: 'kind' }];
  return { ...plain, kind, parts, wordsFrom: wordsFrom + 1 };
};

/** Whether a word at the start of a line would be read as a time, a kind or a verb. */
export const opensLine = (raw: string, context: LineContext): boolean => readOpening(`${raw} x`, context).wordsFrom > 0;
