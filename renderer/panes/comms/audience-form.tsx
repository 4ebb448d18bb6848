import { useState, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { roleById, WORKING_ROLES } from '../../../shared/domain/content/roles';
import { isSameName, selectAudiences, type Audience } from '../../../shared/domain/incident/comms/audiences';
import { cadenceText, readCadence } from '../../../shared/domain/incident/comms/cadence';
import {
  MAX_LEVEL_CHARACTERS,
  MAX_NAME_CHARACTERS,
  type AudiencesCommand,
  type AudienceWords,
} from '../../../shared/domain/incident/comms/decide-audiences';
import type { Cadence } from '../../../shared/domain/incident/comms/facts';
import { splitAddresses } from '../../../shared/domain/incident/comms/reach';
import { useAct } from '../../app/acting';
import { useRoom } from '../../app/contexts';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { OftenHint } from './often-hint';
import styles from './comms.module.css';

type Props = {
  /** Null: one is added. */
  readonly audience: Audience | null;
  /** With the id of the audience that it is about. */
  readonly onDone: (audience: string) => void;
};

const NEW: AudienceWords = { name: '', channels: [], fallbacks: [], level: '', ownerRole: 'comms-lead' };

/** How often an audience is told, by what means, how deep and by whom; and what it is called, if it is the room's own. */
export function AudienceForm({ audience, onDone }: Props) {
  const intl = useIntl();
  const act = useAct();
  const { room } = useRoom();
  const before = audience ?? NEW;
  const isListed = audience !== null && !audience.isAdded;
  const [name, setName] = useState(before.name);
  const [often, setOften] = useState(audience && audience.frequency === null ? cadenceText(audience.cadence) : '');
  const [channels, setChannels] = useState(before.channels.join(', '));
  const [fallbacks, setFallbacks] = useState(before.fallbacks.join(', '));
  const [level, setLevel] = useState(before.level);
  const [ownerRole, setOwnerRole] = useState(before.ownerRole);
  const [refused, setRefused] = useState<string>();
  const [unread, setUnread] = useState(false);
  const cadence = readCadence(often);
  const isAsListed = isListed && often.trim() === '';
  async function keep(): Promise<void> {
    const said = { name, channels: splitAddresses(channels), fallbacks: splitAddresses(fallbacks), level, ownerRole };
    const command = commandFor(audience, isAsListed ? 'listed' : cadence, said);
    setUnread(command === null);
    setRefused(undefined);
    if (command === null) return;
    const toast = intl.formatMessage({ id: 'audience.added', defaultMessage: '{name}: updates from now on' }, { name });
    const why = await act(command, audience ? undefined : toast);
    if (why !== null) setRefused(why);
    else onDone(audience?.id ?? added());
  }
  const added = (): string =>
    selectAudiences(room.store.getState()).findLast((one) => one.isAdded && isSameName(one.name, name))?.id ?? '';
  return (
    <form
      className={styles.often}
      aria-label={
        audience
          ? intl.formatMessage(
              { id: 'audience.title', defaultMessage: '{name}: how often and by what means' },
              { name: audience.name },
            )
          : intl.formatMessage({ id: 'audience.add', defaultMessage: 'An audience of your own' })
      }
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <div className={styles.fields}>
        {isListed ? null : (
          <TextField
            label={intl.formatMessage({ id: 'audience.name', defaultMessage: 'What they are called' })}
            value={name}
            error={refused}
            maxLength={MAX_NAME_CHARACTERS}
            autoFocus={audience === null}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        )}
        <TextField
          label={intl.formatMessage({ id: 'audience.often', defaultMessage: 'How often: 15-30m, 1h, as needed' })}
          value={often}
          autoFocus={audience !== null}
          error={
            unread
              ? intl.formatMessage({
                  id: 'audience.unread',
                  defaultMessage:
                    'How often is that? 15-30m, 1h, hourly and as needed can be read, up to a week. What you typed is still here.',
                })
              : isListed
                ? refused
                : undefined
          }
          hint={cadence || isAsListed ? <OftenHint audience={audience} cadence={cadence} /> : undefined}
          onChange={(event) => {
            setOften(event.target.value);
            setUnread(false);
          }}
        />
        <TextField
          label={intl.formatMessage({
            id: 'audience.channels',
            defaultMessage: 'Channels in order, commas between them',
          })}
          value={channels}
          onChange={(event) => {
            setChannels(event.target.value);
          }}
        />
        <TextField
          label={intl.formatMessage({
            id: 'audience.fallbacks',
            defaultMessage: 'Fallbacks, commas between them',
          })}
          value={fallbacks}
          onChange={(event) => {
            setFallbacks(event.target.value);
          }}
        />
        <TextField
          label={intl.formatMessage({ id: 'audience.level', defaultMessage: 'How deep: information level' })}
          value={level}
          maxLength={MAX_LEVEL_CHARACTERS}
          onChange={(event) => {
            setLevel(event.target.value);
          }}
        />
        <SelectField
          label={intl.formatMessage({ id: 'audience.owner', defaultMessage: 'Which role owns it' })}
          value={ownerRole}
          options={ownersWith(ownerRole)}
          onPick={setOwnerRole}
          onKeyDown={submitOnEnter}
        />
      </div>
      <Button type="submit" variant="primary" keys="Enter">
        {audience ? (
          <FormattedMessage id="audience.keep" defaultMessage="Keep it" />
        ) : (
          <FormattedMessage id="audience.do-add" defaultMessage="Add them" />
        )}
      </Button>
    </form>
  );
}

/** Null: how often could not be read. */
function commandFor(
  audience: Audience | null,
  often: Cadence | 'listed' | null,
  said: AudienceWords,
): AudiencesCommand | null {
  if (often === null) return null;
  if (audience)
    return { kind: 'set-audience', audience: audience.id, cadence: often === 'listed' ? null : often, ...said };
  return often === 'listed' ? null : { kind: 'add-audience', cadence: often, ...said };
}

/** The roles there are, and the one it has, whatever version named that. */
function ownersWith(role: string) {
  const roles = WORKING_ROLES.map(({ id, name }) => ({ value: id, label: name }));
  return roles.some(({ value }) => value === role)
    ? roles
    : [...roles, { value: role, label: roleById(role)?.name ?? role }];
}

function submitOnEnter(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
