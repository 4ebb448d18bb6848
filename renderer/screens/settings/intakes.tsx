import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp, useClockWords, useSettings } from '../../app/contexts';
import type { IntakeReport, MadeIntake } from '../../app/sync/hub-words';
import { hubProblemWords } from '../../app/sync/sync-words';
import { dayWords } from '../../app/time-words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';
import { TextField } from '../../ui/text-field';
import styles from './hub.module.css';
import { NewIntake } from './new-intake';

/** The ways by which monitoring sends alerts to a hub: how much came by each; one more, or one less. */
export function Intakes({ hub, onClose }: { readonly hub: string; readonly onClose: () => void }) {
  const intl = useIntl();
  const app = useApp();
  const [intakes, setIntakes] = useState<readonly IntakeReport[]>([]);
  const [made, setMade] = useState<MadeIntake | null>(null);
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [looks, setLooks] = useState(0);

  useEffect(() => {
    let isGone = false;
    const look = () =>
      void app.bridge.call('intakes', { hub }).then((reply) => {
        if (isGone) return;
        if (reply.kind === 'listed') setIntakes(reply.intakes);
        else setTrouble(hubProblemWords(intl, reply.why));
      });
    look();
    // What comes meanwhile is counted.
    const unlisten = app.bridge.on('alerts', look);
    return () => {
      isGone = true;
      unlisten();
    };
  }, [app, hub, intl, looks]);

  async function make(): Promise<void> {
    if (name.trim() === '') return;
    setBusy(true);
    setTrouble(undefined);
    const reply = await app.bridge.call('make-intake', { hub, name: name.trim() });
    setBusy(false);
    if (reply.kind === 'made') {
      setMade(reply);
      setName('');
      setLooks(looks + 1);
    } else setTrouble(hubProblemWords(intl, reply.why));
  }

  async function remove(intake: string): Promise<void> {
    setTrouble(undefined);
    const reply = await app.bridge.call('remove-intake', { hub, intake });
    if (reply.kind === 'problem') setTrouble(hubProblemWords(intl, reply.why));
    setLooks(looks + 1);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={intl.formatMessage({ id: 'intakes.title', defaultMessage: 'Let monitoring send alerts' })}
      closeName={intl.formatMessage({ id: 'intakes.close', defaultMessage: 'Close' })}
      actions={
        <Button
          onClick={() => {
            onClose();
            app.go({ screen: 'alerts' });
          }}
        >
          <FormattedMessage id="intakes.show" defaultMessage="Show all alerts" />
        </Button>
      }
    >
      {made ? (
        <NewIntake
          made={made}
          onDone={() => {
            setMade(null);
          }}
        />
      ) : (
        <form
          className={styles.intakeForm}
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <TextField
            label={intl.formatMessage({ id: 'intakes.name', defaultMessage: 'Who sends' })}
            hint={intl.formatMessage({
              id: 'intakes.hint',
              defaultMessage: 'A name for the list, like Prometheus Vienna. Each sender gets a token of its own.',
            })}
            error={trouble}
            autoFocus
            value={name}
            maxLength={80}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <div className={styles.actions}>
            <Button variant="primary" type="submit" keys="Enter" isBusy={isBusy}>
              <FormattedMessage id="intakes.make" defaultMessage="Make a way in" />
            </Button>
          </div>
        </form>
      )}
      <IntakeList intakes={intakes} onRemove={(id) => void remove(id)} />
    </Dialog>
  );
}

type ListProps = { readonly intakes: readonly IntakeReport[]; readonly onRemove: (id: string) => void };

function IntakeList({ intakes, onRemove }: ListProps) {
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  if (intakes.length === 0) return null;
  return (
    <RowList name={intl.formatMessage({ id: 'intakes.list', defaultMessage: 'Who may send' })}>
      {intakes.map(({ id, name, alerts, lastAt }) => (
        <Row
          key={id}
          detail={
            lastAt === null ? (
              <FormattedMessage id="intakes.nothing" defaultMessage="Nothing came yet" />
            ) : (
              <FormattedMessage
                id="intakes.came"
                defaultMessage="{alerts, plural, one {# alert} other {# alerts}}, the last on {day} at {time}"
                values={{ alerts, day: dayWords(lastAt, zone), time: clock(lastAt, true) }}
              />
            )
          }
          end={
            <Button
              size="small"
              variant="quiet"
              aria-label={intl.formatMessage({ id: 'intakes.delete-one', defaultMessage: 'Delete {name}' }, { name })}
              onClick={() => {
                onRemove(id);
              }}
            >
              <FormattedMessage id="intakes.delete" defaultMessage="Delete" />
            </Button>
          }
        >
          {name}
        </Row>
      ))}
    </RowList>
  );
}
