import type { IntlShape } from 'react-intl';
import type { Argument } from '../../../shared/bridge';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { selectConflicts } from '../../../shared/domain/incident/conflicts/select-conflicts';
import { selectHandOvers } from '../../../shared/domain/incident/hand-over/select-hand-over';
import { isClosed, selectReference } from '../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../shared/domain/incident/incident';
import { sameAs } from '../../../shared/domain/incident/roles/select-roles';
import { selectOpenTasks } from '../../../shared/domain/incident/tasks/select-tasks';
import type { PersonRef } from '../../../shared/domain/stated';
import type { BookId, Catalog } from '../catalog';
import type { SavedState } from '../notices';

type Alarm = Argument<'reminders'>['alarms'][number];

type Around = {
  readonly intl: IntlShape;
  readonly catalog: Catalog;
  readonly me: PersonRef;
  readonly saved: SavedState;
  /** What is shown of an incident that not everyone may read. */
  readonly hidden: string;
};

/** What calls a person besides the clock: a role, an order, two who decided apart, and a line that is not saved. */
export function callsTo({ intl, catalog, me, saved, hidden }: Around): readonly Alarm[] {
  const open = [...catalog.listed.getState().values()].flatMap(({ book, room }) => {
    const incident = room?.store.getState();
    return incident && !isClosed(incident) ? [{ book, incident }] : [];
  });
  const [first] = open;
  return [
    ...(first && saved.kind === 'not-saved' ? [notSaved(intl, first.book, saved.since)] : []),
    ...open.flatMap(({ book, incident }) => {
      const isSecret = selectAccess(incident) !== null;
      return callsIn(intl, incident, me).map(({ id, at, title }): Alarm => ({
        id: `${book} ${id}`.slice(0, 200),
        thing: `${book} ${id}`.slice(0, 200),
        at,
        title: (isSecret ? hidden : title).slice(0, 300),
        body: selectReference(incident),
        breaksThrough: false,
        book,
        due: id.slice(0, 200),
      }));
    }),
  ];
}

type Call = { readonly id: string; readonly at: number; readonly title: string };

function callsIn(intl: IntlShape, incident: Incident, me: PersonRef): readonly Call[] {
  const offers = selectHandOvers(incident)
    .filter(({ to }) => sameAs(to.person, me))
    .map(({ role, from, to }) => ({
      id: `offer:${to.id}`,
      at: to.since,
      title: intl.formatMessage(
        { id: 'call.offer', defaultMessage: '{from} hands over to you: {role}' },
        { from: intl.formatList(from.map(({ person }) => person.name)), role: role.name },
      ),
    }));
  const orders = selectOpenTasks(incident)
    .filter(({ person, state, givenBy }) => person && sameAs(person, me) && state === 'given' && !sameAs(givenBy, me))
    .map(({ id, text, givenAt, givenBy }) => ({
      id: `order:${id}`,
      at: givenAt,
      title: intl.formatMessage(
        { id: 'call.order', defaultMessage: '{from} asks you: {text}' },
        { from: givenBy.name, text },
      ),
    }));
  const conflicts = selectConflicts(incident).map(({ all, values }) => ({
    id: `conflict:${all.join().slice(0, 100)}`,
    at: Math.max(...values.map(({ recordedAt }) => recordedAt)),
    title: intl.formatMessage({
      id: 'call.conflict',
      defaultMessage: 'Two decided apart from each other: somebody chooses',
    }),
  }));
  return [...offers, ...orders, ...conflicts];
}

const notSaved = (intl: IntlShape, book: BookId, since: number): Alarm => ({
  id: `not-saved ${String(since)}`,
  thing: 'not-saved',
  at: since,
  title: intl.formatMessage({ id: 'call.not-saved', defaultMessage: 'Lines are not saved on this laptop' }),
  body: '',
  breaksThrough: true,
  book,
  due: 'not-saved',
});
