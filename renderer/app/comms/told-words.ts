import { defineMessages, type IntlShape } from 'react-intl';
import type { DeliveryMethod } from '../../../shared/domain/incident/messages/facts';
import type { ToldReportWords } from '../../../shared/domain/report/messages-report';

const methods = defineMessages({
  'app-link': { id: 'method.app-link', defaultMessage: 'from this laptop’s program' },
  copied: { id: 'method.copied', defaultMessage: 'copied' },
  phone: { id: 'method.phone', defaultMessage: 'by phone' },
  sms: { id: 'method.sms', defaultMessage: 'SMS' },
  printed: { id: 'method.printed', defaultMessage: 'printed' },
  radio: { id: 'method.radio', defaultMessage: 'radio' },
  'in-person': { id: 'method.in-person', defaultMessage: 'in person' },
  webhook: { id: 'method.webhook', defaultMessage: 'posted' },
} satisfies Record<DeliveryMethod, { id: string; defaultMessage: string }>);

/** By what means words went; nothing where it was only logged that people were told. */
export const methodWords = (intl: IntlShape, method: DeliveryMethod | null): string =>
  method === null ? '' : intl.formatMessage(methods[method]);

/** The words of an exported list of messages. */
export const toldReportWords = (intl: IntlShape): ToldReportWords => ({
  untitled: intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' }),
  heading: intl.formatMessage({ id: 'told.heading', defaultMessage: 'Messages in order' }),
  none: intl.formatMessage({ id: 'told.none', defaultMessage: 'Nobody was told anything yet.' }),
  failed: intl.formatMessage({ id: 'told.failed', defaultMessage: 'not delivered' }),
  approvedBy: (name) => intl.formatMessage({ id: 'told.approved', defaultMessage: 'approved by {name}' }, { name }),
  reached: (reached, of) =>
    intl.formatMessage({ id: 'told.reached', defaultMessage: '{reached} of {of} reached' }, { reached, of }),
  exported: (at) =>
    intl.formatMessage({ id: 'report.exported', defaultMessage: 'Exported from Holdfast at {at}' }, { at }),
});
