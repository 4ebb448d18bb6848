import { FormattedMessage } from 'react-intl';
import { useStore } from 'zustand';
import { suspectDuplicates, type Suspicion } from '../../../shared/domain/incident/duplicates/select-duplicates';
import type { Incident } from '../../../shared/domain/incident/incident';
import { summarize } from '../../../shared/domain/incident/summary';
import { newClientId } from '../../app/client-id';
import type { BookId, Listed } from '../../app/catalog';
import { useApp } from '../../app/contexts';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/** Incidents that two laptops declared apart and that may be one: a person decides, and both stay as they were. */
export function DuplicateOffers({ entries }: { readonly entries: readonly Listed[] }) {
  const { catalog } = useApp();
  useStore(catalog.listed);
  const known = entries.flatMap(({ book, room }) => (room ? [{ book, incident: room.replica.folded().view }] : []));
  return suspectDuplicates(known).map((suspicion) => (
    <Offer key={`${suspicion.kept.book}${suspicion.other.book}`} suspicion={suspicion} />
  ));
}

function Offer({ suspicion: { kept, other, system } }: { readonly suspicion: Suspicion }) {
  const { catalog } = useApp();
  const write = async (
    kind: 'take-in-incident' | 'merge-incident' | 'tell-incident-apart',
    into: string,
    about: Suspicion['kept'],
  ) => {
    const room = await catalog.open(into as BookId);
    const { reference, title } = namesOf(about.incident);
    await room.replica.commit({ kind, other: { book: about.book, reference, title } }, newClientId());
  };
  const makeOne = async () => {
    await write('take-in-incident', kept.book, other);
    await write('merge-incident', other.book, kept);
  };
  const [first, second] = [namesOf(kept.incident), namesOf(other.incident)];
  return (
    <Banner
      tone="notice"
      glyph="?"
      actions={
        <>
          <Button size="small" variant="primary" onClick={() => void makeOne()}>
            <FormattedMessage id="duplicate.one" defaultMessage="One incident: go on in {reference}" values={first} />
          </Button>
          <Button size="small" onClick={() => void write('tell-incident-apart', kept.book, other)}>
            <FormattedMessage id="duplicate.two" defaultMessage="They are two" />
          </Button>
        </>
      }
    >
      <FormattedMessage
        id="duplicate.offer"
        defaultMessage="“{first}” and “{second}” were declared on two laptops within half an hour{system, select, null {} other {, both about {system}}}. Are they one?"
        values={{
          first: first.title || first.reference,
          second: second.title || second.reference,
          system: String(system),
        }}
      />
    </Banner>
  );
}

function namesOf(incident: Incident) {
  const summary = summarize(incident);
  return { reference: summary?.reference ?? '', title: summary?.title ?? '' };
}
