import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { applyAll } from '../../../../shared/domain/incident/apply';
import { decide, type IncidentCommand } from '../../../../shared/domain/incident/decide';
import { declareIncident, type Declaration } from '../../../../shared/domain/incident/declare';
import { parseIncidentFact, type IncidentFact } from '../../../../shared/domain/incident/facts';
import { emptyIncident, type Incident } from '../../../../shared/domain/incident/incident';
import type { Refusal } from '../../../../shared/domain/incident/refusal';
import type { Attachment } from '../../../../shared/domain/incident/timeline/attachment';
import { factIdOf, type FactId, type Stated, type Writer } from '../../../../shared/domain/stated';
import { NOON } from './histories';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export { NOON };

const writer = (name: string): Writer => ({ id: name.toLowerCase(), name, device: name.slice(0, 3).toUpperCase() });
export const ANA = writer('Ana');
export const BO = writer('Bo');
export const CY = writer('Cy');
export const personOf = ({ id, name }: Writer) => ({ id, name });

/** One laptop's view of an incident, in which commands are decided and written as they would be there. */
export type Desk = {
  readonly me: Writer;
  view(): Incident;
  now(): number;
  pass(ms: number): Desk;
  /** Ids of the facts that were written; fails the test if the command is refused. */
  do(command: IncidentCommand): readonly FactId[];
  /** Why it is refused; fails the test if it is not. */
  refusal(command: IncidentCommand): Refusal;
  /** Writes facts that no command here would. */
  say(...facts: readonly IncidentFact[]): readonly FactId[];
  /** Destroys the words of a line, as the record does when it takes the command in. */
  redact(line: FactId, reason: string): void;
  undo(facts: readonly FactId[]): readonly FactId[];
  /** Another laptop with all that this one has, which hears nothing of it from now on. */
  apart(who: Writer): Desk;
  /** Takes in all that the other has. */
  meet(other: Desk): Desk;
  ops(): readonly Stated<IncidentFact>[];
};

type Start = { readonly ops: readonly Stated<IncidentFact>[]; readonly now: number; readonly written: number };

export function desk(me = ANA, start: Start = { ops: [], now: NOON, written: 0 }): Desk {
  let { now, written } = start;
  let ops = start.ops;
  let incident = applyAll(emptyIncident, ops);

  function take(more: readonly Stated<IncidentFact>[]): void {
    ops = [...ops, ...more];
    incident = applyAll(incident, more);
  }

  function say(...facts: readonly IncidentFact[]): readonly FactId[] {
    written += 1;
    const hash = createHash('sha256')
      .update(`${me.id} ${String(written)} ${String(now)}`)
      .digest('hex');
    const place = String(written).padStart(11, '0') + hash;
    take(facts.map((fact, i) => ({ id: factIdOf(hash, i), fact, by: me, at: now, recordedAt: now, place })));
    return facts.map((_, i) => factIdOf(hash, i));
  }

  const here: Desk = {
    me,
    view: () => incident,
    now: () => now,
    pass(ms) {
      now += ms;
      return here;
    },
    do(command) {
      const decided = decide({ incident, now, me }, command);
      expect(decided).toMatchObject({ ok: true });
      return decided.ok ? say(...decided.value) : [];
    },
    refusal(command) {
      const decided = decide({ incident, now, me }, command);
      expect(decided).toMatchObject({ ok: false });
      if (decided.ok) throw new Error('not refused');
      return decided.error;
    },
    say,
    redact(line, reason) {
      here.do({ kind: 'redact', line, reason });
      const blanks = new Map(
        ops.flatMap(({ fact }) =>
          fact.kind === 'op-redacted/1' ? fact.blanked.map(([i, blank]) => [factIdOf(fact.op, i), blank] as const) : [],
        ),
      );
      ops = ops.map((one) => {
        const fact = parseIncidentFact(blanks.get(one.id));
        return fact ? { ...one, fact, lost: { by: me, at: now, reason } } : one;
      });
      incident = applyAll(emptyIncident, ops);
    },
    undo: (facts) => here.do({ kind: 'undo', facts }),
    apart: (who) => desk(who, { ops, now, written }),
    meet(other) {
      const known = new Set(ops.map((one) => one.id));
      take(other.ops().filter((one) => !known.has(one.id)));
      written = Math.max(written, Math.floor(other.ops().length));
      return here;
    },
    ops: () => ops,
  };
  return here;
}

/** A desk in a room that was just opened: SEV2, Ana in command. */
export function room(declared: Partial<Declaration> = {}, me = ANA): Desk {
  const here = desk(me);
  const declaration = {
    reference: 'INC-20261121-ANA-01',
    title: 'Checkout down',
    severity: 2 as const,
    commander: personOf(me),
    systems: [],
    startedAt: here.now(),
    now: here.now(),
    ...declared,
  };
  here.say(...declareIncident(declaration));
  return here.pass(1_000);
}

/** A file on a line: a picture of 1,000 bytes, unless it is said otherwise. */
export const attached = (change: Partial<Attachment>): Attachment => ({
  blob: `${'ab'.repeat(32)}-1`,
  key: 'ef'.repeat(32),
  name: 'shot.png',
  type: 'image/png',
  bytes: 1_000,
  sha256: 'cd'.repeat(32),
  ...change,
});

export const entry = (text: string, change: object = {}) => ({
  entry: 'note' as const,
  text,
  typed: text,
  happened: null,
  saidFor: null,
  owner: null,
  mentions: [],
  tags: [],
  timeboxMs: null,
  replyTo: null,
  star: false,
  piece: null,
  source: 'typed' as const,
  blobs: [],
  ...change,
});
