import { useEffect, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { selectTakenIn } from '../../../shared/domain/incident/duplicates/select-duplicates';
import type { Attachment } from '../../../shared/domain/incident/timeline/attachment';
import type { BookId } from '../../../shared/record/op';
import { useApp, useIncident, useRoom } from '../contexts';
import type { FoundPicture } from './open-attachments';

/** Where the attachments of the lines on screen may lie: in this incident, and in those it took in. */
function useBooks(): readonly BookId[] {
  const { book } = useRoom().room;
  const taken = useIncident(selectTakenIn) as readonly BookId[];
  return useMemo(() => [book, ...taken], [book, taken]);
}

/** Which attachments can be opened on this laptop now; null until that is known. */
export function useHere(): ReadonlySet<string> | null {
  const { attachments } = useApp();
  const books = useBooks();
  const [here, setHere] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const look = () =>
      void attachments.here(books).then((found) => {
        if (isWanted) setHere(found);
      });
    look();
    const stop = attachments.subscribe(look);
    return () => {
      isWanted = false;
      stop();
    };
  }, [attachments, books]);
  return here;
}

/** A picture as it can be shown: its address holds while it is on screen. */
export type Shown = { readonly kind: 'picture'; readonly url: string } | { readonly kind: 'loading' | 'no-picture' };

const LOADING: Shown = { kind: 'loading' };

/** The picture of an attachment that is here, or of bytes that are in the page; null: nothing is to be shown. */
export function usePicture(source: Attachment | Blob | null): Shown {
  const { attachments } = useApp();
  const books = useBooks();
  const [shown, setShown] = useState<{ readonly of: Attachment | Blob; readonly what: Shown } | null>(null);
  useEffect(() => {
    if (!source) return;
    let url: string | null = null;
    let isWanted = true;
    void pictureOf(source, (attachment) => attachments.find(books, attachment)).then((picture) => {
      if (!isWanted) return;
      if (picture) url = URL.createObjectURL(picture);
      setShown({ of: source, what: url === null ? { kind: 'no-picture' } : { kind: 'picture', url } });
    });
    return () => {
      isWanted = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [attachments, books, source]);
  return shown?.of === source ? shown.what : LOADING;
}

async function pictureOf(
  source: Attachment | Blob,
  find: (attachment: Attachment) => Promise<FoundPicture>,
): Promise<Blob | null> {
  if (source instanceof Blob) return source;
  const found = await find(source);
  return found.kind === 'picture' ? found.picture : null;
}

/** Saves an attachment as it was, and says where, or why not. */
export function useSaveAttachment(): (attachment: Attachment) => Promise<void> {
  const intl = useIntl();
  const { attachments, toasts } = useApp();
  const books = useBooks();
  return async (attachment) => {
    const reply = await attachments
      .save(books, attachment)
      .catch((error: unknown) => ({ kind: 'failed', detail: String(error) }) as const);
    switch (reply.kind) {
      case 'cancelled':
        return;
      case 'saved':
        toasts.show({
          text: intl.formatMessage({ id: 'attachment.saved', defaultMessage: 'Saved to {path}' }, { path: reply.path }),
        });
        return;
      case 'away':
        toasts.show({
          text: intl.formatMessage({
            id: 'attachment.save-away',
            defaultMessage: 'Not saved: it is not on this laptop yet. It comes with the next sync; save it then.',
          }),
        });
        return;
      case 'failed':
        toasts.show({
          text: intl.formatMessage(
            {
              id: 'attachment.save-failed',
              defaultMessage: 'Not saved: {detail}. The record is untouched; choose another place.',
            },
            { detail: reply.detail },
          ),
        });
    }
  };
}
