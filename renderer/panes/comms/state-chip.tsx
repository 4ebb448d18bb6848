import { FormattedMessage } from 'react-intl';
import type { MessageState } from '../../../shared/domain/incident/messages/select-messages';
import { Chip } from '../../ui/chip';

/** How far the words to an audience are. `undefined`: they stand as the record makes them. */
export function StateChip({ state }: { readonly state: MessageState | undefined }) {
  switch (state) {
    case undefined:
    case 'superseded':
      return <FormattedMessage id="draft.none" defaultMessage="Draft, untouched" />;
    case 'draft':
      return <FormattedMessage id="draft.drafted" defaultMessage="Drafted" />;
    case 'awaiting':
      return (
        <Chip tone="notice" glyph="?">
          <FormattedMessage id="draft.awaiting" defaultMessage="To approve" />
        </Chip>
      );
    case 'approved':
      return (
        <Chip tone="done" glyph="✓">
          <FormattedMessage id="draft.approved" defaultMessage="Approved" />
        </Chip>
      );
    case 'queued':
      return (
        <Chip tone="plain" glyph="◷">
          <FormattedMessage id="draft.queued" defaultMessage="Queued, offline" />
        </Chip>
      );
    case 'confirm':
      return (
        <Chip tone="notice" glyph="↻">
          <FormattedMessage id="draft.confirm" defaultMessage="Confirm again" />
        </Chip>
      );
    case 'part-sent':
      return (
        <Chip tone="notice" glyph="½">
          <FormattedMessage id="draft.part-sent" defaultMessage="Part sent" />
        </Chip>
      );
    case 'sent':
      return (
        <Chip tone="done" glyph="✓">
          <FormattedMessage id="draft.sent" defaultMessage="Sent" />
        </Chip>
      );
    case 'failed':
      return (
        <Chip tone="critical" glyph="!">
          <FormattedMessage id="draft.failed" defaultMessage="Not sent" />
        </Chip>
      );
  }
}
