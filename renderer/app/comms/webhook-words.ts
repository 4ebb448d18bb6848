import { defineMessages, type IntlShape } from 'react-intl';
import type { Posted, WebhookFault } from '../../../shared/record/webhook-report';

export type { WebhookReport } from '../../../shared/record/webhook-report';

const faults = defineMessages({
  'not-an-address': {
    id: 'webhook.not-an-address',
    defaultMessage: 'That is not an address. It begins with https:// and stays as you typed it.',
  },
  'other-scheme': {
    id: 'webhook.other-scheme',
    defaultMessage: 'Messages are posted to https:// addresses, and nearby to http:// ones. Nothing was kept.',
  },
  'has-password': {
    id: 'webhook.has-password',
    defaultMessage: 'A name or password stands in the address. Take it out: the secret below proves who posts.',
  },
  plain: {
    id: 'webhook.plain',
    defaultMessage:
      'Over http:// others on that network can read along. Use https://, or tick that this is known. Nothing was kept.',
  },
  'plain-outside': {
    id: 'webhook.plain-outside',
    defaultMessage: 'Outside your own network only https:// is used: http:// can be read by anybody on the way.',
  },
  'short-secret': {
    id: 'webhook.short-secret',
    defaultMessage: 'A secret has at least 16 characters. Leave it empty, and one is made.',
  },
  'not-kept': {
    id: 'webhook.not-kept',
    defaultMessage: 'Not kept: the disk did not take it. What stood there stands. Free some space, then do it again.',
  },
} satisfies Record<WebhookFault, { id: string; defaultMessage: string }>);

/** Why an address was not kept, and what to do. */
export const webhookFaultWords = (intl: IntlShape, why: WebhookFault): string => intl.formatMessage(faults[why]);

/** Why a post did not arrive, and what to do; null if it did. */
export function postedWords(intl: IntlShape, channel: string, posted: Posted): string | null {
  switch (posted.kind) {
    case 'taken':
      return null;
    case 'refused':
      return intl.formatMessage(
        {
          id: 'posted.refused',
          defaultMessage:
            '{channel} answered {status} and did not take it. The words are kept: tell them another way, or look at the address in Settings, Channels.',
        },
        { channel, status: String(posted.status) },
      );
    case 'redirected':
      return intl.formatMessage(
        {
          id: 'posted.redirected',
          defaultMessage:
            '{channel} sends posts on to another address, which is not followed. The words are kept: put the new address into Settings, Channels.',
        },
        { channel },
      );
    case 'timed-out':
      return intl.formatMessage(
        {
          id: 'posted.timed-out',
          defaultMessage:
            '{channel} did not answer within 10 seconds. It may have taken it: look there before you post again. The words are kept.',
        },
        { channel },
      );
    case 'unreachable':
      return intl.formatMessage(
        {
          id: 'posted.unreachable',
          defaultMessage:
            '{channel} cannot be reached ({detail}). The words are kept: tell them another way, or post again later.',
        },
        { channel, detail: posted.detail },
      );
    case 'restricted':
      return intl.formatMessage(
        {
          id: 'posted.restricted',
          defaultMessage: 'This incident is restricted: nothing of it is posted to {channel}.',
        },
        { channel },
      );
    case 'no-address':
      return intl.formatMessage(
        {
          id: 'posted.no-address',
          defaultMessage: 'No address is kept for {channel} any more: Settings, Channels. Nothing was posted.',
        },
        { channel },
      );
  }
}

/** What of it stands in the log; null if nothing was tried. */
export function postedProof(intl: IntlShape, posted: Posted): string | null {
  switch (posted.kind) {
    case 'taken':
    case 'refused':
      return intl.formatMessage(
        { id: 'posted.answered', defaultMessage: 'answered {status}' },
        { status: String(posted.status) },
      );
    case 'redirected':
      return intl.formatMessage({ id: 'posted.sent-on', defaultMessage: 'sends on to another address' });
    case 'timed-out':
      return intl.formatMessage({ id: 'posted.silent', defaultMessage: 'no answer within 10 seconds' });
    case 'unreachable':
      return intl.formatMessage({ id: 'posted.not-there', defaultMessage: 'not reachable' });
    case 'restricted':
    case 'no-address':
      return null;
  }
}
