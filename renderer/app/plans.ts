import { createStore } from 'zustand';
import {
  planMeaning,
  selectPeople,
  selectRules,
  selectTrainings,
  type Plan,
  type PlanCommand,
  type PlanRefusal,
} from '../../shared/domain/plan/plan';
import type { FactId } from '../../shared/domain/stated';
import { mergeViews } from '../../shared/domain/view';
import type { BookId } from '../../shared/record/op';
import { bookOfWorkspace } from '../../shared/record/members/workspace-books';
import type { Replica } from '../../shared/replica';
import { openBook, type BookPorts } from './room';

export type PlanReplica = Replica<Plan, PlanCommand, PlanRefusal>;
export type Plans = ReturnType<typeof createPlans>;

/**
 * The plans of every workspace this laptop shares, read as one. Rooms that were started apart each brought theirs; what
 * is new goes into the newest workspace's.
 */
export function createPlans(ports: BookPorts, from: readonly string[]) {
  const store = createStore<Plan>(() => planMeaning.empty);
  const opening = new Map<BookId, Promise<PlanReplica>>();
  const opened = new Map<BookId, PlanReplica>();
  let workspaces = from;

  function refresh(): void {
    store.setState(
      [...opened.values()].map((replica) => replica.folded().view).reduce(mergeViews, planMeaning.empty),
      true,
    );
  }

  function open(book: BookId): Promise<PlanReplica> {
    const known = opening.get(book);
    if (known) return known;
    const plan = openBook(book, planMeaning, ports).then((replica) => {
      opened.set(book, replica);
      replica.subscribe(refresh);
      refresh();
      return replica;
    });
    plan.catch(() => opening.delete(book));
    opening.set(book, plan);
    return plan;
  }

  const planBooks = (): BookId[] => workspaces.map((id) => bookOfWorkspace(id, 'plan'));
  const own = (): BookId => bookOfWorkspace(workspaces[0] ?? '', 'plan');

  return {
    store,
    /** Whether the book is one of a workspace's own, and so no incident. */
    isApart: (book: BookId): boolean =>
      planBooks().includes(book) || workspaces.some((id) => bookOfWorkspace(id, 'members') === book),
    async load(): Promise<void> {
      for (const book of planBooks()) await open(book);
    },
    /** Two rooms became one. */
    async join(now: readonly string[]): Promise<void> {
      workspaces = now;
      await this.load();
    },
    /** The plan that new people go into. */
    own: (): Promise<PlanReplica> => open(own()),
    /** The plan a person, a rule or a training stands in, to change them there. */
    of: (fact: FactId): PlanReplica | undefined =>
      [...opened.values()].find((replica) => {
        const plan = replica.folded().view;
        return [...selectPeople(plan), ...selectRules(plan), ...selectTrainings(plan)].some(({ id }) => id === fact);
      }),
  };
}
