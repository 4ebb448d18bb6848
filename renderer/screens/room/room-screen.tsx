import { useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { BookId } from '../../app/catalog';
import { RoomContext, useApp, type OpenRoom } from '../../app/contexts';
import type { Pane } from '../../app/settings';
import { WindowTop } from '../../panes/frame/window-top';
import { AppFrame } from '../../ui/app-frame';
import { EmptyState } from '../../ui/empty-state';
import { OpenedRoom } from './opened-room';

type Props = { readonly book: BookId; readonly pane: Pane };
type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly room: OpenRoom }
  | { readonly kind: 'failed'; readonly detail: string };

/** Opens the incident's book and shows the room on it. */
export function RoomScreen({ book, pane }: Props) {
  const app = useApp();
  const [opening, setOpening] = useState<Opening>(() => {
    const room = app.catalog.opened(book);
    return room ? { kind: 'open', room: { room, sender: app.senderOf(room) } } : { kind: 'opening' };
  });
  useEffect(() => {
    let isOn = true;
    app.catalog.open(book).then(
      (room) => {
        const open: Opening = { kind: 'open', room: { room, sender: app.senderOf(room) } };
        if (isOn) setOpening((now) => (now.kind === 'open' ? now : open));
      },
      (error: unknown) => {
        if (isOn) setOpening({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      isOn = false;
    };
  }, [app, book]);

  if (opening.kind === 'open') {
    return (
      <RoomContext value={opening.room}>
        <OpenedRoom pane={pane} />
      </RoomContext>
    );
  }
  return (
    <AppFrame top={<WindowTop path={[]} />} status={null}>
      <main>
        {opening.kind === 'failed' ? (
          <EmptyState title={opening.detail}>
            <FormattedMessage
              id="room.failed"
              defaultMessage="The record itself is untouched. Start Holdfast again; if this stays, show the folder of the record in Settings."
            />
          </EmptyState>
        ) : null}
      </main>
    </AppFrame>
  );
}
