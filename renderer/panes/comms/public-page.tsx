import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { selectPublicFace } from '../../../shared/domain/incident/public-face/public-face';
import { useClockWords, useIncident, useRoom } from '../../app/contexts';
import { isPageTrouble, leftWords, pageWords } from './page-words';
import { useRegistry } from '../../app/use-command';
import { usePublicPages } from '../../app/comms/use-public-pages';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Strip } from '../../ui/strip';
import styles from './public-page.module.css';

/** For whoever has no Holdfast: the situation on a page beside the shared folder, as text, as PDF. */
export function PublicPage() {
  const registry = useRegistry();
  const isOn = useIncident((incident) => selectPublicFace(incident) !== undefined);
  const isRestricted = useIncident((incident) => selectAccess(incident) !== null);
  return (
    <Strip
      look="raised"
      end={
        isRestricted ? null : (
          <>
            <Button size="small" keys="Ctrl+Shift+C" onClick={() => void registry.run('copy-situation')}>
              <FormattedMessage id="public-page.copy" defaultMessage="Copy situation" />
            </Button>
            <Button size="small" keys="Ctrl+Shift+P" onClick={() => void registry.run('save-situation')}>
              <FormattedMessage id="public-page.pdf" defaultMessage="PDF" />
            </Button>
          </>
        )
      }
    >
      <Checkbox
        checked={isOn}
        disabled={isRestricted}
        label={<FormattedMessage id="public-page" defaultMessage="Public page" />}
        onToggle={() => void registry.run('public-page')}
      />
      <PageStatus isOn={isOn} isRestricted={isRestricted} />
    </Strip>
  );
}

function PageStatus({ isOn, isRestricted }: { readonly isOn: boolean; readonly isRestricted: boolean }) {
  const intl = useIntl();
  const clock = useClockWords();
  const { room } = useRoom();
  const state = useStore(usePublicPages().store, (all) => all.get(room.book));
  const left = isOn ? null : leftWords(intl, state);
  const offWords = isRestricted
    ? intl.formatMessage({
        id: 'public-page.restricted',
        defaultMessage: 'Off: this incident is restricted to named laptops.',
      })
    : intl.formatMessage({
        id: 'public-page.off',
        defaultMessage: 'Off. On, everyone who opens the shared folder reads the situation without Holdfast.',
      });
  const words = isOn ? pageWords(intl, state, clock) : (left ?? offWords);
  const isTrouble = left !== null || (isOn && state !== undefined && isPageTrouble(state));
  return (
    <span className={styles.status} role={isTrouble ? 'status' : undefined} data-trouble={isTrouble} title={words}>
      {words}
    </span>
  );
}
