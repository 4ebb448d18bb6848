import { ALERT_FORMATS } from '../../shared/record/notification';
import type { Refused } from '../../shared/node/hub/wire';
import { Refusal } from './reply';

type Why = 'no-format' | 'no-token' | 'no-json' | 'too-large' | 'too-fast' | 'too-much';

const SAID: { readonly [K in Why]: readonly [status: number, why: Refused['why'], message: string] } = {
  'no-format': [
    404,
    'not-found',
    `There is no such format. Send to /v1/alerts/ and one of: ${ALERT_FORMATS.join(', ')}.`,
  ],
  'no-token': [
    401,
    'not-let-in',
    'Not kept: no intake has this token. Send the one Holdfast showed, as "Authorization: Bearer <token>", as routing_key, or as ?token=.',
  ],
  'no-json': [400, 'not-understood', 'Not kept: the body is no JSON. Send one JSON value in UTF-8.'],
  'too-large': [413, 'too-large', 'Not kept: the body is larger than 1 MiB. Send fewer alerts at once.'],
  'too-fast': [
    429,
    'too-fast',
    'No intake has this token, and there were too many such tries. Look at the token first.',
  ],
  'too-much': [503, 'too-fast', 'Not kept yet: more came by this token than one may send. Send it again in a moment.'],
};

/** Why what was sent is not kept, in a sentence. `waitMs`: when it is worth trying again. */
export function senderRefusal(said: Why, waitMs?: number): Refusal {
  const [status, why, message] = SAID[said];
  return new Refusal(status, { why, message, ...(waitMs !== undefined && { waitMs }) });
}
