import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Attachment } from '../../../shared/domain/incident/timeline/attachment';
import { isPicture } from '../../../shared/domain/incident/timeline/select-attachments';
import type { FactId } from '../../../shared/domain/stated';
import { countWords, shortHash } from '../../app/attachments/attachment-words';
import { useHere, usePicture, useSaveAttachment } from '../../app/attachments/use-attachments';
import { sizeWords } from '../../app/size-words';
import { Button } from '../../ui/button';
import { FileCard } from '../../ui/file-card';
import { CopyHash } from './copy-hash';
import styles from './inspector.module.css';
import { PictureViewer } from './picture-viewer';

type Props = {
  readonly line: FactId;
  readonly attachments: readonly Attachment[];
  readonly isRedacted: boolean;
};

/** The files of a line: pictures small, everything else by its name. Their bytes are read now, and not before. */
export function EntryAttachments({ line, attachments, isRedacted }: Props) {
  const intl = useIntl();
  const here = useHere();
  const [viewed, setViewed] = useState<string | null>(null);
  return (
    <section className={styles.files} aria-label={countWords(intl, attachments.length)}>
      <h3 className={styles.title}>{countWords(intl, attachments.length)}</h3>
      {isRedacted ? (
        <p className={styles.gone}>
          <FormattedMessage
            id="attachment.redacted"
            defaultMessage="{count, plural, one {It was} other {They were}} destroyed with the words of the line. The size and the SHA-256 stay, to tell which {count, plural, one {file it was} other {files they were}}."
            values={{ count: attachments.length }}
          />
        </p>
      ) : null}
      <ul className={styles.list} data-gone={isRedacted}>
        {attachments.map((attachment, i) => (
          <li key={i}>
            {isRedacted ? (
              <GoneFile attachment={attachment} />
            ) : (
              <AttachedFile
                attachment={attachment}
                isHere={here?.has(attachment.blob) ?? null}
                onView={() => {
                  setViewed(attachment.blob);
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {viewed === null ? null : (
        <PictureViewer
          line={line}
          blob={viewed}
          here={here}
          onClose={() => {
            setViewed(null);
          }}
        />
      )}
    </section>
  );
}

function GoneFile({ attachment: { bytes, sha256 } }: { readonly attachment: Attachment }) {
  const intl = useIntl();
  return (
    <p className={styles.gone}>
      {sizeWords(intl, bytes)} · <CopyHash sha256={sha256}>{shortHash(sha256)}</CopyHash>
    </p>
  );
}

type AttachedProps = {
  readonly attachment: Attachment;
  /** Null: not known yet. */
  readonly isHere: boolean | null;
  readonly onView: () => void;
};

function AttachedFile({ attachment, isHere, onView }: AttachedProps) {
  const intl = useIntl();
  const save = useSaveAttachment();
  const { name, bytes, sha256 } = attachment;
  const shown = usePicture(isHere === true && isPicture(attachment) ? attachment : null);
  return (
    <FileCard
      name={name}
      detail={sizeWords(intl, bytes)}
      picture={shown.kind === 'picture' ? shown.url : null}
      viewName={intl.formatMessage({ id: 'attachment.view', defaultMessage: 'View {name}' }, { name })}
      onView={onView}
    >
      <CopyHash sha256={sha256}>{shortHash(sha256)}</CopyHash>
      {isHere === false ? (
        <p className={styles.away}>
          <FormattedMessage
            id="attachment.away"
            defaultMessage="Not on this laptop yet. It comes with the next sync."
          />
        </p>
      ) : (
        <Button
          size="small"
          aria-label={intl.formatMessage({ id: 'attachment.save-name', defaultMessage: 'Save as… {name}' }, { name })}
          onClick={() => void save(attachment)}
        >
          <FormattedMessage id="attachment.save" defaultMessage="Save as…" />
        </Button>
      )}
    </FileCard>
  );
}
