import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import type { AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { checkWords } from '../../app/comms/message-words';
import { useClockWords } from '../../app/contexts';
import { Panel } from '../../ui/panel';
import { Strip } from '../../ui/strip';
import { AudienceButtons, DraftButtons } from './draft-buttons';
import { DraftPreview } from './draft-preview';
import { FactsForm } from './facts-form';
import { StaleWords } from './stale-words';
import { StateChip } from './state-chip';
import { useBegin } from './use-begin';
import type { Draft } from './draft';
import styles from './draft.module.css';

type Props = {
  readonly row: AudienceRow;
  readonly draft: Draft;
  readonly now: number;
  readonly isRewriting: boolean;
  readonly onRewritten: () => void;
  readonly onLeave: () => void;
};

/** Under the matrix: what is known, the words made of it, and what to look at before they go. */
export function DraftPanel({ row: { audience }, draft, now, isRewriting, onRewritten, onLeave }: Props) {
  const intl = useIntl();
  const clock = useClockWords();
  const begin = useBegin(audience.id, draft);
  const { message, template, nextAt, missing, checks } = draft;
  return (
    <section
      className={styles.panel}
      aria-label={intl.formatMessage({ id: 'draft.pane', defaultMessage: 'Draft: {name}' }, { name: audience.name })}
    >
      <Strip
        title={intl.formatMessage(
          { id: 'draft.title', defaultMessage: 'Draft: {title}' },
          { title: message?.drafted.fact.title ?? template.title },
        )}
        look="raised"
        wraps
        end={<AudienceButtons />}
      >
        <StateChip state={message?.state} />
        {message ? <StaleWords message={message} now={now} /> : null}
        {nextAt === null ? null : (
          <span className={styles.next}>
            <FormattedMessage
              id="draft.next"
              defaultMessage="says: next update {time}"
              values={{ time: clock(nextAt) }}
            />
          </span>
        )}
      </Strip>
      <div className={styles.columns}>
        <FactsForm words={draft.words} missing={missing} onLeave={onLeave} />
        <DraftPreview name={audience.name} draft={draft} isRewriting={isRewriting} begin={begin} onDone={onRewritten} />
        <Panel title={intl.formatMessage({ id: 'draft.checks', defaultMessage: 'Before it goes' })}>
          <ul className={styles.checks}>
            {missing.length > 0 ? (
              <li data-look="stop">
                <FormattedMessage
                  id="draft.missing"
                  defaultMessage="{count, plural, one {One fact is missing} other {# facts are missing}}: fill them in, or strike them with E"
                  values={{ count: missing.length }}
                />
              </li>
            ) : null}
            {checks.map((check, i) => (
              <li key={i} data-look="warn">
                {checkWords(intl, check)}
              </li>
            ))}
            {draft.approver !== null && message?.approval === undefined ? (
              <li data-look="warn">
                <FormattedMessage
                  id="draft.approver"
                  defaultMessage="{role} approves this{who}: R asks. You may approve it all the same."
                  values={{ role: draft.approver.roleName, who: holdersOf(intl, draft.approver.holders) }}
                />
              </li>
            ) : null}
            {missing.length === 0 && checks.length === 0 ? (
              <li data-look="fine">
                <FormattedMessage id="draft.fine" defaultMessage="Nothing to mend: time, words, audience" />
              </li>
            ) : null}
          </ul>
          <DraftButtons audience={audience.id} draft={draft} />
        </Panel>
      </div>
    </section>
  );
}

const holdersOf = (intl: IntlShape, names: readonly string[]): string =>
  names.length === 0 ? '' : ` (${intl.formatList(names)})`;
