/** How far an incident is, as messages to people tell it. */
export const MESSAGE_PHASES = ['detected', 'investigating', 'resolving', 'monitoring', 'resolved', 'reviewed'] as const;
export type MessagePhase = (typeof MESSAGE_PHASES)[number];

/**
 * Words to one kind of audience. `{{name}}` is filled in; `{{name|words}}` says the words where nothing is known of it;
 * `{{#offline}}…{{/offline}}` stands only while the usual channels are down. product.md §3.5.
 */
export type MessageTemplate = {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly body: string;
  /** Says nothing of a next update: it is the last word, or a call. */
  readonly isFinal?: boolean;
};

/** What every message ends in, unless it is the last. */
export const TAIL =
  'Next update: {{next_update}}{{#offline}} (by {{fallback_channel}}){{/offline}}. Contact: {{contact}}.';
