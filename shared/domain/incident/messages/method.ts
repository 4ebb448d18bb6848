import type { DeliveryMethod } from './facts';

const METHODS: readonly (readonly [RegExp, DeliveryMethod])[] = [
  [/\bsms\b|handset/i, 'sms'],
  [/call|phone|bridge|line\b|cascade|greeting/i, 'phone'],
  [/radio/i, 'radio'],
  [/notice|print|script|wall board/i, 'printed'],
  [/mail|slack|chat|portal|banner|social|status page|pagerduty/i, 'copied'],
];

/** By what means words go by a channel, as it is called: the app itself sends nothing. */
export const methodFor = (channel: string): DeliveryMethod =>
  METHODS.find(([name]) => name.test(channel))?.[1] ?? 'in-person';
