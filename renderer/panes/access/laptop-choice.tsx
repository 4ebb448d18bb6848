import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts';
import type { LaptopInRoom } from '../../app/sync/sync-store';
import { Checkbox } from '../../ui/checkbox';
import styles from './access.module.css';

/** Laptops that wrote in the room, this one first; null until they are known. */
export function useLaptops(): readonly LaptopInRoom[] | null {
  const { bridge, me, sync } = useApp();
  // Whenever something came in from elsewhere, a laptop may be new.
  const report = useStore(sync);
  const [laptops, setLaptops] = useState<readonly LaptopInRoom[] | null>(null);
  useEffect(() => {
    void bridge.call('laptops', {}).then(setLaptops);
  }, [bridge, report]);
  // It may not have written under its name yet.
  return laptops && laptops.map((one) => (one.isOwn ? { ...one, name: me().name } : one));
}

/** Of these, who may read: whoever asks is one of them. */
export const readersOf = (laptops: readonly LaptopInRoom[], chosen: ReadonlySet<string>): readonly LaptopInRoom[] =>
  laptops.filter(({ device, isOwn }) => isOwn || chosen.has(device));

type Props = {
  readonly laptops: readonly LaptopInRoom[];
  /** By their public keys. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

/** Which laptops may read. */
export function LaptopChoice({ laptops, chosen, onChoose }: Props) {
  return (
    <fieldset className={styles.laptops}>
      <legend className="visually-hidden">
        <FormattedMessage id="restrict.who" defaultMessage="Who may read it" />
      </legend>
      {laptops.map((laptop) => (
        <Checkbox
          key={laptop.device}
          checked={laptop.isOwn || chosen.has(laptop.device)}
          disabled={laptop.isOwn}
          label={<LaptopName {...laptop} />}
          onToggle={(isOn) => {
            const next = new Set(chosen);
            if (isOn) next.add(laptop.device);
            else next.delete(laptop.device);
            onChoose(next);
          }}
        />
      ))}
    </fieldset>
  );
}

function LaptopName({ name, code, isOwn }: LaptopInRoom) {
  const intl = useIntl();
  if (isOwn)
    return <FormattedMessage id="restrict.me" defaultMessage="{name} · {code}, this laptop" values={{ name, code }} />;
  const shown = name || intl.formatMessage({ id: 'restrict.nameless', defaultMessage: 'Nobody has written there yet' });
  return <FormattedMessage id="restrict.laptop" defaultMessage="{name} · {code}" values={{ name: shown, code }} />;
}
