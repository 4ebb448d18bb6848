import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { AppFrame } from '../../../renderer/ui/app-frame';
import { Band } from '../../../renderer/ui/band';
import { IconButton } from '../../../renderer/ui/icon-button';
import { Panel } from '../../../renderer/ui/panel';
import { RoomGrid } from '../../../renderer/ui/room-grid';
import { SidePanel } from '../../../renderer/ui/side-panel';
import { StatusBar } from '../../../renderer/ui/status-bar';
import { Tabs } from '../../../renderer/ui/tabs';
import { TopBar } from '../../../renderer/ui/top-bar';

test('the frame has the landmarks of a page, each named, and says a drill once', () => {
  render(
    <AppFrame
      band={<Band name="Drill">DRILL</Band>}
      top={<TopBar path={['Holdfast']} />}
      status={<StatusBar name="Status" start={['Saved']} />}
    >
      <RoomGrid
        left={{ name: 'Roles', children: null }}
        centre={{ name: 'Timeline', children: null }}
        right={{ name: 'Updates', children: null }}
      />
    </AppFrame>,
  );
  expect(screen.getByRole('banner')).toBeVisible();
  expect(screen.getByRole('main', { name: 'Timeline' })).toBeVisible();
  expect(screen.getAllByRole('complementary').map((side) => side.getAttribute('aria-label'))).toEqual([
    'Roles',
    'Updates',
  ]);
  expect(screen.getByRole('contentinfo', { name: 'Status' })).toBeVisible();
  expect(screen.getAllByRole('region', { name: 'Drill' })).toHaveLength(1);
  expect(screen.getAllByText('DRILL')).toHaveLength(2);
});

test('a panel is a region named by its title and count', () => {
  render(
    <Panel title="Roles" count="4/5">
      Ana
    </Panel>,
  );
  expect(screen.getByRole('region', { name: 'Roles 4/5' })).toHaveTextContent('Ana');
  expect(screen.getByRole('heading', { level: 2, name: 'Roles 4/5' })).toBeVisible();
});

test('Esc inside a side panel closes it and goes no further', async () => {
  let closed = 0;
  let heard = 0;
  render(
    <div onKeyDown={() => (heard += 1)}>
      <SidePanel title="Line 121" closeName="Close" onClose={() => (closed += 1)}>
        <input aria-label="Text" />
      </SidePanel>
    </div>,
  );
  await userEvent.click(screen.getByLabelText('Text'));
  await userEvent.keyboard('{Escape}');
  expect({ closed, heard }).toEqual({ closed: 1, heard: 0 });
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(closed).toBe(2);
});

test('an icon button is named, and says its name and keys to the eye on focus', async () => {
  render(<IconButton name="History" icon="⟲" keys="Ctrl+H" />);
  await userEvent.tab();
  expect(screen.getByRole('button', { name: 'History' })).toHaveFocus();
  await waitFor(() => expect(screen.getByText('Ctrl H')).toBeVisible());
});

test('tabs show one panel and say which', async () => {
  const shown: string[] = [];
  const tabs = ['Updates', 'Ideas'].map((label) => ({ id: label, label, content: `${label} here` }));
  render(<Tabs name="Right pane" tabs={tabs} shownId="Updates" onShow={(id) => shown.push(id)} />);
  expect(screen.getByRole('tab', { name: 'Updates', selected: true })).toBeVisible();
  expect(screen.getByRole('tabpanel')).toHaveTextContent('Updates here');
  await userEvent.click(screen.getByRole('tab', { name: 'Ideas' }));
  expect(shown).toEqual(['Ideas']);
});
