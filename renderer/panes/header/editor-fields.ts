import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { ReactNode } from 'react';

/** One thing an editor asks. `cards`: a choice large enough to carry its criteria. */
export type EditorField =
  | {
      readonly kind: 'text' | 'prose';
      readonly id: string;
      readonly label: string;
      readonly initial: string;
      readonly hint?: string;
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly initial: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | {
      readonly kind: 'cards';
      readonly id: string;
      readonly label: string;
      readonly initial: string;
      readonly cards: readonly {
        readonly value: string;
        readonly title: string;
        readonly detail?: ReactNode;
        readonly keys?: string;
      }[];
    };

export type EditorValues = { readonly [id: string]: string };

/** A header editor: what it asks, and what the answers command. */
export type Editor = {
  readonly title: string;
  readonly note?: string | ((values: EditorValues) => string);
  readonly fields: readonly EditorField[];
  /** The commands in order, or why the answers make none. */
  readonly commands: (values: EditorValues) => readonly IncidentCommand[] | string;
};
