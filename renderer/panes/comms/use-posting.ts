import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import { selectReference, selectSeverity, selectTitle } from '../../../shared/domain/incident/header/select-header';
import { useAct } from '../../app/acting';
import { useApp, useRoom, useWholeIncident } from '../../app/contexts';
import { postedProof, postedWords, type WebhookReport } from '../../app/comms/webhook-words';
import type { Draft } from './draft';

/** What became of posts: those that were taken, and in words why others were not. */
export type PostedAll = { readonly taken: readonly string[]; readonly trouble: readonly string[] };

/**
 * Posts approved words to the addresses of channels: when a person ticked it and pressed, once each. What does not arrive
 * is logged as a delivery that failed.
 */
export function usePosting(audience: Audience, { message, subject, text, nextAt }: Draft) {
  const intl = useIntl();
  const app = useApp();
  const act = useAct();
  const { room } = useRoom();
  const incident = useWholeIncident();
  const [webhooks, setWebhooks] = useState<readonly WebhookReport[]>([]);
  useEffect(() => {
    let isGone = false;
    void app.bridge.call('webhooks', {}).then((all) => {
      if (!isGone) setWebhooks(all);
    });
    return () => {
      isGone = true;
    };
  }, [app]);
  const mayPost = message?.approval !== undefined && message.stale.length === 0 && selectAccess(incident) === null;
  const hostByChannel = new Map(
    mayPost ? webhooks.map(({ channel, host }) => [channel.toLowerCase(), host] as const) : [],
  );

  async function postTo(channel: string): Promise<string | null> {
    if (!message) return null;
    const outgoing = {
      incident: selectReference(incident),
      title: selectTitle(incident),
      severity: selectSeverity(incident),
      audience: audience.name,
      ...{ subject, text, nextUpdate: nextAt, sentBy: app.me().name, id: message.id },
    };
    const posted = await app.bridge.call('post-webhook', { book: room.book, channel, outgoing });
    const trouble = postedWords(intl, channel, posted);
    const why = postedProof(intl, posted);
    if (trouble === null || why === null) return trouble;
    const notLogged = await act({ kind: 'fail-message', message: message.id, channel, method: 'webhook', why });
    return [trouble, notLogged].filter(Boolean).join(' ');
  }

  return {
    /** Where posts to a channel lead; undefined if it has no address, or nothing may be posted. */
    hostOf: (channel: string): string | undefined => hostByChannel.get(channel.trim().toLowerCase()),
    postAll: async (channels: readonly string[]): Promise<PostedAll> => {
      const taken: string[] = [];
      const trouble: string[] = [];
      for (const channel of channels) {
        const why = await postTo(channel);
        if (why === null) taken.push(channel);
        else trouble.push(why);
      }
      return { taken, trouble };
    },
  };
}
