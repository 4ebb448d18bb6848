import { clip, toMs } from '../../stated';
import { replacing, shown } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import { orderFact } from '../tasks/order-fact';

/** Conditions, actions, needs, and when to look again: PagerDuty's status of the commander. */
type TakeCan = {
  readonly kind: 'take-can';
  readonly conditions: string;
  readonly actions: string;
  readonly needs: string;
  /** Null: nobody said. */
  readonly nextCheckAt: number | null;
};

/** What whoever was there first knows: product.md C7. */
type SizeUp = {
  readonly kind: 'size-up';
  readonly symptom: string;
  readonly scope: string;
  /** Since when it is so; null: nobody knows. */
  readonly since: number | null;
  readonly tried: string;
};

export type LoopCommand = TakeCan | SizeUp;

const MAX_PROSE = 1_500;

export const decideLoop = (deciding: Deciding, command: LoopCommand): Decision =>
  command.kind === 'size-up' ? sizeUp(deciding, command) : takeCan(deciding, command);

/** A starred line, the symptom that messages share, the situation until somebody knows better, and when it began. */
function sizeUp({ incident }: Deciding, { symptom, scope, since, tried }: SizeUp): Decision {
  const said = (
    [
      ['Symptom', symptom],
      ['Scope', scope],
      ['Tried', tried],
    ] as const
  )
    .map(([name, text]) => [name, clip(text.trim(), MAX_PROSE)] as const)
    .filter(([, text]) => text !== '');
  if (said.length === 0) return refuse({ kind: 'empty-text' });
  const words = said.map(([name, text]) => `${name}: ${text}`);
  const [[, typed] = ['', '']] = said.filter(([name]) => name === 'Symptom');
  const isNew = typed !== '' && (shown(incident, 'word-set/1', 'symptom')?.fact.text ?? '') !== typed;
  return facts(
    { ...orderFact(clip(words.join('\n'), 4_000), null), entry: 'note', star: true },
    ...(shown(incident, 'situation-set/1')
      ? []
      : [
          {
            kind: 'situation-set/1',
            text: clip(words.slice(0, 2).join('. '), MAX_PROSE),
            replaces: replacing(incident, 'situation-set/1'),
          } as const,
        ]),
    ...(isNew
      ? [
          {
            kind: 'word-set/1',
            word: 'symptom',
            text: typed,
            replaces: replacing(incident, 'word-set/1', 'symptom'),
          } as const,
        ]
      : []),
    ...(since === null
      ? []
      : [
          {
            kind: 'stamp-set/1',
            stamp: 'started',
            at: toMs(since),
            approximate: true,
            replaces: replacing(incident, 'stamp-set/1', 'started'),
          } as const,
        ]),
  );
}

/** A starred line, the situation as it stands now, the words that messages share, and the next check: one op. */
function takeCan({ incident, now }: Deciding, command: TakeCan): Decision {
  const said = (['conditions', 'actions', 'needs'] as const).map(
    (name) => [name, clip(command[name].trim(), MAX_PROSE)] as const,
  );
  const lines = said
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name.charAt(0).toUpperCase()}: ${text}`);
  if (lines.length === 0) return refuse({ kind: 'empty-text' });
  if (command.nextCheckAt !== null && command.nextCheckAt <= now)
    return refuse({ kind: 'in-the-past', at: command.nextCheckAt });
  const text = lines.join('\n');
  const situation = clip(lines.join(' '), MAX_PROSE);
  return facts(
    { ...orderFact(clip(text, 4_000), null), entry: 'note', star: true },
    { kind: 'situation-set/1', text: situation, replaces: replacing(incident, 'situation-set/1') },
    ...said.flatMap(([name, words]): IncidentFact[] => {
      const word = WORDS[name];
      if (words === '' || (shown(incident, 'word-set/1', word)?.fact.text ?? '') === words) return [];
      return [{ kind: 'word-set/1', word, text: words, replaces: replacing(incident, 'word-set/1', word) }];
    }),
    ...(command.nextCheckAt === null
      ? []
      : [
          {
            kind: 'next-check-set/1',
            at: toMs(command.nextCheckAt),
            replaces: replacing(incident, 'next-check-set/1'),
          } as const,
        ]),
  );
}

/** What each is called where messages use it. */
const WORDS = { conditions: 'conditions', actions: 'doing', needs: 'needs' } as const;
