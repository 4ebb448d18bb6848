import * as v from 'valibot';
import { MAX_LABEL, type AlertFormat } from './notification';
import type { RemoteProblem } from './remote';

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const id = text(40);

/** What the page may ask about what monitoring sends. */
export const alertCalls = {
  /** What is kept here, newest first; `before`: only what came before that one. */
  alerts: v.object({ before: v.nullable(text(128)) }),
  /** A way in for one sender, at a hub. */
  'make-intake': v.object({ hub: id, name: v.pipe(text(MAX_LABEL), v.minLength(1)) }),
  intakes: v.object({ hub: id }),
  'remove-intake': v.object({ hub: id, intake: text(16) }),
} as const;

/** Of all that is kept here. `letGo`: how many more came, and went from the hubs because newer ones did. */
export type AlertCounts = { readonly alerts: number; readonly letGo: number };

/** What a sender sent at once. `by`: the name of the intake it came by. `at`: ms since epoch, by the hub's clock. */
export type KeptNotification = {
  readonly id: string;
  readonly format: AlertFormat;
  readonly by: string;
  readonly at: number;
  readonly body: string;
};

/** `next`: what to ask `before` for the ones behind; null behind the last. */
export type AlertPage = AlertCounts & {
  readonly notifications: readonly KeptNotification[];
  readonly next: string | null;
};

/** A way in. `alerts`: how many came by it. `lastAt`: ms since epoch, by the hub's clock; null if none is kept there. */
export type IntakeReport = {
  readonly id: string;
  readonly name: string;
  readonly alerts: number;
  readonly lastAt: number | null;
};

/** Where senders send, and the token that lets them: it is told this once. `address`: `host:port`. */
export type MadeIntake = { readonly kind: 'made'; readonly address: string; readonly token: string };

type Failed = { readonly kind: 'problem'; readonly why: RemoteProblem };
export type AlertReplies = {
  alerts: AlertPage;
  'make-intake': MadeIntake | Failed;
  intakes: { readonly kind: 'listed'; readonly intakes: readonly IntakeReport[] } | Failed;
  'remove-intake': { readonly kind: 'removed' } | Failed;
};
