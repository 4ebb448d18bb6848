import { useIntl, FormattedMessage } from 'react-intl';
import { useSettings, useTime } from '../../app/contexts';
import { clockWords, zoneName } from '../../app/time-words';
import { useRegistry } from '../../app/use-command';
import { SearchBox } from '../../ui/search-box';
import { TopBar } from '../../ui/top-bar';
import styles from './frame.module.css';
import { Where } from './where';

type Props = {
  /** Where one is, below the product: an incident's reference, a screen's name. */
  readonly path: readonly string[];
  readonly hasPalette?: boolean;
};

/** The bar at the top: where one is, the palette's box, where the lines are, the time in UTC and here. */
export function WindowTop({ path, hasPalette = false }: Props) {
  const intl = useIntl();
  const registry = useRegistry();
  return (
    <TopBar
      path={[
        <b key="product">
          <FormattedMessage id="product" defaultMessage="Holdfast" />
        </b>,
        ...path.map((step) => (
          <span key={step} className={styles.step}>
            {step}
          </span>
        )),
      ]}
      middle={
        hasPalette ? (
          <SearchBox
            label={intl.formatMessage({ id: 'palette.open', defaultMessage: 'Search or run a command' })}
            keys="Ctrl+K"
            onOpen={() => void registry.run('palette')}
          />
        ) : null
      }
      end={
        <>
          <Where />
          <Clocks />
        </>
      }
    />
  );
}

function Clocks() {
  const now = useTime();
  const zone = useSettings((settings) => settings.zone);
  const local = `${clockWords(now, 'local', false)} ${zoneName(now)}`;
  const utc = clockWords(now, 'utc');
  return (
    <>
      <time className={styles.clock}>{zone === 'utc' ? utc : local}</time>
      <span className={styles.otherClock}>{zone === 'utc' ? local : utc}</span>
    </>
  );
}
