import { useIntl } from 'react-intl';
import { SHARED_WORDS, typed, type SharedWord } from '../../../shared/domain/incident/messages/variables';
import type { EntryKind } from '../../../shared/domain/incident/timeline/line/reading';
import { lineById } from '../../../shared/domain/incident/timeline/lines';
import { rowOf, type Row } from '../../../shared/domain/incident/timeline/select-row';
import type { FactId } from '../../../shared/domain/stated';
import { useAct } from '../../app/acting';
import { useWholeIncident } from '../../app/contexts';
import { sharedWordName } from '../../app/comms/message-words';
import { FormStrip } from '../../ui/form-strip';

/** What a line of a kind most often is in a message. */
const USUAL: { readonly [K in EntryKind]?: SharedWord } = {
  question: 'unknown',
  action: 'doing',
  decision: 'doing',
  change: 'doing',
  'follow-up': 'doing',
};

/** A line of the log becomes part of what all messages share: behind what stands there, worded for people outside. */
export function EntryUse({ id, onDone }: { readonly id: FactId; readonly onDone: () => void }) {
  const intl = useIntl();
  const act = useAct();
  const incident = useWholeIncident();
  const line = lineById(incident.lines, id);
  if (!line) return null;
  const row: Row = rowOf(incident, line);
  return (
    <FormStrip
      title={intl.formatMessage({ id: 'use.title', defaultMessage: 'Use in messages' })}
      note={({ word = 'known' }) => {
        const now = typed(incident, word);
        return now === ''
          ? intl.formatMessage({ id: 'use.first', defaultMessage: 'All drafts change with it; nothing is sent.' })
          : intl.formatMessage(
              { id: 'use.behind', defaultMessage: 'It goes behind “{now}”. Nothing is sent.' },
              { now },
            );
      }}
      fields={[
        {
          kind: 'choice',
          id: 'word',
          label: intl.formatMessage({ id: 'use.as', defaultMessage: 'As' }),
          initial: USUAL[row.kind as EntryKind] ?? 'known',
          options: SHARED_WORDS.map((word) => ({ value: word, label: sharedWordName(intl, word) })),
        },
        {
          kind: 'prose',
          id: 'text',
          label: intl.formatMessage({ id: 'use.words', defaultMessage: 'In words for people outside' }),
          initial: row.text ?? '',
        },
      ]}
      leaveWords={intl.formatMessage({ id: 'use.leave', defaultMessage: 'Leave it' })}
      doWords={intl.formatMessage({ id: 'use.do', defaultMessage: 'Use it' })}
      onLeave={onDone}
      onSubmit={async ({ word = 'known', text = '' }) => {
        const why = await act(
          { kind: 'set-word', word, text: behind(typed(incident, word), text.trim()) },
          intl.formatMessage(
            { id: 'use.toast', defaultMessage: 'In every draft as {word}' },
            { word: sharedWordName(intl, word) },
          ),
        );
        if (why === null) onDone();
        return why;
      }}
    />
  );
}

/** One sentence behind the other. */
function behind(before: string, more: string): string {
  if (before === '' || more === '') return before + more;
  return `${before.replace(/[.;\s]+$/, '')}. ${more}`;
}
