import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { BookId } from '../../../shared/record/op';

/** What a person has typed and not yet seen confirmed: asked again, with the same client id, until it is. */
export type Draft = {
  readonly client: string;
  readonly book: BookId;
  readonly asks:
    { readonly command: IncidentCommand } | { readonly facts: readonly unknown[]; readonly exclusive: boolean };
};
