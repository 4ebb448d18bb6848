import type { Verify } from '../../../shared/record/book/held-book';
import type { Redacted } from '../../../shared/node/folder/erase';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { Remote } from '../../../shared/record/remote';
import type { TestClock } from '../../laptop';
import type { Dice } from './dice';
import type { Life } from './life';
import type { ReadOp } from './second-reader';

/** A process of a laptop, as a place gets to know it. */
export type Visitor = {
  readonly name: string;
  readonly device: Uint8Array;
  readonly life: Life;
  readonly clock: TestClock;
  readonly dice: Dice;
  readonly verify: Verify;
  /** Books that the laptop met there before. */
  readonly known: readonly BookId[];
};

/** A remote as a process has it open. */
export type Visit = Remote & {
  known(): readonly BookId[];
  startAnew(): void;
  recheck(): void;
  tidy(): Promise<unknown>;
  erase(redacted: Redacted): Promise<unknown>;
};

/** Somewhere that several laptops exchange through. */
export type Place = {
  readonly id: string;
  visit(visitor: Visitor): Visit;
  /** All ops that lie there whole. */
  content(): ReadonlyMap<OpHash, ReadOp>;
  /** Whether it does what it says; left out where nothing else can be. */
  isHonest?(): boolean;
  /** Every fault ends. */
  heal(): void;
};
