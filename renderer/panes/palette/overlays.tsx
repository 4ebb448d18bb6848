import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useIntl } from 'react-intl';
import { useApp, useSettings } from '../../app/contexts';
import { useCommand } from '../../app/use-command';
import { useDueNext } from './use-due-next';
import { useMenu } from './use-menu';
import { KeysHelp } from './keys-help';
import { Palette } from './palette';
import { ComposeElsewhere, DeclareElsewhere } from './write-elsewhere';

/** What opens above a screen, and the commands that hold on every screen. */
export function Overlays() {
  const intl = useIntl();
  const app = useApp();
  const screen = useSettings((settings) => settings.route.screen);
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const close = () => {
    setOpen(null);
  };
  useMenu();
  useCommand('palette', () => {
    // There before the next key: what is typed right behind is for the palette, not for the list below it.
    flushSync(() => {
      setOpen('palette');
    });
  });
  useCommand('keys', () => {
    setOpen('keys');
  });
  useDueNext();
  useCommand('home', () => {
    app.go({ screen: 'home' });
  });
  useCommand('go-alerts', () => {
    app.go({ screen: 'alerts' });
  });
  useCommand('go-settings', () => {
    app.go({ screen: 'settings', tab: 'me' });
  });
  useCommand('go-training', () => {
    // On screen before the next key: the arrows are the matrix's.
    flushSync(() => {
      app.go({ screen: 'settings', tab: 'training' });
    });
    document.querySelector<HTMLElement>('[data-scope~="training"] [tabindex="0"]')?.focus();
  });
  useCommand('sync-now', () => void app.bridge.call('sync-now', {}));
  useCommand(
    'lock',
    () => {
      void app.lock().then((isLocked) => {
        if (isLocked) return;
        app.go({ screen: 'settings', tab: 'lock' });
        app.toasts.show({
          text: intl.formatMessage({
            id: 'lock.no-passphrase',
            defaultMessage: 'Set a passphrase first, then it locks',
          }),
        });
      });
    },
    app.started.localKey === null
      ? intl.formatMessage({ id: 'lock.no-vault', defaultMessage: 'nothing is sealed here' })
      : null,
  );
  useCommand('quit', () => void app.bridge.call('quit', {}));
  useCommand('zone', () => {
    app.settings.setState((now) => ({ zone: now.zone === 'utc' ? 'local' : 'utc' }));
  });
  useCommand('theme', () => {
    app.settings.setState(() => ({ theme: document.documentElement.dataset.theme === 'light' ? 'dark' : 'light' }));
  });
  useCommand('density', () => {
    app.settings.setState((now) => ({ density: now.density === 'compact' ? 'comfortable' : 'compact' }));
  });
  useCommand('zoom-in', () => void app.bridge.call('zoom', { by: 1 }));
  useCommand('zoom-out', () => void app.bridge.call('zoom', { by: -1 }));
  useCommand('zoom-reset', () => void app.bridge.call('zoom', { by: 0 }));
  useCommand('save', () => {
    app.toasts.show({
      text: intl.formatMessage({
        id: 'save.words',
        defaultMessage: 'Every line is saved as you enter it. Ctrl E exports the incident.',
      }),
    });
  });
  const tell = (done: Awaited<ReturnType<typeof app.undo.undo>>) => {
    app.toasts.show({
      text:
        done.kind === 'undone'
          ? intl.formatMessage(
              { id: 'undo.done', defaultMessage: 'Undone: {said}' },
              { said: done.said || intl.formatMessage({ id: 'undo.last', defaultMessage: 'the last command' }) },
            )
          : done.kind === 'nothing'
            ? intl.formatMessage({ id: 'undo.nothing', defaultMessage: 'Nothing to undo in this window' })
            : intl.formatMessage({
                id: 'undo.cannot',
                defaultMessage: 'It has been changed since and cannot be undone by itself',
              }),
    });
  };
  useCommand('undo', () => void app.undo.undo().then(tell));
  useCommand('redo', () => void app.undo.redo().then(tell));
  return (
    <>
      {screen === 'home' ? null : <DeclareElsewhere />}
      {screen === 'room' ? null : <ComposeElsewhere />}
      {open === 'palette' ? <Palette onClose={close} /> : null}
      <KeysHelp isOpen={open === 'keys'} onClose={close} />
    </>
  );
}
