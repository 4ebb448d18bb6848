import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { StripField, StripValues } from '../../ui/form-strip';

/** A header editor: what it asks, and what the answers command. */
export type Editor = {
  readonly title: string;
  readonly note?: string | ((values: StripValues) => string);
  readonly fields: readonly StripField[];
  /** The commands in order, or why the answers make none. */
  readonly commands: (values: StripValues) => readonly IncidentCommand[] | string;
};
