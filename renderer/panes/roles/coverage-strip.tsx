import { FormattedMessage, useIntl } from 'react-intl';
import { requiresExpert } from '../../../shared/domain/content/required-roles';
import type { RoleId } from '../../../shared/domain/content/roles';
import { selectSeverity } from '../../../shared/domain/incident/header/select-header';
import { selectCoverage, type Coverage } from '../../../shared/domain/incident/roles/coverage';
import { selectTakingPart } from '../../../shared/domain/incident/roles/select-roles';
import { usePeople, useWholeIncident } from '../../app/contexts';
import { useCommand } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import styles from './coverage-strip.module.css';

/** Which fields the room has at hand, and by whom; an empty one opens the giving of its seat. */
export function CoverageStrip({ onFill }: { readonly onFill: (role: RoleId) => void }) {
  const intl = useIntl();
  const incident = useWholeIncident();
  const coverage = selectCoverage(incident, usePeople());
  const firstEmpty = coverage.find(({ by }) => by.length === 0);
  useCommand(
    'coverage-fill',
    () => {
      if (firstEmpty) onFill(firstEmpty.field.role);
    },
    firstEmpty ? null : intl.formatMessage({ id: 'off.covered', defaultMessage: 'Every field is covered' }),
  );
  // Two people awake are not told of five empty fields in colour.
  const tone = requiresExpert(selectSeverity(incident), selectTakingPart(incident).length) ? 'notice' : 'plain';
  const title = intl.formatMessage({ id: 'coverage.title', defaultMessage: 'Coverage' });
  return (
    <section className={styles.strip} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.fields}>
        {coverage.map((one) => (
          <li key={one.field.role} className={styles.field}>
            {one.by.length > 0 ? (
              <Covered coverage={one} />
            ) : (
              <Button
                size="small"
                variant="quiet"
                {...(one === firstEmpty && { keys: 'C' })}
                onClick={() => {
                  onFill(one.field.role);
                }}
              >
                <Chip tone={tone} glyph="!">
                  <FormattedMessage
                    id="coverage.nobody"
                    defaultMessage="{field}: nobody"
                    values={{ field: one.field.name }}
                  />
                </Chip>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Covered({ coverage: { field, by, how } }: { readonly coverage: Coverage }) {
  const intl = useIntl();
  return (
    <span className={styles.covered}>
      <FormattedMessage
        id="coverage.covered"
        defaultMessage="{field} ✓ <who>{names}{how, select, skill {, by skill} other {}}</who>"
        values={{
          field: field.name,
          names: intl.formatList(by.map(({ name }) => name)),
          how,
          who: (words) => <span className={styles.who}>{words}</span>,
        }}
      />
    </span>
  );
}
