import { clip, toMs } from '../../stated';
import { replacing, shown } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import { orderFact } from '../tasks/order-fact';

/** Conditions, actions, needs, and when to look again: PagerDuty's status of the commander. */
export type LoopCommand = {
  readonly kind: 'take-can';
  readonly conditions: string;
  readonly actions: string;
  readonly needs: string;
  /** Null: nobody said. */
  readonly nextCheckAt: number | null;
};

const MAX_PROSE = 1_500;

/** A starred line, the situation as it stands now, the words that messages share, and the next check: one op. */
export function decideLoop({ incident, now }: Deciding, command: LoopCommand): Decision {
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
