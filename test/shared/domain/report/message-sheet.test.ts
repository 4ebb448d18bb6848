import { expect, test } from 'vitest';
import { messageSheet, type MessageSheet } from '../../../../shared/domain/report/message-sheet';

const sheet: MessageSheet = {
  language: 'en',
  audience: 'Executive Team',
  incident: 'INC-1 · SEV1 · Checkout',
  at: 'Printed 12:00',
  standing: 'Approved by Ana, 11:58',
  isApproved: true,
  text: 'Checkout is down.\nCash works.',
  facts: [['Next update', '13:00 CET']],
  blanks: ['Told whom', 'When'],
};

test('a message on paper says for whom it is, its words line by line, and what else a caller needs', () => {
  const html = messageSheet(sheet);
  for (const words of [
    '<h1>Executive Team</h1>',
    '<p class="approved">Approved by Ana, 11:58</p>',
    '<main>Checkout is down.\nCash works.</main>',
    '<dt>Next update</dt><dd>13:00 CET</dd>',
    '<th>Told whom</th><th>When</th>',
  ])
    expect(html).toContain(words);
});

test('whatever was typed is text on paper, and the page may load nothing', () => {
  const hostile = `<script>x</script><img src=x onerror='y'>"&`;
  const html = messageSheet({
    ...sheet,
    ...{ language: hostile, audience: hostile, incident: hostile, at: hostile, standing: hostile, text: hostile },
    facts: [[hostile, hostile]],
    blanks: [hostile],
  });
  expect(html).not.toMatch(/<script|<img|onerror='/);
  expect(html).toContain('<main>&lt;script&gt;x&lt;/script&gt;&lt;img src=x onerror=&#39;y&#39;&gt;&quot;&amp;</main>');
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});
