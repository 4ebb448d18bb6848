import { FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import { Checkbox } from '../../ui/checkbox';
import styles from './comms.module.css';

export type Means = {
  readonly channel: string;
  readonly isTicked: boolean;
  readonly isToPost: boolean;
  /** Where it can be posted to; undefined: nowhere. */
  readonly host: string | undefined;
  readonly how: 'open' | 'handed' | 'gone' | 'posted';
};

type Props = {
  readonly means: readonly Means[];
  readonly onTick: (channel: string, isOn: boolean) => void;
  readonly onPost: (channel: string, isOn: boolean) => void;
};

/** By which means they were told, and which of them are to be posted to now. */
export function SendMeans({ means, onTick, onPost }: Props) {
  const intl = useIntl();
  return (
    <fieldset className={styles.means}>
      <legend>
        <FormattedMessage id="comms.by" defaultMessage="Told by" />
      </legend>
      {means.map((one) => (
        <div key={one.channel} className={styles.channel}>
          <Checkbox
            label={meansWords(intl, one)}
            checked={one.isTicked}
            onToggle={(isOn) => {
              onTick(one.channel, isOn);
            }}
          />
          {one.host === undefined ? null : (
            <Checkbox
              label={
                <FormattedMessage
                  id="comms.post-to"
                  defaultMessage="Post to {channel} now ({host})"
                  values={{ channel: one.channel, host: one.host }}
                />
              }
              checked={one.isToPost}
              onToggle={(isOn) => {
                onPost(one.channel, isOn);
              }}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}

function meansWords(intl: IntlShape, { channel, how }: Means): string {
  switch (how) {
    case 'open':
      return channel;
    case 'handed':
      return intl.formatMessage({ id: 'comms.handed', defaultMessage: '{channel} (handed on)' }, { channel });
    case 'gone':
      return intl.formatMessage({ id: 'comms.gone', defaultMessage: '{channel} (went)' }, { channel });
    case 'posted':
      return intl.formatMessage({ id: 'comms.posted', defaultMessage: '{channel} (posted)' }, { channel });
  }
}
