import { clip, toMs } from '../../stated';
import { replacing } from '../../view';
import { roleById } from '../../content/roles';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { Incident } from '../incident';
import { selectAudiences, type Audience } from './audiences';
import { MAX_ADDRESSES } from './facts';
import { selectReach, type Reach } from './reach';

export type CommsCommand =
  | {
      readonly kind: 'mark-sent';
      readonly audience: string;
      readonly channels: readonly string[];
      readonly said: string;
      readonly happened: { readonly at: number; readonly approximate: boolean } | null;
    }
  | { readonly kind: 'snooze'; readonly audience: string; readonly until: number; readonly reason: string }
  | { readonly kind: 'promise-update'; readonly audience: string; readonly at: number | null }
  | { readonly kind: 'switch-audience'; readonly audience: string; readonly on: boolean }
  | ({ readonly kind: 'reach-audience'; readonly audience: string } & Reach);

export function decideComms({ incident, now }: Deciding, command: CommsCommand): Decision {
  const audience = selectAudiences(incident).find((one) => one.id === command.audience);
  if (!audience) return refuse({ kind: 'not-found', what: 'audience' });
  const { id, name } = audience;
  switch (command.kind) {
    case 'mark-sent': {
      if (command.channels.length === 0) return refuse({ kind: 'channel-needed' });
      const said = clip(command.said.trim(), 4_000);
      return facts({
        kind: 'update-sent/1',
        audience: id,
        name,
        channels: command.channels.map((channel) => clip(channel, 1_500)),
        happened: command.happened && { ...command.happened, at: toMs(command.happened.at) },
        said,
      });
    }
    case 'snooze': {
      const reason = clip(command.reason.trim(), 1_500);
      if (reason === '') return refuse({ kind: 'reason-needed', why: 'snooze' });
      if (command.until <= now) return refuse({ kind: 'in-the-past', at: command.until });
      return facts({ kind: 'update-snoozed/1', audience: id, name, until: toMs(command.until), reason });
    }
    case 'promise-update':
      if (command.at !== null && command.at <= now) return refuse({ kind: 'in-the-past', at: command.at });
      return facts({
        kind: 'update-promised/1',
        audience: id,
        name,
        at: command.at === null ? null : toMs(command.at),
        replaces: replacing(incident, 'update-promised/1', id),
      });
    case 'switch-audience':
      return facts({
        kind: 'audience-switched/1',
        audience: id,
        name,
        on: command.on,
        replaces: replacing(incident, 'audience-switched/1', id),
      });
    case 'reach-audience':
      return reach(incident, audience, command);
  }
}

/** Addresses are kept as they were typed: what is wrong with one is shown, and mended by whoever sees it. */
function reach(incident: Incident, { id, name }: Audience, asked: Reach): Decision {
  const mail = kept(asked.mail);
  const phones = kept(asked.phones);
  if (mail.length > MAX_ADDRESSES || phones.length > MAX_ADDRESSES)
    return refuse({ kind: 'too-many', limit: MAX_ADDRESSES });
  if (asked.approver !== null && !roleById(asked.approver)) return refuse({ kind: 'not-found', what: 'role' });
  const { approver } = asked;
  const now = { mail, phones, spokesperson: clip(asked.spokesperson.trim(), 200), approver };
  if (JSON.stringify(now) === JSON.stringify(selectReach(incident, id))) return refuse({ kind: 'unchanged' });
  const replaces = replacing(incident, 'audience-reached/1', id);
  return facts({ kind: 'audience-reached/1', audience: id, name, ...now, replaces });
}

const kept = (all: readonly string[]): string[] => [
  ...new Set(all.map((one) => clip(one.trim(), 254)).filter((one) => one !== '')),
];
