import { CUSTOMERS } from './messages/customers';
import { END_USERS } from './messages/end-users';
import { EXECUTIVES } from './messages/executives';
import { IT } from './messages/it';
import { SPECIAL } from './messages/special';
import { MESSAGE_PHASES, type MessagePhase, type MessageTemplate } from './messages/template';

type Set = Readonly<Record<MessagePhase, MessageTemplate>>;

/** Whose words an audience gets. Those that are off until needed are told as whom they are closest to. */
const SETS: Readonly<Record<string, Set>> = {
  executives: EXECUTIVES,
  'board-and-media': CUSTOMERS,
  'business-units': EXECUTIVES,
  it: IT,
  vendors: IT,
  'end-users': END_USERS,
  'service-desk': END_USERS,
  customers: CUSTOMERS,
  'key-accounts': CUSTOMERS,
  regulators: CUSTOMERS,
};

/** The words to an audience in a phase; to one that nobody shipped words for, those to end-users. */
export const templateFor = (audience: string, phase: MessagePhase): MessageTemplate =>
  (SETS[audience] ?? END_USERS)[phase];

export const ALL_TEMPLATES: readonly MessageTemplate[] = [
  ...[EXECUTIVES, IT, END_USERS, CUSTOMERS].flatMap((set) => MESSAGE_PHASES.map((phase) => set[phase])),
  ...SPECIAL,
];

export const templateById = (id: string): MessageTemplate | undefined => ALL_TEMPLATES.find((one) => one.id === id);
