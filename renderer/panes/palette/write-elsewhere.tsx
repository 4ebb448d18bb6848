import { flushSync } from 'react-dom';
import { useApp } from '../../app/contexts';
import type { CommandId } from '../../app/command-table';
import { useCommand, useRegistry } from '../../app/use-command';

/** On every screen but home: to declare is to go there first. What stands in a composer waits there as a draft. */
export function DeclareElsewhere() {
  const app = useApp();
  const registry = useRegistry();
  const goAnd = (id: CommandId) => () => {
    // Home carries the command out itself, once it is on.
    flushSync(() => {
      app.go({ screen: 'home' });
    });
    registry.run(id);
  };
  useCommand('declare', goAnd('declare'));
  useCommand('declare-restricted', goAnd('declare-restricted'));
  return null;
}

/** On every screen but a room: to write a line is to go to the room that was on last; without one, to declare. */
export function ComposeElsewhere() {
  const app = useApp();
  const registry = useRegistry();
  useCommand('compose', () => {
    const { lastRoom } = app.settings.getState();
    if (lastRoom !== null && app.catalog.listed.getState().has(lastRoom))
      app.go({ screen: 'room', book: lastRoom, pane: 'timeline' });
    else registry.run('declare');
  });
  return null;
}
