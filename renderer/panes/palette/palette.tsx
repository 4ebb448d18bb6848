import { useCallback, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { optionId } from '../../ui/option-id';
import { Dialog } from '../../ui/dialog';
import { OptionList } from '../../ui/option-list';
import { TextField } from '../../ui/text-field';
import styles from './palette.module.css';
import { usePaletteGroups } from './use-palette-groups';

const LIST = 'palette-list';

/** Commands and incidents in one box: type, arrows, Enter. Commands that cannot be carried out now say why. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const field = useRef<HTMLInputElement>(null);
  // As soon as it is there: the dialog's own turn comes a frame later, and the next key before that.
  const from = useRef<HTMLElement | null>(null);
  const take = useCallback((input: HTMLInputElement | null) => {
    field.current = input;
    if (input && document.activeElement instanceof HTMLElement) from.current = document.activeElement;
    input?.focus();
  }, []);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { groups, pick } = usePaletteGroups(query, onClose);
  const options = groups.flatMap((group) => group.options);
  const chosen = options[Math.min(active, options.length - 1)];
  const run = (id: string | undefined) => {
    const option = options.find((one) => one.id === id);
    if (option && option.refusal === undefined) pick(option.id);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      placement="top"
      title={intl.formatMessage({ id: 'palette.title', defaultMessage: 'Search or run a command' })}
      isTitleHidden
      startAt={field}
      endAt={from}
    >
      <div className={styles.palette}>
        <TextField
          ref={take}
          label={intl.formatMessage({ id: 'palette.label', defaultMessage: 'Command or incident' })}
          isLabelHidden
          size="large"
          value={query}
          role="combobox"
          aria-expanded
          aria-controls={LIST}
          aria-activedescendant={chosen ? optionId(LIST, chosen.id) : undefined}
          placeholder={intl.formatMessage({ id: 'palette.placeholder', defaultMessage: 'Search or run a command' })}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
            if (by !== 0)
              setActive(
                (now) => (Math.min(now, options.length - 1) + by + options.length) % Math.max(1, options.length),
              );
            else if (event.key === 'Enter') run(chosen?.id);
            else return;
            event.preventDefault();
          }}
        />
        <OptionList
          id={LIST}
          name={intl.formatMessage({ id: 'palette.results', defaultMessage: 'Results' })}
          groups={groups}
          activeId={chosen?.id}
          onPick={run}
        />
        {options.length === 0 ? (
          <p className={styles.none}>
            {intl.formatMessage({ id: 'palette.none', defaultMessage: 'Nothing is called that. Esc closes.' })}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
