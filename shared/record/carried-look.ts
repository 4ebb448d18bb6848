import type { AppendRefusal } from './append';
import type { UnlockProblem } from './keys/carried-keys';
import type { BookId } from './op';
import type { PhraseProblem } from './keys/phrase';
import type { RemoteProblem } from './remote';

/** Why a path is no carried file that can be read here. */
export type CarriedProblem =
  | RemoteProblem
  | { readonly kind: 'missing' | 'not-a-file' | 'empty' | 'cut' | 'foreign' | 'changing' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'newer'; readonly format: number };

/** What a carried file holds. `lock`: why its keys do not open by themselves; null if they do. */
export type CarriedLook =
  | { readonly kind: 'problem'; readonly name: string; readonly why: CarriedProblem }
  | {
      readonly kind: 'looked';
      readonly name: string;
      readonly bytes: number;
      readonly books: number;
      /** That their writers signed; `refused` are those they did not. */
      readonly ops: number;
      readonly refused: number;
      readonly attachments: number;
      readonly damaged: number;
      /** Codes of the laptops that wrote. */
      readonly writers: readonly string[];
      /** ms since epoch; null if none of it can be opened yet. */
      readonly period: { readonly from: number; readonly to: number } | null;
      readonly lock: UnlockProblem | null;
    };

/** `received`: ops that are new here. `opened`: kept here before, and readable only now. `waiting`: kept, not readable. */
export type TakenIn =
  | { readonly kind: 'gone' }
  | { readonly kind: 'phrase'; readonly why: PhraseProblem | { readonly kind: 'wrong-phrase' } }
  | {
      readonly kind: 'taken';
      readonly books: readonly BookId[];
      readonly received: number;
      readonly attachments: number;
      readonly opened: number;
      readonly waiting: number;
      readonly problem: RemoteProblem | null;
      readonly notKept: AppendRefusal | null;
    };
