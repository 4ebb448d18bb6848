import type { HandedOn } from '../shared/record/outside-report';

/** A link, and what did not fit into it: to be pasted by hand. */
export type OutsideLink = {
  readonly url: string;
  readonly left: { readonly what: 'words' | 'whom-and-words'; readonly text: string } | null;
};

/** Windows cuts what it hands to another program at 2,083 characters, and some mail programs before that. */
const LONGEST = 2_000;

/**
 * mailto: (RFC 6068), tel: (RFC 3966) or sms: (RFC 5724), of parts that were parsed: each is encoded by itself, so that
 * none can become a header, a query or an address.
 */
export function outsideLink(handed: HandedOn): OutsideLink {
  switch (handed.kind) {
    case 'call':
      return { url: `tel:${handed.number}`, left: null };
    case 'sms': {
      const start = `sms:${handed.numbers.join(',')}`;
      return (
        fitting(`${start}?body=${encoded(handed.body)}`) ??
        fitting(start, { what: 'words', text: handed.body }) ?? {
          url: 'sms:',
          left: { what: 'whom-and-words', text: `${handed.numbers.join(', ')}\n\n${handed.body}` },
        }
      );
    }
    case 'mail':
      return mailLink(handed);
  }
}

function mailLink({ to, isBlind, subject, body }: Extract<HandedOn, { kind: 'mail' }>): OutsideLink {
  const about = `subject=${encoded(oneLine(subject))}`;
  const addressed = to.map(encodedAddress).join(',');
  const start = isBlind ? `mailto:?bcc=${addressed}&${about}` : `mailto:${addressed}?${about}`;
  return (
    fitting(`${start}&body=${encoded(body)}`) ??
    fitting(start, { what: 'words', text: body }) ?? {
      url: `mailto:?${about}`,
      left: { what: 'whom-and-words', text: `${to.join(', ')}\n\n${body}` },
    }
  );
}

const fitting = (url: string, left: OutsideLink['left'] = null): OutsideLink | null =>
  url.length <= LONGEST ? { url, left } : null;

/** Lines end in CRLF, as RFC 6068 asks. Half a letter, which no URL can hold, becomes a replacement mark. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD').replaceAll(/\r\n?|\n/g, '\r\n'));

/** Short enough that a link always has room for it. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);

const encodedAddress = (address: string): string => address.split('@').map(encoded).join('@');
