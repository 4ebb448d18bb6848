import { expect, test } from 'vitest';
import { selectTold } from '../../../../shared/domain/incident/messages/select-told';
import { messagesCsv, messagesMarkdown } from '../../../../shared/domain/report/messages-report';
import type { FactId } from '../../../../shared/domain/stated';
import { BO, MINUTE, NOON, room, type Desk } from '../incident/desk';

const words = {
  untitled: 'Untitled',
  heading: 'Messages in order',
  none: 'Nobody yet.',
  failed: 'not delivered',
  approvedBy: (name: string) => `approved by ${name}`,
  reached: (reached: string, of: string) => `${reached} of ${of}`,
  exported: (at: string) => `Exported at ${at}`,
};
const moment = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
const markdown = (here: Desk) =>
  messagesMarkdown(here.view(), { moment, method: (method) => method ?? '', words, now: NOON + 60 * MINUTE });

/** A message that failed by one channel and went by two, and a word said before without any draft. */
function toldRoom(text = 'Checkout is down.'): Desk {
  const here = room();
  here.do({
    ...{ kind: 'mark-sent', audience: 'it', channels: ['Slack'], said: 'Bridge is open' },
    happened: { at: NOON - 5 * MINUTE, approximate: true },
  });
  const [message] = here.do({ kind: 'draft-message', audience: 'executives', template: 'no-change', nextAt: null });
  const id = message as FactId;
  here.pass(MINUTE).do({ kind: 'approve-message', message: id, text });
  here.pass(MINUTE).do({ kind: 'fail-message', message: id, channel: 'Email', method: 'webhook', why: 'answered 500' });
  const bo = here.apart(BO).pass(MINUTE);
  bo.do({
    ...{ kind: 'send-message', message: id, channels: ['Email', 'Direct Call'], methods: { Email: 'app-link' } },
    ...{ reached: 3, of: 4, happened: null },
  });
  return bo;
}

test('who heard what: each channel in order of when it went, what failed among them', () => {
  expect(
    selectTold(toldRoom().view()).map((one) => [
      ...[
        one.audience,
        one.channel,
        one.method,
        one.by,
        one.approvedBy,
        one.isReached,
        one.reached,
        one.text,
        one.proof,
      ],
    ]),
  ).toEqual([
    ['IT Team', 'Slack', null, 'Ana', null, true, null, 'Bridge is open', ''],
    ['Executive Team', 'Email', 'webhook', 'Ana', 'Ana', false, null, 'Checkout is down.', 'answered 500'],
    ['Executive Team', 'Email', 'app-link', 'Bo', 'Ana', true, 3, 'Checkout is down.', ''],
    ['Executive Team', 'Direct Call', 'phone', 'Bo', 'Ana', true, 3, 'Checkout is down.', ''],
  ]);
});

test('what was taken back was not told', () => {
  const here = room();
  const sent = here.do({ kind: 'mark-sent', audience: 'it', channels: ['Slack'], said: '', happened: null });
  here.undo(sent);
  expect(selectTold(here.view())).toEqual([]);
  expect(markdown(here)).toContain('Nobody yet.');
});

test('as CSV no words become a formula or another row', () => {
  const csv = messagesCsv(toldRoom('=HYPERLINK("x")\r\nsecond line').view());
  expect(csv).toContain('2026-11-21T11:55:00.000Z,IT Team,Slack,,sent,,,Ana,,Bridge is open,\r\n');
  expect(csv).toContain(`,Executive Team,Direct Call,phone,sent,3,4,Bo,Ana,"'=HYPERLINK(""x"")\r\nsecond line",\r\n`);
  expect(csv.startsWith('\ufeffhappened_utc,audience,channel,')).toBe(true);
});

test('as Markdown each is an item, and no words become a heading or a link', () => {
  const text = markdown(toldRoom('# Big\n[x](http://evil.example)'));
  expect(text).toContain('- `2026-11-21T11:55` **IT Team** Slack · Ana  \n  Bridge is open');
  expect(text).toContain(
    '**Executive Team** Email · webhook · not delivered: answered 500 · Ana · approved by Ana  \n  \\# Big  \n  \\[x\\](http://evil.example)',
  );
  expect(text).toContain('Direct Call · phone · 3 of 4 · Bo · approved by Ana');
});
