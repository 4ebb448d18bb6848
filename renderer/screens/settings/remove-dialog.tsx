import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp } from '../../app/contexts';
import type { RemovedLaptop } from '../../app/sync/removal-store';
import { useDone } from '../../app/use-done';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

/** Says what taking a laptop out of the room does, and what it cannot do. */
export function RemoveDialog({ laptop, onDone }: { readonly laptop: RemovedLaptop; readonly onDone: () => void }) {
  const intl = useIntl();
  const { bridge, toasts } = useApp();
  const done = useDone();
  const [isBusy, setBusy] = useState(false);
  const { name, code, device } = laptop;

  async function remove(): Promise<void> {
    setBusy(true);
    const isOut = await done(bridge.call('remove-laptop', { device }));
    setBusy(false);
    if (!isOut) return;
    toasts.show({
      text: intl.formatMessage(
        {
          id: 'remove.done',
          defaultMessage: 'Laptop {code} is out: the next line is sealed with keys it does not get',
        },
        { code },
      ),
    });
    onDone();
  }

  return (
    <Dialog
      isOpen
      onClose={onDone}
      title={intl.formatMessage({ id: 'remove.title', defaultMessage: 'Take laptop {code} out of the room' }, { code })}
      closeName={intl.formatMessage({ id: 'remove.close', defaultMessage: 'Leave it in the room' })}
      actions={
        <>
          <Button variant="danger" isBusy={isBusy} onClick={() => void remove()}>
            <FormattedMessage id="remove.do" defaultMessage="Take it out" />
          </Button>
          <Button onClick={onDone}>
            <FormattedMessage id="remove.leave" defaultMessage="Leave it in" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage
          id="remove.what"
          defaultMessage="From now on every line is sealed with new keys that {name} · {code} does not get. What it wrote until now stays. What it writes afterwards is kept, and waits until somebody here accepts it. What it holds already it keeps: nothing can reach that."
          values={{ name: name || intl.formatMessage({ id: 'remove.nameless', defaultMessage: 'laptop' }), code }}
        />
      </p>
    </Dialog>
  );
}
