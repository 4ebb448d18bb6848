import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { outsideLink } from '../../electron/outside-link';
import { outsideCalls, type HandedOn } from '../../shared/record/outside-report';

const mail = (change: object = {}): HandedOn => ({
  kind: 'mail',
  to: ['ana@corp.example'],
  isBlind: false,
  subject: 'Checkout',
  body: 'Down.',
  ...change,
});

/** What a mail program reads out of a link, by RFC 6068. */
function readMail(url: string) {
  const { protocol, pathname, search } = new URL(url);
  const fields = search
    .slice(1)
    .split('&')
    .map((one) => one.split('=', 2) as [string, string]);
  expect(new Set(fields.map(([name]) => name)).size).toBe(fields.length);
  const field = (name: string) => decodeURIComponent(fields.find(([one]) => one === name)?.[1] ?? '');
  return {
    protocol,
    names: fields.map(([name]) => name).sort(),
    to: decodeURIComponent(pathname),
    ...{ bcc: field('bcc'), subject: field('subject'), body: field('body') },
  };
}

test('a mail link says to whom, about what and which words, with lines as mail ends them', () => {
  const { url, left } = outsideLink(
    mail({ to: ['ana@corp.example', 'bo+it@corp.example'], body: 'One & two?\nThree' }),
  );
  expect(url).toBe('mailto:ana@corp.example,bo%2Bit@corp.example?subject=Checkout&body=One%20%26%20two%3F%0D%0AThree');
  expect(left).toBeNull();
});

test('people outside do not see each other', () => {
  const read = readMail(outsideLink(mail({ to: ['a@x.example', 'b@y.example'], isBlind: true })).url);
  expect(read).toMatchObject({ to: '', bcc: 'a@x.example,b@y.example' });
});

test('no words, however hostile, become a header, another field or another address', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('x\r\nBcc: eve@evil.example', 'x&bcc=eve@evil.example', 'x?to=e@e.e#', '%0d%0aBcc:e@e.e', '\uD800'),
  );
  fc.assert(
    fc.property(hostile, hostile, (subject, body) => {
      const read = readMail(outsideLink(mail({ subject, body })).url);
      expect(read).toMatchObject({ protocol: 'mailto:', names: ['body', 'subject'], to: 'ana@corp.example' });
      expect(read.subject).not.toMatch(/[\r\n]/);
      expect(read.body).not.toMatch(/[^\r]\n|\r[^\n]/);
    }),
  );
});

test('words that are too long for a link are left to be pasted, and so are too many addresses', () => {
  const long = outsideLink(mail({ body: 'ö'.repeat(400) }));
  expect(long.url).toBe('mailto:ana@corp.example?subject=Checkout');
  expect(long.left).toEqual({ what: 'words', text: 'ö'.repeat(400) });
  const to = Array.from({ length: 120 }, (_, i) => `person-${String(i)}@corp.example`);
  const many = outsideLink(mail({ to, subject: '€'.repeat(1_500) }));
  expect(many.url.length).toBeLessThanOrEqual(2_000);
  expect(decodeURIComponent(many.url)).toBe(`mailto:?subject=${'€'.repeat(200)}`);
  expect(many.left).toEqual({ what: 'whom-and-words', text: `${to.join(', ')}\n\nDown.` });
});

test('a call is its number; a text goes to all of them with its words', () => {
  expect(outsideLink({ kind: 'call', number: '+3225551234' })).toEqual({ url: 'tel:+3225551234', left: null });
  expect(outsideLink({ kind: 'sms', numbers: ['+32470', '112'], body: 'Down & out' }).url).toBe(
    'sms:+32470,112?body=Down%20%26%20out',
  );
  const long = outsideLink({ kind: 'sms', numbers: ['112'], body: 'x'.repeat(2_500) });
  expect(long).toEqual({ url: 'sms:112', left: { what: 'words', text: 'x'.repeat(2_500) } });
});

test.each<[why: string, handed: unknown]>([
  ['another scheme', { kind: 'web', url: 'https://example.invalid/' }],
  ['a number that is a link', { kind: 'call', number: 'file:///etc/passwd' }],
  ['a number with a query', { kind: 'sms', numbers: ['112?body=x'], body: '' }],
  ['an address with a query', mail({ to: ['a@b.c?bcc=d@e.f'] })],
  ['an address with a line of its own', mail({ to: ['a@b.c\r\nBcc: d@e.f'] })],
  ['two addresses in one', mail({ to: ['a@b.c,d@e.f'] })],
  ['nobody', mail({ to: [] })],
])('%s is not taken from the page', (_why, handed) => {
  expect(v.safeParse(outsideCalls['open-outside'], handed).success).toBe(false);
});
