import { FormattedMessage, useIntl } from 'react-intl';
import { useRegistry } from '../../app/use-command';
import { ActionCard } from '../../ui/action-card';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import styles from './home-screen.module.css';

/** An empty laptop: what to do first, and what one line can say. */
export function FirstIncident() {
  const intl = useIntl();
  const registry = useRegistry();
  const say = (id: string, name: string, value: string) => ({
    id,
    name: <code className={styles.code}>{name}</code>,
    value,
  });
  return (
    <>
      <Panel title={intl.formatMessage({ id: 'first.none', defaultMessage: 'No incidents yet' })}>
        <ActionCard
          title={intl.formatMessage({ id: 'first.declare', defaultMessage: 'Declare an incident' })}
          detail={
            <FormattedMessage
              id="first.declare-words"
              defaultMessage="Room, log, roles, first 15 minutes and update timers at once. Works with no network."
            />
          }
          keys="Ctrl+N"
          onClick={() => void registry.run('declare')}
        />
      </Panel>
      <Panel title={intl.formatMessage({ id: 'first.line', defaultMessage: 'What one line can say' })}>
        <DefinitionList
          look="lined"
          entries={[
            say(
              'title',
              'checkout 502 EU',
              intl.formatMessage({ id: 'first.say-title', defaultMessage: 'The title. Any words; never refused' }),
            ),
            say(
              'severity',
              's1 … s4',
              intl.formatMessage({
                id: 'first.say-severity',
                defaultMessage: 'Severity. Unsure? Take the higher. Left out: SEV2',
              }),
            ),
            say(
              'commander',
              '@me @ana',
              intl.formatMessage({ id: 'first.say-commander', defaultMessage: 'Incident commander. Left out: you' }),
            ),
            say(
              'system',
              '#gateway',
              intl.formatMessage({ id: 'first.say-system', defaultMessage: 'A system that is down' }),
            ),
            say(
              'began',
              't-5m 09:52Z',
              intl.formatMessage({ id: 'first.say-began', defaultMessage: 'When it began. Left out: now' }),
            ),
          ]}
        />
      </Panel>
      <Panel title={intl.formatMessage({ id: 'first.opens', defaultMessage: 'What opens with it, at SEV1' })}>
        <DefinitionList
          look="lined"
          entries={[
            {
              id: 'roles',
              name: intl.formatMessage({ id: 'first.roles', defaultMessage: 'Roles' }),
              value: intl.formatMessage({
                id: 'first.roles-words',
                defaultMessage: 'Commander, then scribe, then comms',
              }),
            },
            {
              id: 'list',
              name: intl.formatMessage({ id: 'first.list', defaultMessage: 'First 15 minutes' }),
              value: intl.formatMessage({ id: 'first.list-words', defaultMessage: 'Nine items, each owned' }),
            },
            {
              id: 'updates',
              name: intl.formatMessage({ id: 'first.updates', defaultMessage: 'First updates due' }),
              value: intl.formatMessage({
                id: 'first.updates-words',
                defaultMessage: 'IT 5, end-users 15, executives 15, customers 20 min',
              }),
            },
            {
              id: 'log',
              name: intl.formatMessage({ id: 'first.log', defaultMessage: 'Log' }),
              value: intl.formatMessage({ id: 'first.log-words', defaultMessage: 'Every line saved on Enter' }),
            },
          ]}
        />
      </Panel>
    </>
  );
}
