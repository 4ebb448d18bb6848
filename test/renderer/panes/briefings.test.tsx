import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectBriefings } from '../../../shared/domain/incident/briefings/select-briefings';
import { selectTasks } from '../../../shared/domain/incident/tasks/select-tasks';
import { openRoomOn } from '../laptop';

const pane = () => screen.findByRole('region', { name: 'Briefings' });
const composer = () => screen.findByRole('textbox', { name: 'Log a line' });
const field = (name: RegExp) => screen.findByRole('textbox', { name });

async function opened() {
  const here = await openRoomOn();
  await here.user.type(await composer(), '/meet exec{Enter}');
  await waitFor(async () => {
    expect(await field(/^With whom/)).toHaveFocus();
  });
  const briefing = () => selectBriefings(here.room.store.getState())[0];
  return { ...here, briefing };
}

/** A briefing with the executives goes on, and its next question can be typed. */
async function running() {
  const here = await opened();
  await here.user.type(await field(/^Who is there/), 'CFO, Mia Ek');
  await here.user.keyboard('{Enter}');
  await waitFor(async () => {
    expect(await field(/^Question/)).toHaveFocus();
  });
  return here;
}

test('/meet without a time asks: with whom as typed, now, an agenda from the record, and who is there', async () => {
  const { user, briefing } = await opened();
  expect(await field(/^With whom/)).toHaveValue('Executive Team');
  expect(await field(/^When/)).toHaveValue('now');
  const agenda = await field(/^Agenda/);
  expect((agenda as HTMLTextAreaElement).value).toMatch(/^Situation: SEV\d/);
  await user.click(within(screen.getByRole('group', { name: /^Present/ })).getByRole('button', { name: 'Ana Ruiz' }));
  await user.type(await field(/^Who is there/), ', CFO');
  await user.keyboard('{Enter}');
  await waitFor(() => {
    expect(briefing()?.attendees.map(({ name }) => name)).toEqual(['Ana Ruiz', 'CFO']);
  });
  expect(briefing()?.withWhom).toBe('Executive Team');
  expect(briefing()?.agenda[0]).toMatch(/^Situation/);
  expect(await screen.findByRole('heading', { name: 'Briefing with Executive Team' })).toBeVisible();
});

test('/meet with whom and when opens it, and the next line is logged', async () => {
  const { user, room } = await openRoomOn();
  await user.type(await composer(), '/meet exec now{Enter}the next line{Enter}');
  await waitFor(() => {
    expect(screen.getByRole('listbox', { name: 'Timeline' })).toHaveTextContent('the next line');
  });
  const [briefing] = selectBriefings(room.store.getState());
  expect(briefing).toMatchObject({ withWhom: 'Executive Team', attendees: [], questions: [] });
  expect(briefing?.agenda[0]).toMatch(/^Situation: SEV\d/);
});

test('what is no time is said beside the fields, and Esc goes back to the log', async () => {
  const { user, briefing } = await opened();
  await user.clear(await field(/^When/));
  await user.type(await field(/^When/), 'soon{Enter}');
  expect(await screen.findByText(/That is not a time/)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(await composer()).toHaveFocus();
  expect(briefing()).toBeUndefined();
  expect(screen.getByRole('listbox', { name: 'Timeline' })).toBeVisible();
});

test('questions are typed one after another, answered and owed by keys, and it ends with a line', async () => {
  const { user, briefing, room } = await running();
  await user.keyboard('cfo: when are customers told?{Enter}is data lost?{Enter}');
  await waitFor(() => {
    expect(briefing()?.questions.map(({ by, text }) => [by?.name, text])).toEqual([
      ['CFO', 'when are customers told?'],
      [undefined, 'is data lost?'],
    ]);
  });
  await user.keyboard('{Escape}');
  const list = screen.getByRole('listbox', { name: 'Questions of Executive Team' });
  expect(list).toHaveFocus();
  await user.keyboard('a');
  await user.keyboard('no sign of it{Enter}');
  expect(await within(list).findByText('no sign of it')).toBeVisible();
  await waitFor(async () => {
    expect(await field(/^Question/)).toHaveFocus();
  });
  await user.keyboard('{Escape}ko');
  await user.keyboard('mia');
  await user.clear(await field(/^Until/));
  await user.type(await field(/^Until/), 'later{Enter}');
  expect(await screen.findByText(/That is not a time/)).toBeVisible();
  await user.clear(await field(/^Until/));
  await user.type(await field(/^Until/), '20m{Enter}');
  expect(await within(list).findByText(/^Mia Ek owes it, /)).toBeVisible();
  expect(selectTasks(room.store.getState()).map(({ text, person }) => [person?.name, text])).toEqual([
    ['Mia Ek', 'when are customers told?'],
  ]);
  await user.keyboard('{Escape}{Shift>}e{/Shift}');
  expect(await screen.findByText('Briefing with Executive Team ended, 1 owed')).toBeVisible();
  expect(screen.queryByRole('textbox', { name: /^Question/ })).toBeNull();
  await user.keyboard('gt');
  expect(await screen.findByText('Briefing with Executive Team ended, 2 questions, 1 owed')).toBeInTheDocument();
  const open = await screen.findByRole('region', { name: /^Open questions/ });
  expect(within(open).getByText('when are customers told?')).toBeVisible();
  expect(within(open).getByText('Mia Ek')).toBeVisible();
});

test('/ask writes a question down from any pane, and says what to do where no briefing goes on', async () => {
  const { user, briefing } = await running();
  await user.click(await composer());
  await user.keyboard('/ask @mia who pays?{Enter}');
  await waitFor(() => {
    expect(briefing()?.questions.map(({ by, text }) => `${by?.name ?? ''}: ${text}`)).toEqual(['Mia Ek: who pays?']);
  });
  await user.keyboard('{Escape}');
  await user.keyboard('{Shift>}e{/Shift}');
  await waitFor(() => {
    expect(briefing()?.endedAt).not.toBeNull();
  });
  await user.click(await composer());
  await user.keyboard('/ask anything else?{Enter}');
  expect(await screen.findByText(/No briefing goes on/)).toBeVisible();
});

test('a past briefing stays with its questions, beside the one that goes on', async () => {
  const { user, room } = await running();
  await user.keyboard('when?{Enter}');
  await waitFor(() => {
    expect(selectBriefings(room.store.getState())[0]?.questions).toHaveLength(1);
  });
  await user.keyboard('{Escape}{Shift>}e{/Shift}');
  await waitFor(() => {
    expect(screen.queryByRole('textbox', { name: /^Question/ })).toBeNull();
  });
  await user.keyboard('n');
  await user.type(await field(/^With whom/), 'next shift');
  expect(((await field(/^Agenda/)) as HTMLTextAreaElement).value).toMatch(/\nOwed: when\?/);
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'Briefing with next shift' })).toBeVisible();
  await user.keyboard('{Escape}[[');
  expect(await screen.findByRole('heading', { name: 'Briefing with Executive Team' })).toBeVisible();
  expect(within(await pane()).getByRole('option', { name: /when\?/ })).toBeVisible();
  await user.keyboard(']');
  expect(await screen.findByRole('heading', { name: 'Briefing with next shift' })).toBeVisible();
});

test('a second answer, given in the log, stands beside the first until one is said', async () => {
  const { user, briefing } = await running();
  await user.keyboard('when?{Enter}');
  await waitFor(() => {
    expect(briefing()?.questions).toHaveLength(1);
  });
  await user.keyboard('{Escape}a');
  await user.keyboard('at five{Enter}');
  await waitFor(() => {
    expect(briefing()?.questions[0]?.answers).toHaveLength(1);
  });
  await user.click(await composer());
  await user.keyboard('not today ^3{Enter}');
  const list = screen.getByRole('listbox', { name: 'Questions of Executive Team' });
  expect(await within(list).findByText('2 answers')).toBeVisible();
  expect(within(list).getByText('at five')).toBeVisible();
  expect(within(list).getByText('not today')).toBeVisible();
});
