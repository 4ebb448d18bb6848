import { because, type WordsOf } from './words-of';

/** What happens to the incident as a whole. */
export const RECORD_WORDS: WordsOf<
  | 'incident-taken-in/1'
  | 'incident-merged/1'
  | 'incident-told-apart/1'
  | 'access-set/1'
  | 'legal-hold-set/1'
  | 'op-redacted/1'
  | 'withdrawn/1'
  | 'public-face-set/1'
> = {
  'incident-taken-in/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.taken-in', defaultMessage: 'One incident with {reference} “{title}”: its lines stand here too' },
      { reference: fact.reference, title: fact.title },
    ),
  'incident-merged/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.merged', defaultMessage: 'Carried on in {reference} “{title}”' },
      { reference: fact.reference, title: fact.title },
    ),
  'incident-told-apart/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.told-apart', defaultMessage: 'Not the same as {reference} “{title}”' },
      { reference: fact.reference, title: fact.title },
    ),
  'access-set/1': (fact, { intl }) =>
    fact.devices
      ? intl.formatMessage(
          { id: 'fact.restricted', defaultMessage: 'Restricted from here on: read by {laptops}' },
          {
            laptops: intl.formatList(fact.people.map(({ name, code }) => (name ? `${name} (${code})` : code))),
          },
        )
      : intl.formatMessage({ id: 'fact.opened', defaultMessage: 'Open to everyone in the room again' }),
  'legal-hold-set/1': (fact, { intl }) =>
    fact.on
      ? intl.formatMessage({
          id: 'fact.hold',
          defaultMessage: 'Legal hold placed: nothing may be redacted or forgotten',
        })
      : intl.formatMessage({ id: 'fact.no-hold', defaultMessage: 'Legal hold lifted' }),
  'op-redacted/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.redacts', defaultMessage: 'A line was redacted{reason}' },
      { reason: because(fact.reason) },
    ),
  'withdrawn/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.withdrawn', defaultMessage: 'Taken back: {reason}' }, { reason: fact.reason }),
  'public-face-set/1': (fact, { intl }) =>
    fact.on
      ? intl.formatMessage({
          id: 'fact.public-page',
          defaultMessage: 'Public page on: the situation is kept beside the shared folder for everyone there to read',
        })
      : intl.formatMessage({ id: 'fact.no-public-page', defaultMessage: 'Public page off' }),
};
