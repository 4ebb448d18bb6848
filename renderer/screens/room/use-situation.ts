import { useIntl } from 'react-intl';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import { selectPublicFace } from '../../../shared/domain/incident/public-face/public-face';
import { situationOf } from '../../../shared/domain/report/situation';
import { situationHtml } from '../../../shared/domain/report/situation-html';
import { situationText } from '../../../shared/domain/report/situation-text';
import { useActOrTell } from '../../app/acting';
import { useApp, useIncident, useRoom } from '../../app/contexts';
import { situationWords } from '../../app/comms/situation-words';
import { useCommand } from '../../app/use-command';
import { usePublicPages } from '../../app/comms/use-public-pages';

/** The situation for people without Holdfast: as text, as PDF, and on a page beside the shared folder if somebody wants that. */
export function useSituation(): void {
  const intl = useIntl();
  const { bridge, toasts, plans } = useApp();
  const { room } = useRoom();
  const act = useActOrTell();
  const pages = usePublicPages();
  const isRestricted = useIncident((incident) => selectAccess(incident) !== null);
  const off = isRestricted
    ? intl.formatMessage({ id: 'phones.restricted', defaultMessage: 'it is restricted to named laptops' })
    : null;
  const tell = (text: string) => toasts.show({ text });

  function copy(): void {
    const now = Date.now();
    const incident = room.store.getState();
    const situation = situationOf(incident, now);
    if (!situation) return;
    void navigator.clipboard
      .writeText(situationText(situation, situationWords(intl, plans.store.getState(), 'copy'), now))
      .then(
        () => tell(intl.formatMessage({ id: 'situation.copied', defaultMessage: 'The situation is copied' })),
        () =>
          tell(
            intl.formatMessage({
              id: 'not-copied',
              defaultMessage: 'The clipboard could not be reached. Nothing was copied.',
            }),
          ),
      );
    void pages.rewrite(room.book, incident, now);
  }

  async function save(): Promise<void> {
    const now = Date.now();
    const incident = room.store.getState();
    const situation = situationOf(incident, now);
    if (!situation) return;
    const reply = await bridge.call('save-situation', {
      name: `situation-${selectReference(incident)}.pdf`,
      html: situationHtml(situation, situationWords(intl, plans.store.getState(), 'copy'), now),
    });
    if (reply.kind === 'saved')
      tell(intl.formatMessage({ id: 'situation.saved', defaultMessage: 'Saved as {path}' }, { path: reply.path }));
    if (reply.kind === 'failed')
      tell(
        intl.formatMessage(
          {
            id: 'situation.not-saved',
            defaultMessage: 'Not saved: {detail}. The record is untouched; choose another place.',
          },
          { detail: reply.detail },
        ),
      );
  }

  async function turn(): Promise<void> {
    const on = selectPublicFace(room.store.getState()) === undefined;
    const said = on
      ? intl.formatMessage({ id: 'public-page.turned-on', defaultMessage: 'Public page on' })
      : intl.formatMessage({ id: 'public-page.turned-off', defaultMessage: 'Public page off' });
    if (await act({ kind: 'set-public-face', on }, said)) pages.look(Date.now());
  }

  useCommand('copy-situation', copy, off);
  useCommand('save-situation', () => void save(), off);
  useCommand('public-page', () => void turn(), off);
}
