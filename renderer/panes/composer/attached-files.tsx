import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import type { Held } from '../../app/attachments/attaching';
import { countWords, notAttachedWords } from '../../app/attachments/attachment-words';
import { usePicture } from '../../app/attachments/use-attachments';
import { useRoom } from '../../app/contexts';
import { sizeWords } from '../../app/size-words';
import { isPicture } from '../../../shared/domain/incident/timeline/select-attachments';
import { FileChip } from '../../ui/file-chip';
import styles from './attached-files.module.css';

/** Over the line: the files that go with it, and why others do not. */
export function AttachedFiles({ isDragging, onDone }: { readonly isDragging: boolean; readonly onDone: () => void }) {
  const intl = useIntl();
  const { files } = useRoom().sender;
  const { held, refused } = useStore(files.store);
  return (
    <>
      <p className="visually-hidden" role="status">
        {held.length === 0 ? '' : countWords(intl, held.length)}
      </p>
      {refused.length === 0 ? null : (
        <ul className={styles.refused} role="alert">
          {refused.slice(0, MOST).map((one, i) => (
            <li key={i}>{notAttachedWords(intl, one)}</li>
          ))}
          {refused.length > MOST ? (
            <li>
              <FormattedMessage
                id="composer.files-refused"
                defaultMessage="{count, plural, one {# other file} other {# other files}} not attached either."
                values={{ count: refused.length - MOST }}
              />
            </li>
          ) : null}
        </ul>
      )}
      {held.length === 0 ? null : (
        <ul
          className={styles.files}
          aria-label={intl.formatMessage({ id: 'composer.files', defaultMessage: 'Attached to this line' })}
        >
          {held.map((one) => (
            <li key={one.id} className={styles.file}>
              <HeldFile
                held={one}
                onRemove={() => {
                  files.remove(one.id);
                  onDone();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {isDragging ? (
        <p className={styles.target}>
          <FormattedMessage
            tagName="span"
            id="composer.drop"
            defaultMessage="Drop to attach to the line you are typing"
          />
        </p>
      ) : null}
    </>
  );
}

const MOST = 2;

function HeldFile({ held, onRemove }: { readonly held: Held; readonly onRemove: () => void }) {
  const intl = useIntl();
  const { name, bytes, kept, picture } = held;
  const shown = usePicture(picture ?? (kept && isPicture(kept) ? kept : null));
  return (
    <FileChip
      name={name}
      picture={shown.kind === 'picture' ? shown.url : null}
      isBusy={kept === null}
      detail={
        kept ? sizeWords(intl, bytes) : intl.formatMessage({ id: 'composer.keeping', defaultMessage: 'keeping…' })
      }
      removeName={intl.formatMessage(
        { id: 'composer.remove-file', defaultMessage: 'Take {name} off the line' },
        { name },
      )}
      onRemove={onRemove}
    />
  );
}
