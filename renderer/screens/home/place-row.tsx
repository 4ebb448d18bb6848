import { FormattedMessage, useIntl } from 'react-intl';
import { useClockWords } from '../../app/contexts';
import type { RemoteReport } from '../../app/sync/sync-store';
import { folderName, stateWords } from '../../app/sync/sync-words';
import { Chip } from '../../ui/chip';
import { Row } from '../../ui/row';

/** A place beside this laptop where the lines are, and how it stands. */
export function PlaceRow({ remote }: { readonly remote: RemoteReport }) {
  const intl = useIntl();
  const clock = useClockWords();
  const { tone, glyph, text } = stateWords(intl, remote.state, clock);
  return (
    <Row
      end={
        <Chip tone={tone} glyph={glyph}>
          {text}
        </Chip>
      }
      detail={
        remote.waiting === 0 ? (
          remote.path
        ) : (
          <FormattedMessage
            id="place.waiting"
            defaultMessage="{waiting, plural, one {# line waits} other {# lines wait}}"
            values={{ waiting: remote.waiting }}
          />
        )
      }
    >
      <FormattedMessage
        id="place.name"
        defaultMessage="{kind, select, file {File} hub {Hub} own {Hub on this laptop} other {Folder}} {name}"
        values={{ kind: remote.host ? 'own' : remote.kind, name: remote.kind === 'hub' ? '' : folderName(remote.path) }}
      />
    </Row>
  );
}
