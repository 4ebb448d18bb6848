import { addedOf } from '../../view';
import type { FactId } from '../../stated';
import { selectAudiences } from '../comms/audiences';
import { sentAtOf } from '../comms/select-comms';
import type { Incident, StatedFact } from '../incident';
import { REDACTED_TEXT } from '../redaction/blank';
import type { DeliveryMethod } from './facts';

/** One time somebody was told, or was not reached: who heard what, by which means. */
export type Told = {
  readonly id: FactId;
  /** When it went, ms since epoch. */
  readonly at: number;
  readonly audience: string;
  readonly channel: string;
  /** Null: told without words that were drafted and approved here. */
  readonly method: DeliveryMethod | null;
  readonly by: string;
  readonly approvedBy: string | null;
  readonly isReached: boolean;
  /** How many of how many; null where nobody counted. */
  readonly reached: number | null;
  readonly of: number | null;
  readonly text: string;
  /** Why it failed, or what proves it. */
  readonly proof: string;
};

/** Every message that went or failed to, oldest first, a row for each channel. What was taken back is left out. */
export function selectTold(incident: Incident): readonly Told[] {
  const deliveries = addedOf(incident, 'delivery-logged/1');
  const updates = addedOf(incident, 'update-sent/1');
  const names = new Map(selectAudiences(incident).map(({ id, name }) => [id, name]));
  const approvals = addedOf(incident, 'message-approved/1');
  const told = deliveries.map((one): Told => {
    const { fact } = one;
    const approval = approvals.findLast(
      (other) => other.fact.message === fact.message && other.recordedAt <= one.recordedAt,
    );
    const sent = updates.find((other) => opOf(other.id) === opOf(one.id));
    return {
      id: one.id,
      at: fact.happened?.at ?? one.recordedAt,
      audience: fact.name,
      channel: fact.channel,
      method: fact.method,
      by: one.by.name,
      approvedBy: approval?.by.name ?? null,
      isReached: fact.outcome === 'sent',
      reached: fact.reached,
      of: fact.of,
      text: sent ? saidIn(sent) : (approval?.fact.text ?? ''),
      proof: fact.proof,
    };
  });
  const plain = updates
    .filter(({ fact }) => fact.message === undefined)
    .flatMap((one) => plainOf(one, names.get(one.fact.audience) ?? one.fact.name));
  return [...told, ...plain].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

const saidIn = ({ fact, lost }: StatedFact<'update-sent/1'>): string => (lost ? REDACTED_TEXT : fact.said);

const opOf = (id: FactId): string => id.slice(0, 64);

const plainOf = (one: StatedFact<'update-sent/1'>, audience: string): readonly Told[] =>
  one.fact.channels.map((channel) => ({
    ...{ id: one.id, at: sentAtOf(one), audience, channel, method: null, by: one.by.name, approvedBy: null },
    ...{ isReached: true, reached: null, of: null, text: saidIn(one), proof: '' },
  }));
