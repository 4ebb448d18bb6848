import { levelDef, type Level } from '../../content/escalation';
import { clip, toPersonRef, type PersonRef } from '../../stated';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import { selectEscalation } from './select-escalation';
import type { REACHED } from './facts';

export type EscalationCommand =
  /** To the next level, or to one above it. */
  | {
      readonly kind: 'escalate';
      readonly level: Level;
      readonly person: PersonRef | null;
      readonly why: string;
      readonly tried: string;
      readonly asked: string;
    }
  | { readonly kind: 'take-escalation' }
  | {
      readonly kind: 'log-contact';
      readonly person: PersonRef;
      readonly channel: string;
      readonly outcome: (typeof REACHED)[number];
      readonly note: string;
    };

const MAX_CHARACTERS = 1_500;
const words = (typed: string): string => clip(typed.trim(), MAX_CHARACTERS);

export function decideEscalation({ incident }: Deciding, command: EscalationCommand): Decision {
  switch (command.kind) {
    case 'escalate': {
      const { level, person } = command;
      if (level === 1) return refuse({ kind: 'unchanged' });
      const why = words(command.why);
      if (why === '') return refuse({ kind: 'reason-needed', why: 'escalate' });
      return facts({
        kind: 'escalated/1',
        level,
        levelName: levelDef(level).name,
        person: person && person.name.trim() !== '' ? toPersonRef(person) : null,
        why,
        tried: words(command.tried),
        asked: words(command.asked),
      });
    }
    case 'take-escalation': {
      const { last, isTaken } = selectEscalation(incident);
      if (!last) return refuse({ kind: 'not-found', what: 'escalation' });
      if (isTaken) return refuse({ kind: 'already-accepted' });
      const { levelName, person } = last.fact;
      return facts({ kind: 'escalation-taken/1', escalation: last.id, levelName, person });
    }
    case 'log-contact': {
      const person = toPersonRef(command.person);
      if (person.name === '') return refuse({ kind: 'name-needed', why: 'contact' });
      const { outcome } = command;
      return facts({
        kind: 'contact-tried/1',
        person,
        channel: words(command.channel),
        outcome,
        note: words(command.note),
      });
    }
  }
}
