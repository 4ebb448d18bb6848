import { useIntl } from 'react-intl';
import { useAct } from '../../app/acting';
import { FormStrip } from '../../ui/form-strip';
import type { Editor } from './editor-fields';

/** Asks what a header editor asks, and carries out what the answers command. */
export function HeaderEditor({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const intl = useIntl();
  const act = useAct();
  return (
    <FormStrip
      title={editor.title}
      note={editor.note}
      fields={editor.fields}
      leaveWords={intl.formatMessage({ id: 'editor.leave', defaultMessage: 'Leave it' })}
      doWords={intl.formatMessage({ id: 'editor.do', defaultMessage: 'Log it' })}
      onLeave={onDone}
      onSubmit={async (values) => {
        const commands = editor.commands(values);
        if (typeof commands === 'string') return commands;
        for (const command of commands) {
          const why = await act(command);
          if (why !== null) return why;
        }
        onDone();
        return null;
      }}
    />
  );
}
