import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { subtypeById } from '../../../shared/domain/content/subtypes';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { isClosed, selectSubtype } from '../../../shared/domain/incident/header/select-header';
import { useIncident } from '../../app/contexts';
import { useRegistry } from '../../app/use-command';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/** Whoever attacks may read along: as soon as it is that kind of incident, somebody is asked who else should. */
export function RestrictPrompt() {
  const registry = useRegistry();
  const subtype = useIncident(selectSubtype);
  const isOpen = useIncident((incident) => selectAccess(incident) === null && !isClosed(incident));
  const [putAway, setPutAway] = useState('');
  const found = subtypeById(subtype);
  if (!found?.isSecret || !isOpen || putAway === subtype) return null;
  return (
    <Banner
      tone="warning"
      glyph="!"
      actions={
        <>
          <Button size="small" variant="primary" onClick={() => void registry.run('restrict')}>
            <FormattedMessage id="restrict-prompt.do" defaultMessage="Restrict it…" />
          </Button>
          <Button
            size="small"
            onClick={() => {
              setPutAway(subtype);
            }}
          >
            <FormattedMessage id="restrict-prompt.leave" defaultMessage="Leave it open" />
          </Button>
        </>
      }
    >
      <FormattedMessage
        id="restrict-prompt.why"
        defaultMessage="{name}: whoever did it may read mail, chat and shared folders. Restrict this incident to named laptops."
        values={{ name: found.name }}
      />
    </Banner>
  );
}
