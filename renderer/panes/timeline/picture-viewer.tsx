import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectPictures, type Picture } from '../../../shared/domain/incident/timeline/select-attachments';
import type { FactId } from '../../../shared/domain/stated';
import { usePicture, useSaveAttachment } from '../../app/attachments/use-attachments';
import { useClockWords, useSettings, useWholeIncident } from '../../app/contexts';
import { sizeWords } from '../../app/size-words';
import { dayWords } from '../../app/time-words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { IconButton } from '../../ui/icon-button';
import { CopyHash } from './copy-hash';
import styles from './picture-viewer.module.css';

type Props = {
  readonly line: FactId;
  /** The picture it opens on. */
  readonly blob: string;
  /** Which attachments are on this laptop; null: not known yet. */
  readonly here: ReadonlySet<string> | null;
  readonly onClose: () => void;
};

/** One picture as large as the window lets it be; left and right through all pictures of the incident. */
export function PictureViewer({ line, blob, here, onClose }: Props) {
  const intl = useIntl();
  const incident = useWholeIncident();
  const stage = useRef<HTMLDivElement>(null);
  const pictures = useMemo(() => selectPictures(incident), [incident]);
  const [at, setAt] = useState({ line, blob });
  const index = pictures.findIndex((one) => one.line === at.line && one.attachment.blob === at.blob);
  const picture = pictures[index];
  const step = (by: 1 | -1) => {
    const next = pictures[index + by];
    if (next) setAt({ line: next.line, blob: next.attachment.blob });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="full"
      title={
        picture?.attachment.name ??
        intl.formatMessage({ id: 'viewer.gone', defaultMessage: 'This picture was destroyed' })
      }
      closeName={intl.formatMessage({ id: 'viewer.close', defaultMessage: 'Close the picture' })}
      startAt={stage}
    >
      <div
        className={styles.viewer}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') step(-1);
          else if (event.key === 'ArrowRight') step(1);
          else return;
          event.preventDefault();
        }}
      >
        <div
          ref={stage}
          className={styles.stage}
          tabIndex={0}
          role="group"
          aria-label={intl.formatMessage(
            { id: 'viewer.at', defaultMessage: 'Picture {at, number} of {of, number}' },
            { at: index + 1, of: pictures.length },
          )}
        >
          {picture ? <Stage picture={picture} isHere={here?.has(picture.attachment.blob) ?? null} /> : null}
        </div>
        <div className={styles.foot}>
          <IconButton
            name={intl.formatMessage({ id: 'viewer.previous', defaultMessage: 'Previous picture' })}
            icon={<ChevronLeft aria-hidden="true" />}
            keys="ArrowLeft"
            side="top"
            aria-disabled={index <= 0}
            onClick={() => {
              step(-1);
            }}
          />
          <span className={styles.count} role="status">
            <FormattedMessage
              id="viewer.count"
              defaultMessage="{at, number} of {of, number}"
              values={{ at: index + 1, of: pictures.length }}
            />
          </span>
          <IconButton
            name={intl.formatMessage({ id: 'viewer.next', defaultMessage: 'Next picture' })}
            icon={<ChevronRight aria-hidden="true" />}
            keys="ArrowRight"
            side="top"
            aria-disabled={index >= pictures.length - 1}
            onClick={() => {
              step(1);
            }}
          />
          {picture ? <Facts picture={picture} isHere={here?.has(picture.attachment.blob) ?? null} /> : null}
        </div>
      </div>
    </Dialog>
  );
}

type PartProps = { readonly picture: Picture; readonly isHere: boolean | null };

function Stage({ picture: { attachment }, isHere }: PartProps) {
  const shown = usePicture(isHere === true ? attachment : null);
  const [broken, setBroken] = useState<string | null>(null);
  if (isHere === false)
    return (
      <FormattedMessage
        tagName="p"
        id="attachment.away"
        defaultMessage="Not on this laptop yet. It comes with the next sync."
      />
    );
  if (shown.kind === 'loading') return null;
  if (shown.kind !== 'picture' || broken === shown.url)
    return (
      <FormattedMessage
        tagName="p"
        id="viewer.no-picture"
        defaultMessage="This cannot be shown as a picture. Nothing of it is lost: save it, and open it elsewhere."
      />
    );
  const { url } = shown;
  return (
    <img
      src={url}
      alt={attachment.name}
      className={styles.picture}
      decoding="async"
      draggable={false}
      onError={() => {
        setBroken(url);
      }}
    />
  );
}

function Facts({ picture: { attachment, time }, isHere }: PartProps) {
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const save = useSaveAttachment();
  return (
    <>
      <span className={styles.facts}>
        <span>
          {dayWords(time, zone)} {clock(time, true)} · {sizeWords(intl, attachment.bytes)}
        </span>
        <CopyHash sha256={attachment.sha256}>{attachment.sha256}</CopyHash>
      </span>
      <Button disabled={isHere === false} onClick={() => void save(attachment)}>
        <FormattedMessage id="attachment.save" defaultMessage="Save as…" />
      </Button>
    </>
  );
}
