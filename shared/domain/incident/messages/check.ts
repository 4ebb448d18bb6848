import { secretIn } from '../timeline/line/secret';

/** What somebody should look at before the words go. It warns and never stops anybody. */
export type Check =
  | {
      readonly kind:
        | 'no-next-update'
        | 'late-next'
        | 'eta-without-confidence'
        | 'restricted-channel'
        | 'alarm'
        | 'personal'
        | 'secret';
    }
  | { readonly kind: 'generic' | 'speculation' | 'blame' | 'jargon'; readonly words: readonly string[] }
  | { readonly kind: 'differs'; readonly from: string; readonly what: string }
  | { readonly kind: 'sms-long'; readonly characters: number; readonly segments: number };
export type CheckKind = Check['kind'];

/** Every kind, in the order in which they are listed. */
export const CHECK_KINDS: readonly CheckKind[] = [
  'no-next-update',
  'late-next',
  'eta-without-confidence',
  'differs',
  'generic',
  'speculation',
  'blame',
  'alarm',
  'jargon',
  'secret',
  'personal',
  'restricted-channel',
  'sms-long',
];

export type Checking = {
  readonly text: string;
  /** What may be speculation: the words of *Not known*. */
  readonly unknown: string;
  readonly isFinal: boolean;
  readonly nextAt: number | null;
  /** Whether that is later than they are to hear by now. */
  readonly isNextLate: boolean;
  /** The estimate as it stands in the text, and how sure it is; null: none is given. */
  readonly eta: { readonly text: string; readonly confidence: string } | null;
  /** Whether the readers know what a replica is. */
  readonly isTechnical: boolean;
  /** People whose names beside a fault are blame. */
  readonly people: readonly string[];
  /** What is short for something here, and is not shouted. */
  readonly known: readonly string[];
  readonly isRestricted: boolean;
  readonly channels: readonly string[];
  /** Where another audience was told something else. */
  readonly differences: readonly { readonly from: string; readonly what: string }[];
};

const GENERIC = ['working on it', 'working hard', 'as soon as possible', 'asap', 'shortly', 'in due course', 'soon'];
const SPECULATION = [
  'probably',
  'we think',
  'might be',
  'may be caused',
  'possibly',
  'perhaps',
  'we believe',
  'seems to',
];
const BLAME = ['human error', 'careless', 'negligen', 'whose fault', 'to blame', 'should have known', 'incompeten'];
const FAULT = '(?:broke|caused|forgot|failed|mistake|mistakenly|error|fault|blame|wrongly)';
const JARGON = [
  ...['failover', 'fail over', 'replica', 'rollback', 'roll back', 'rolled back', 'dns', 'tcp', 'latency', 'cluster'],
  ...['kubernetes', 'pod', 'vlan', 'bgp', 'hypervisor', 'schema', 'deploy', 'deployment', 'api', 'sql', 'ssl', 'tls'],
  ...[
    '502',
    '503',
    '504',
    '500 error',
    'http',
    'load balancer',
    'node',
    'gateway',
    'wal',
    'iops',
    'cpu',
    'ram',
    'patch',
  ],
];
/** Everybody in the building can read these, whatever the network is. */
const OPEN = [
  'email',
  'slack',
  'internal chat',
  'service portal',
  'website banner',
  'social media',
  'sms',
  'floor notices',
];
const SMS_MOST = 900;

/** Warnings about a message, in the order of `CHECK_KINDS`. */
export function checkMessage(checking: Checking): readonly Check[] {
  const { text, unknown, isFinal, nextAt, isNextLate, eta, differences, isRestricted, channels } = checking;
  const found: Check[] = [];
  if (!isFinal && nextAt === null) found.push({ kind: 'no-next-update' });
  if (isNextLate) found.push({ kind: 'late-next' });
  if (eta && text.includes(eta.text) && !new RegExp(`\\b${eta.confidence}\\b`, 'i').test(text))
    found.push({ kind: 'eta-without-confidence' });
  found.push(...differences.map((one) => ({ kind: 'differs' as const, ...one })));
  const said = (kind: 'generic' | 'speculation' | 'blame' | 'jargon', words: readonly string[]) => {
    if (words.length > 0) found.push({ kind, words });
  };
  said('generic', phrasesIn(text, GENERIC));
  said('speculation', phrasesIn(unknown === '' ? text : text.replaceAll(unknown, ''), SPECULATION));
  said('blame', blameIn(checking));
  if (isAlarming(checking)) found.push({ kind: 'alarm' });
  const names = checking.known.join(' ').toLowerCase();
  if (!checking.isTechnical)
    said(
      'jargon',
      phrasesIn(text, JARGON).filter((one) => !names.includes(one)),
    );
  if (secretIn(text) !== null) found.push({ kind: 'secret' });
  if (/\b\d(?:[ -]?\d){12,18}\b/.test(text) || /\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b/i.test(text))
    found.push({ kind: 'personal' });
  if (isRestricted && channels.some((one) => OPEN.includes(one.toLowerCase())))
    found.push({ kind: 'restricted-channel' });
  const { characters, segments } = smsOf(text);
  if (channels.some((one) => /\bsms\b/i.test(one)) && characters > SMS_MOST)
    found.push({ kind: 'sms-long', characters, segments });
  return found;
}

function phrasesIn(text: string, phrases: readonly string[]): readonly string[] {
  return phrases.filter((phrase) => new RegExp(`(?<![\\w-])${escaped(phrase)}(?![\\w-])`, 'i').test(text));
}

function blameIn({ text, people }: Checking): readonly string[] {
  const shaming = BLAME.filter((one) => text.toLowerCase().includes(one));
  const named = people.filter((name) => {
    const near = new RegExp(`(?<!\\w)${escaped(name)}(?!\\w)(?:\\W+\\w+){0,4}?\\W+${FAULT}\\b`, 'i');
    const after = new RegExp(`\\b${FAULT}\\b(?:\\W+\\w+){0,2}?\\W+by\\W+${escaped(name)}(?!\\w)`, 'i');
    return name !== '' && (near.test(text) || after.test(text));
  });
  return [...shaming, ...named];
}

/** Shouting: "URGENT", two exclamation marks, or two words in capitals that are no names of anything here. */
function isAlarming({ text, known }: Checking): boolean {
  if (/!\s*!/.test(text) || /\burgent\b/i.test(text)) return true;
  const shouted = (text.match(/\b[A-Z]{4,}\b/g) ?? []).filter((word) => !known.includes(word));
  return shouted.length > 1;
}

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Letters that fit a plain SMS (GSM 03.38); each of the second kind counts twice. */
const GSM = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà]$/u;
const GSM_TWICE = /^[\f^{}\\[~\]|€]$/u;

/** How long a text is as SMS: characters, and in how many pieces it goes. */
export function smsOf(text: string): { readonly characters: number; readonly segments: number } {
  const letters = Array.from(text);
  const isPlain = letters.every((one) => GSM.test(one) || GSM_TWICE.test(one));
  const units = isPlain ? letters.reduce((sum, one) => sum + (GSM_TWICE.test(one) ? 2 : 1), 0) : text.length;
  const [whole, piece] = isPlain ? [160, 153] : [70, 67];
  return { characters: letters.length, segments: units === 0 ? 0 : units <= whole ? 1 : Math.ceil(units / piece) };
}
