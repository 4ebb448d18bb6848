import type { IncidentType } from '../incident-types';
import type { RoleId } from '../roles';

export type ItemKind = 'do' | 'verify' | 'decide' | 'notify' | 'evidence';

/** One step of a shipped list. A dangerous or two-person step asks for a second name; one person may go on with a reason. */
export type TemplateItem = {
  /** As the lists number it; a late insertion reads '6b'. */
  readonly no: string;
  readonly text: string;
  readonly owner: RoleId;
  readonly kind: ItemKind;
  /** Cannot be undone. */
  readonly danger: boolean;
  /** The list itself asks for two people. */
  readonly twoPerson: boolean;
  /** Minutes from the start of the incident. */
  readonly dueMinutes: number | null;
};

/** A shipped list: product.md §3.6. */
export type ChecklistTemplate = {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  /** Incidents that this list is suggested for. */
  readonly types: readonly IncidentType[];
  readonly source: string;
  readonly items: readonly TemplateItem[];
};

type Step = Pick<TemplateItem, 'no' | 'text' | 'owner' | 'kind'> & Partial<TemplateItem>;
type Shipped = Omit<ChecklistTemplate, 'version' | 'items'> & { readonly items: readonly Step[] };

/** A shipped list from its steps; what a step does not say is: safe, one person, no time. */
export const template = ({ id, title, types, source, items }: Shipped): ChecklistTemplate => ({
  id,
  title,
  version: 1,
  types,
  source,
  items: items.map((step) => ({ danger: false, twoPerson: false, dueMinutes: null, ...step })),
});
