import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import { useApp, usePeople, useRoom, useSettings } from '../contexts';
import { lineContext } from './line-context';

/** What typed words are read against at the moment of asking, in the open incident. */
export function useLineContext(): () => LineContext {
  const app = useApp();
  const people = usePeople();
  const { room } = useRoom();
  const zone = useSettings((settings) => settings.zone);
  return () => lineContext({ incident: room.store.getState(), people, me: app.me(), zone, now: Date.now() });
}
