import { FormattedMessage, useIntl } from 'react-intl';
import { selectHandOvers, type HandOver } from '../../../shared/domain/incident/hand-over/select-hand-over';
import type { Incident } from '../../../shared/domain/incident/incident';
import { sameAs } from '../../../shared/domain/incident/roles/select-roles';
import type { PersonRef } from '../../../shared/domain/stated';
import { useActOrTell } from '../../app/acting';
import { useApp, useWholeIncident } from '../../app/contexts';
import { useCommand, useRegistry } from '../../app/use-command';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/** What is handed over to whoever sits here, or by them: with an empty line, Enter takes what is offered. */
export function Offered({ isBriefShown }: { readonly isBriefShown: boolean }) {
  const intl = useIntl();
  const app = useApp();
  const { id, name } = app.me();
  const incident = useWholeIncident();
  const person = { id, name };
  const mine = offeredTo(incident, person);
  const given = selectHandOvers(incident).find(({ from }) => from.some((one) => sameAs(one.person, person)));
  const shown = mine ?? given;
  // Beside the brief there is nothing more to say to whoever fills it.
  if (!shown || (isBriefShown && !mine)) return null;
  const { role, from, to } = shown;
  const names = intl.formatList(from.map((one) => one.person.name));
  return (
    <Banner tone="notice" glyph="⇄" actions={mine ? <Take offer={mine} /> : <Brief />}>
      {mine ? (
        <FormattedMessage
          id="offered.mine"
          defaultMessage="{from} {count, plural, one {hands} other {hand}} over to you: {role}."
          values={{ from: names, count: from.length, role: role.name }}
        />
      ) : (
        <FormattedMessage
          id="offered.given"
          defaultMessage="{to} has not yet accepted {role}. It is yours until then."
          values={{ to: to.person.name, role: role.name }}
        />
      )}
    </Banner>
  );
}

function Brief() {
  const registry = useRegistry();
  return (
    <Button size="small" keys="G R" onClick={() => void registry.run('go-roles')}>
      <FormattedMessage id="offered.brief" defaultMessage="The brief" />
    </Button>
  );
}

function Take({ offer: { role, to } }: { readonly offer: HandOver }) {
  const intl = useIntl();
  const act = useActOrTell();
  const accept = () =>
    void act(
      { kind: 'accept-role', assignment: to.id },
      intl.formatMessage({ id: 'offered.taken', defaultMessage: 'You are {role}' }, { role: role.name }),
    );
  useCommand('accept-offered', accept);
  return (
    <>
      <Brief />
      <Button size="small" variant="primary" keys="Enter" onClick={accept}>
        <FormattedMessage id="offered.accept" defaultMessage="Accept" />
      </Button>
    </>
  );
}

const offeredTo = (incident: Incident, person: PersonRef): HandOver | undefined =>
  selectHandOvers(incident).find(({ to }) => sameAs(to.person, person));
