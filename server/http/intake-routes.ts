import { boxOf, readNotificationName } from '../../shared/record/notification';
import { concat, fromHex, u32 } from '../../shared/record/bytes';
import * as wire from '../../shared/node/hub/wire';
import { DONE, json, Refusal, type Reply } from './reply';
import { parsed, type Asked, type Place, type Route } from './route';

/** What laptops ask about what monitoring sends: the ways it comes in, and what came, sealed. */
export function intakeRoutes({ hub: { intakes, notifications } }: Place): readonly Route[] {
  async function make({ body }: Asked): Promise<Reply> {
    if (!(await intakes.make(parsed(wire.intake, body)))) throw new Refusal(413, { why: 'too-large' });
    return DONE;
  }

  async function list({ body }: Asked): Promise<Reply> {
    const { keys } = parsed(wire.intakesOf, body);
    const received = await notifications.received();
    const ours = await intakes.of(new Set(keys));
    return json({
      intakes: ours.map(({ id, label }) => ({ id, label, ...(received.get(id) ?? { alerts: 0, lastAt: null }) })),
    });
  }

  /** Each with its length before it; of what went meanwhile, the length is 0. */
  async function read({ body }: Asked): Promise<Reply> {
    const parts: Uint8Array[] = [];
    for (const name of parsed(wire.asked, body).names) {
      const bytes = (readNotificationName(name) && (await notifications.read(name))) ?? new Uint8Array();
      parts.push(u32(bytes.length), bytes);
    }
    return { kind: 'bytes', bytes: concat(...parts) };
  }

  return [
    { method: 'POST', path: '/v1/intakes', who: 'member', answer: make },
    { method: 'POST', path: '/v1/intakes/list', who: 'member', answer: list },
    {
      method: 'PUT',
      path: '/v1/intakes',
      who: 'member',
      answer: async ({ body }) => {
        const { to, from } = parsed(wire.turned, body);
        await intakes.turn(to, from);
        return DONE;
      },
    },
    {
      method: 'DELETE',
      path: '/v1/intakes/:name',
      who: 'member',
      answer: async ({ name }) => {
        await intakes.remove(name);
        return DONE;
      },
    },
    {
      method: 'POST',
      path: '/v1/notifications/list',
      who: 'member',
      answer: async ({ body }) => {
        const { keys, since } = parsed(wire.notificationsOf, body);
        return json(await notifications.names(new Set(keys.map((key) => boxOf(fromHex(key)))), since));
      },
    },
    { method: 'POST', path: '/v1/notifications/read', who: 'member', answer: read },
  ];
}
