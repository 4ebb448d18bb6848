import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { DENSITIES, THEMES } from '../../app/settings';
import { useApp, useSettings } from '../../app/contexts';
import { Checkbox } from '../../ui/checkbox';
import { Panel } from '../../ui/panel';
import { Segmented } from '../../ui/segmented';
import styles from './settings-screen.module.css';

const words = defineMessages({
  dark: { id: 'theme.dark', defaultMessage: 'Dark' },
  light: { id: 'theme.light', defaultMessage: 'Light' },
  contrast: { id: 'theme.contrast', defaultMessage: 'High contrast' },
  system: { id: 'theme.system', defaultMessage: 'As the system' },
  compact: { id: 'density.compact', defaultMessage: 'Compact' },
  comfortable: { id: 'density.comfortable', defaultMessage: 'Comfortable' },
  utc: { id: 'zone.utc', defaultMessage: 'UTC' },
  local: { id: 'zone.local', defaultMessage: 'Local time' },
});

export function AppearanceTab() {
  const intl = useIntl();
  const app = useApp();
  const { theme, density, zone, singleKeys } = useSettings((settings) => settings);
  const label = (value: keyof typeof words) => intl.formatMessage(words[value]);
  const options = <V extends keyof typeof words>(values: readonly V[]) =>
    values.map((value) => ({ value, label: label(value) }));
  const themeName = intl.formatMessage({ id: 'appearance.theme', defaultMessage: 'Colours' });
  const densityName = intl.formatMessage({ id: 'appearance.density', defaultMessage: 'Rows' });
  const zoneName = intl.formatMessage({ id: 'appearance.zone', defaultMessage: 'Times' });
  return (
    <div className={styles.tab}>
      <Panel title={themeName}>
        <Segmented
          legend={themeName}
          options={options(THEMES)}
          value={theme}
          onPick={(value) => {
            app.settings.setState({ theme: value });
          }}
        />
      </Panel>
      <Panel title={densityName}>
        <Segmented
          legend={densityName}
          options={options(DENSITIES)}
          value={density}
          onPick={(value) => {
            app.settings.setState({ density: value });
          }}
        />
      </Panel>
      <Panel title={zoneName}>
        <Segmented
          legend={zoneName}
          options={options(['utc', 'local'] as const)}
          value={zone}
          onPick={(value) => {
            app.settings.setState({ zone: value });
          }}
        />
      </Panel>
      <Checkbox
        checked={singleKeys}
        label={
          <FormattedMessage
            id="appearance.single-keys"
            defaultMessage="Single letters act on the list that has focus"
          />
        }
        onToggle={(isOn) => {
          app.settings.setState({ singleKeys: isOn });
        }}
      />
    </div>
  );
}
