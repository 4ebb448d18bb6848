import { clip, type FactId, type Stated } from '../../stated';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import { isOnHold } from '../hold/hold';
import type { Incident } from '../incident';
import { lineById } from '../timeline/lines';
import { blankOf } from './blank';

/** Destroys the words of a line, and of all that repeats or corrects it, everywhere. */
export type RedactionCommand = { readonly kind: 'redact'; readonly line: FactId; readonly reason: string };

const MAX_REASON = 1_000;

export function decideRedaction({ incident }: Deciding, command: RedactionCommand): Decision {
  const line = lineById(incident.lines, command.line)?.stated;
  if (!line) return refuse({ kind: 'not-found', what: 'entry' });
  if (isOnHold(incident)) return refuse({ kind: 'on-hold' });
  const reason = clip(command.reason.trim(), MAX_REASON);
  if (reason === '') return refuse({ kind: 'reason-needed', why: 'redact' });
  const blanked = wordsOf(incident, line).flatMap((one) => blankPart(one, line.id));
  if (blanked.length === 0) return refuse(line.lost ? { kind: 'unchanged' } : { kind: 'nothing-typed' });
  if (line.lost?.reason === reason && blanked.every(({ isAgain }) => isAgain)) return refuse({ kind: 'unchanged' });
  const ops = [...new Set(blanked.map(({ op }) => op))];
  return facts(
    ...ops.map((op): IncidentFact => ({
      kind: 'op-redacted/1',
      op,
      reason,
      blanked: blanked.filter((part) => part.op === op).map(({ index, fact }) => [index, fact]),
    })),
  );
}

/** The line itself may be redacted again: then the reason given before goes as well. */
function blankPart({ id, fact, lost }: Stated<IncidentFact>, line: FactId) {
  const blank = lost ? (id === line ? fact : null) : blankOf(fact);
  if (!blank) return [];
  return [
    { op: id.slice(0, OP_LENGTH), index: Number(id.slice(OP_LENGTH + 1)), fact: blank, isAgain: lost !== undefined },
  ];
}

const OP_LENGTH = 64;

/** Everything in which the words of a line stand: of an entry itself, else of all that its op says and what repeats it. */
function wordsOf(incident: Incident, line: Stated<IncidentFact>): readonly Stated<IncidentFact>[] {
  const isEntry = line.fact.kind === 'entry-added/1';
  const op = line.id.slice(0, OP_LENGTH);
  const isOfLine = ({ id, fact }: Stated<IncidentFact>): boolean =>
    ('entry' in fact && fact.entry === line.id) ||
    ('item' in fact && fact.item === line.id) ||
    (!isEntry && id.startsWith(op) && id !== line.id);
  const others = [
    ...[...incident.singles.values()].flatMap(({ all }) => [...all.values()]),
    ...[...incident.added.values()].flatMap((all) => [...all.values()]),
  ].filter((one) => one.id !== line.id && isOfLine(one));
  return [line, ...others, ...(incident.withdrawals.get(line.id) ?? [])];
}
