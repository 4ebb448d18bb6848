import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useStore } from 'zustand';
import { useApp, useClockWords } from '../../app/contexts';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { LateWorkDialog } from './late-work-dialog';

/** That this laptop was taken out of the room, and what others wrote after they were. */
export function RemovalNotices() {
  const app = useApp();
  const clock = useClockWords();
  const { me, late } = useStore(app.removals);
  const [shown, setShown] = useState<string | null>(null);
  const devices = [...new Set(late.map(({ device }) => device))];
  return (
    <>
      {me ? (
        <Banner
          tone="warning"
          glyph="!"
          actions={
            me.isMutual ? (
              <Button
                size="small"
                onClick={() => {
                  app.go({ screen: 'settings', tab: 'lock' });
                }}
              >
                <FormattedMessage id="removed-me.kit" defaultMessage="Use the kit" />
              </Button>
            ) : null
          }
        >
          <FormattedMessage
            id="removed-me.words"
            defaultMessage="This laptop was taken out of the room by {name} · {code} at {time}. What is here stays here. Go on logging: your lines are kept, and wait until somebody there accepts them."
            values={{ ...me.by, time: clock(me.at) }}
          />
          {me.isMutual ? (
            <>
              {' '}
              <FormattedMessage
                id="removed-me.mutual"
                defaultMessage="You took each other out: the recovery kit of whoever began the room decides who stays."
              />
            </>
          ) : null}
        </Banner>
      ) : null}
      {devices.map((device) => {
        const ofDevice = late.filter((one) => one.device === device);
        const lines = ofDevice.reduce((sum, { ops }) => sum + ops.length, 0);
        return (
          <Banner
            key={device}
            tone="notice"
            glyph="?"
            actions={
              <Button
                size="small"
                onClick={() => {
                  setShown(device);
                }}
              >
                <FormattedMessage id="late.look" defaultMessage="Look at it" />
              </Button>
            }
          >
            <FormattedMessage
              id="late.waits"
              defaultMessage="Late work by {name} · {code}: {lines, plural, one {# line that was} other {# lines that were}} not here when that laptop was taken out. Kept, and in no timeline until somebody decides."
              values={{ name: ofDevice[0]?.name, code: ofDevice[0]?.code, lines }}
            />
          </Banner>
        );
      })}
      {shown !== null && devices.includes(shown) ? (
        <LateWorkDialog
          device={shown}
          onClose={() => {
            setShown(null);
          }}
        />
      ) : null}
    </>
  );
}
