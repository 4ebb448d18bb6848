import { useContext } from 'react';
import { FormattedMessage } from 'react-intl';
import { useStore } from 'zustand';
import { RoomContext, useApp } from '../../app/contexts';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/** Lines that were typed while this laptop was locked outside a room: a person says which incident they are of. */
export function LockedLines() {
  const app = useApp();
  const here = useContext(RoomContext);
  const lines = useStore(app.locked.store).filter(({ book }) => book === null);
  if (lines.length === 0) return null;
  return (
    <Banner
      tone="notice"
      glyph="·"
      actions={
        here ? (
          <Button size="small" variant="primary" onClick={() => void app.logLocked(here.room)}>
            <FormattedMessage id="locked.log-here" defaultMessage="Log them here" />
          </Button>
        ) : null
      }
    >
      {here ? (
        <FormattedMessage
          id="locked.here"
          defaultMessage="{count, plural, one {# line was} other {# lines were}} typed while this laptop was locked: {first}"
          values={{ count: lines.length, first: <q key="first">{lines[0]?.typed}</q> }}
        />
      ) : (
        <FormattedMessage
          id="locked.elsewhere"
          defaultMessage="{count, plural, one {# line was} other {# lines were}} typed while this laptop was locked, and {count, plural, one {is} other {are}} kept. Open the incident to log {count, plural, one {it} other {them}} in: {first}"
          values={{ count: lines.length, first: <q key="first">{lines[0]?.typed}</q> }}
        />
      )}
    </Banner>
  );
}
