import type { IntlShape } from 'react-intl';
import { roleById } from '../../../shared/domain/content/roles';
import type { Cadence } from '../../../shared/domain/incident/comms/facts';
import { cadenceWords } from '../comms/cadence-words';
import { because, type WordsOf } from './words-of';

/** Who is told what, and when. */
export const COMMS_WORDS: WordsOf<
  | 'audiences-listed/1'
  | 'audience-switched/1'
  | 'audience-reached/1'
  | 'audience-set/1'
  | 'audience-added/1'
  | 'update-sent/1'
  | 'update-snoozed/1'
  | 'update-promised/1'
> = {
  'audience-set/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.audience-set',
        defaultMessage: '{name} from now on: {often}, by {channels}. {level}Owner: {role}',
      },
      { name: fact.name, ...toldWords(intl, fact) },
    ),
  'audience-added/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.audience-added', defaultMessage: '{name} added: {often}, by {channels}. {level}Owner: {role}' },
      { name: fact.name, ...toldWords(intl, fact) },
    ),
  'audiences-listed/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.audiences', defaultMessage: 'Audiences listed' }),
  'audience-switched/1': (fact, { intl }) =>
    fact.on
      ? intl.formatMessage(
          { id: 'fact.audience-on', defaultMessage: '{name} get updates from now on' },
          { name: fact.name },
        )
      : intl.formatMessage(
          { id: 'fact.audience-off', defaultMessage: '{name} get no updates any more' },
          { name: fact.name },
        ),
  'audience-reached/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.audience-reached',
        defaultMessage:
          '{name}: {mail, plural, =0 {no mail address} one {# mail address} other {# mail addresses}}, {phones, plural, =0 {no phone} one {# phone} other {# phones}}, {spokesperson, select, none {no spokesperson} other {{who} speaks to them}}, {approver, select, none {anybody} other {{role}}} approves',
      },
      {
        name: fact.name,
        mail: fact.mail.length,
        phones: fact.phones.length,
        spokesperson: fact.spokesperson === '' ? 'none' : 'one',
        who: fact.spokesperson,
        approver: fact.approver === null ? 'none' : 'one',
        role: fact.approver === null ? '' : (roleById(fact.approver)?.name ?? fact.approver),
      },
    ),
  'update-sent/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.sent', defaultMessage: '{name} told by {channels}{said}' },
      { name: fact.name, channels: intl.formatList(fact.channels), said: because(fact.said) },
    ),
  'update-snoozed/1': (fact, { intl, clock }) =>
    intl.formatMessage(
      { id: 'fact.snoozed', defaultMessage: '{name} update waits until {time}{reason}' },
      { name: fact.name, time: clock(fact.until), reason: because(fact.reason) },
    ),
  'update-promised/1': (fact, { intl, clock }) => {
    if (fact.at === null)
      return intl.formatMessage(
        { id: 'fact.unpromised', defaultMessage: '{name}: the usual times count again' },
        { name: fact.name },
      );
    return intl.formatMessage(
      { id: 'fact.promised', defaultMessage: '{name} told: next update {time}' },
      { name: fact.name, time: clock(fact.at) },
    );
  },
};

type Told = {
  readonly cadence: Cadence | null;
  readonly channels: readonly string[];
  readonly fallbacks: readonly string[];
  readonly level: string;
  readonly ownerRole: string;
};

const toldWords = (intl: IntlShape, { cadence, channels, fallbacks, level, ownerRole }: Told) => ({
  often: cadence
    ? cadenceWords(intl, cadence)
    : intl.formatMessage({ id: 'fact.often-listed', defaultMessage: 'as often as the table says' }),
  channels: [channels, fallbacks]
    .filter((all) => all.length > 0)
    .map((all) => all.join(', '))
    .join(' → '),
  level: level === '' ? '' : `${level}. `,
  role: roleById(ownerRole)?.name ?? ownerRole,
});
