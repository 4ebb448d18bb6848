import { useState } from 'react';
import { useIntl } from 'react-intl';
import { shown } from '../../../shared/domain/view';
import { useApp, useRoom } from '../../app/contexts';
import { useLineContext } from '../../app/line/use-line-context';
import { useCommand } from '../../app/use-command';
import { DEADLINE_EDITORS, type DeadlineEditorId } from './deadline-editors';
import { REPORT_EDITORS, type ReportEditorId } from './report-editors';
import { STATE_EDITORS, type StateEditorId } from './state-editors';
import { WORD_EDITORS, type WordEditorId } from './word-editors';

const EDITORS = { ...STATE_EDITORS, ...WORD_EDITORS, ...REPORT_EDITORS, ...DEADLINE_EDITORS };
type EditorId = StateEditorId | WordEditorId | ReportEditorId | DeadlineEditorId;
import type { Editor } from './editor-fields';

export type OpenEditor = { readonly id: EditorId; readonly editor: Editor };

/** Which header editor is open, and the commands that open them. */
export function useHeaderEditor(): { readonly open: OpenEditor | null; readonly close: () => void } {
  const app = useApp();
  const intl = useIntl();
  const readNow = useLineContext();
  const { room } = useRoom();
  const [open, setOpen] = useState<OpenEditor | null>(null);
  const show = (id: EditorId) => () => {
    const incident = room.store.getState();
    const context = readNow();
    const wanted = app.wantedDue.getState().wanted?.id ?? null;
    setOpen({ id, editor: EDITORS[id]({ intl, incident, context, plan: app.plans.store.getState(), wanted }) });
  };
  useCommand('severity', show('severity'));
  useCommand('phase', show('phase'));
  useCommand('title', show('title'));
  useCommand('type', show('type'));
  useCommand('eta', show('eta'));
  useCommand('add-system', show('add-system'));
  useCommand('situation', show('situation'));
  useCommand('objective', show('objective'));
  useCommand('bridge', show('bridge'));
  useCommand('stamps', show('stamps'));
  useCommand('crisis', show('crisis'));
  useCommand('exit', show('exit'));
  useCommand('size-up', show('size-up'));
  useCommand('detected-by', show('detected-by'));
  useCommand('user-report', show('user-report'));
  useCommand('deadline', show('deadline'));
  useCommand('settle-deadline', show('settle-deadline'));
  useCommand('close', show('close'));
  useCommand('hand-over', show('hand-over'));
  useCommand('go-header', () => document.getElementById('header')?.focus());
  useCommand('copy-bridge', () => {
    const fact = shown(room.store.getState(), 'bridge-set/1')?.fact;
    const text = [fact?.bridge, fact?.fallback].filter(Boolean).join(' · ');
    if (text === '')
      app.toasts.show({
        text: intl.formatMessage({ id: 'no-bridge', defaultMessage: 'No bridge is set yet: B in the header sets it' }),
      });
    else
      void navigator.clipboard.writeText(text).then(() =>
        app.toasts.show({
          text: intl.formatMessage({ id: 'bridge-copied', defaultMessage: 'Copied: {text}' }, { text }),
        }),
      );
  });
  return {
    open,
    close: () => {
      setOpen(null);
    },
  };
}
