import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useCommand, useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import { FilterChips } from '../../ui/filter-chips';
import { Keys } from '../../ui/keys';
import { Strip } from '../../ui/strip';
import { CallSheet } from './call-sheet';
import { OrgTree } from './org-tree';
import styles from './roles.module.css';

/** Under the board: the call sheet, or in its place who answers to whom. */
export function BelowBoard() {
  const intl = useIntl();
  const registry = useRegistry();
  const [isTree, setTree] = useState(false);
  useCommand('org-tree', () => {
    setTree((now) => !now);
  });
  const calls = intl.formatMessage({ id: 'calls.title', defaultMessage: 'Call sheet' });
  const tree = intl.formatMessage({ id: 'tree.title', defaultMessage: 'Org tree' });
  return (
    <div className={styles.sheet}>
      <Strip
        look="raised"
        end={
          <Button size="small" keys="G M" onClick={() => void registry.run('go-training')}>
            <FormattedMessage id="roles.training" defaultMessage="Cross-training" />
          </Button>
        }
      >
        <FilterChips
          name={intl.formatMessage({ id: 'roles.below', defaultMessage: 'Shown below the board' })}
          chips={[
            { id: 'calls', label: calls },
            { id: 'tree', label: tree },
          ]}
          pressed={[isTree ? 'tree' : 'calls']}
          onToggle={(id) => {
            setTree(id === 'tree');
          }}
        />
        <Keys keys="Y" />
      </Strip>
      {isTree ? (
        <section aria-label={tree}>
          <OrgTree />
        </section>
      ) : (
        <CallSheet />
      )}
    </div>
  );
}
