import { readOpening } from './opening';
import type { LineContext } from './reading';
import { plainName } from './words-of';

export type CompletionItem = {
  readonly as: 'person' | 'role' | 'tag' | 'verb';
  /** What takes the place of the stretch from `from` to `to`. */
  readonly insert: string;
  readonly label: string;
  /** Who holds the role; empty for all else, and for a vacant one. */
  readonly detail: string;
};

/** What may be completed at the caret, best first. */
export type Completion = {
  readonly from: number;
  readonly to: number;
  readonly query: string;
  readonly trigger: '@' | '#' | '/';
  readonly items: readonly CompletionItem[];
};

const ITEMS_SHOWN = 8;

type Candidate = CompletionItem & { readonly names: readonly string[]; readonly isNear: boolean };

/** `@ana.ruiz` where that is the name again, else quotes round it. */
const asToken = (sign: '@' | '#', name: string): string => {
  const joined = plainName(name).replaceAll(' ', sign === '@' ? '.' : '-');
  return /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(joined)
    ? `${sign}${joined}`
    : `${sign}"${name.replaceAll(/["\n]/g, ' ')}"`;
};

const peopleAndRoles = ({ people, roles, me }: LineContext): readonly Candidate[] => [
  ...people.map(({ name, present }): Candidate => ({
    as: 'person',
    insert: asToken('@', name),
    label: name,
    detail: '',
    names: [plainName(name)],
    isNear: present,
  })),
  ...roles.map(({ id, words, holder }): Candidate => ({
    as: 'role',
    insert: `@${words[0] ?? id}`,
    label: words[0] ?? id,
    detail: holder?.name ?? '',
    names: [plainName(id), ...words.map(plainName)],
    isNear: holder !== null,
  })),
  { as: 'person', insert: '@me', label: me.name, detail: '', names: ['me'], isNear: true },
];

const tags = ({ systems }: LineContext): readonly Candidate[] =>
  systems.map((name) => ({
    as: 'tag',
    insert: asToken('#', name),
    label: name,
    detail: '',
    names: [plainName(name)],
    isNear: true,
  }));

const verbs = (context: LineContext): readonly Candidate[] =>
  context.verbs.map((verb) => ({
    as: 'verb',
    insert: `/${verb}`,
    label: verb,
    detail: '',
    names: [plainName(verb)],
    isNear: true,
  }));

// 0: begins with it, 1: a word of it does, 2: holds it somewhere, 3: not at all. Who is not here comes half a step later.
const distance = ({ names, isNear }: Candidate, asked: string): number => {
  const steps = names.map((name) => {
    if (name.startsWith(asked)) return 0;
    if (name.split(' ').some((word) => word.startsWith(asked))) return 1;
    return asked.length > 1 && name.includes(asked) ? 2 : 3;
  });
  return Math.min(3, ...steps) + (isNear ? 0 : 0.5);
};

const rank = (candidates: readonly Candidate[], query: string): readonly CompletionItem[] => {
  const asked = plainName(query);
  return candidates
    .map((candidate) => ({ candidate, steps: distance(candidate, asked) }))
    .filter(({ steps }) => steps < 3)
    .sort((a, b) => a.steps - b.steps)
    .slice(0, ITEMS_SHOWN)
    .map(({ candidate: { as, insert, label, detail } }) => ({ as, insert, label, detail }));
};

const candidatesFor = (trigger: Completion['trigger'], context: LineContext): readonly Candidate[] => {
  switch (trigger) {
    case '@':
      return peopleAndRoles(context);
    case '#':
      return tags(context);
    case '/':
      return verbs(context);
  }
};

const isBlank = (letter: string): boolean => letter.trim() === '';

const wordStart = (typed: string, caret: number): number => {
  let start = caret;
  while (start > 0 && !isBlank(typed.charAt(start - 1))) start -= 1;
  return start;
};

const wordEnd = (typed: string, caret: number): number => {
  let end = caret;
  while (end < typed.length && !isBlank(typed.charAt(end))) end += 1;
  return end;
};

const openQuote = (typed: string, caret: number): number | null => {
  const open = /(?:^|[\s!?+=>])([@#]"[^"\n]*)$/.exec(typed.slice(0, caret))?.[1];
  return open === undefined ? null : caret - open.length;
};

type Asked = Pick<Completion, 'from' | 'to' | 'query'> & { readonly trigger: string; readonly opensLine: boolean };

const within = (typed: string, caret: number): number => Math.max(0, Math.min(caret, typed.length));

const askedAt = (typed: string, caret: number, context: LineContext): Asked => {
  const quote = openQuote(typed, caret);
  if (quote !== null) {
    const query = typed.slice(quote + 2, caret);
    return { from: quote, to: caret, query, trigger: typed.charAt(quote), opensLine: false };
  }
  const { parts, wordsFrom } = readOpening(typed, context);
  const opened = parts.at(-1);
  const lineFrom = opened === undefined || opened.as === 'space' ? wordsFrom : opened.from;
  const start = wordStart(typed, caret);
  // In `!@el` the word begins behind its sign.
  const isSign = opened?.as === 'kind' && opened.from === start && typed.charAt(start) !== '/';
  const from = isSign && caret > start ? start + 1 : start;
  return {
    from,
    to: wordEnd(typed, caret),
    query: typed.slice(from + 1, caret),
    trigger: caret > from ? typed.charAt(from) : '',
    opensLine: from === lineFrom,
  };
};

/** What completes the word at the caret. Null: nothing to offer, as anywhere but behind an @, a # or an opening /. */
export const complete = (typed: string, caret: number, context: LineContext): Completion | null => {
  const { trigger, opensLine, ...asked } = askedAt(typed, within(typed, caret), context);
  if (trigger !== '@' && trigger !== '#' && !(trigger === '/' && opensLine)) return null;
  const items = rank(candidatesFor(trigger, context), asked.query);
  return items.length === 0 ? null : { ...asked, trigger, items };
};
