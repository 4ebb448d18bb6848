import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp } from '../../app/contexts';
import { webhookFaultWords, type WebhookReport } from '../../app/comms/webhook-words';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';
import { TextField } from '../../ui/text-field';
import styles from './settings-screen.module.css';

/** Addresses that messages are posted to, channel by channel. There are none until somebody adds one. */
export function ChannelsTab() {
  const intl = useIntl();
  const app = useApp();
  const [webhooks, setWebhooks] = useState<readonly WebhookReport[]>([]);
  const [made, setMade] = useState<string | null>(null);
  useEffect(() => {
    void app.bridge.call('webhooks', {}).then(setWebhooks);
  }, [app]);
  return (
    <div className={styles.tab}>
      <p className={styles.detail}>
        <FormattedMessage
          id="channels.what"
          defaultMessage="A message can be posted to a channel’s own address, signed with a secret. Nothing is posted by itself: when you mark a message sent, you tick that it is to be posted. Address and secret stay on this laptop, sealed."
        />
      </p>
      <NewWebhook
        onKept={(kept, secret) => {
          setWebhooks(kept);
          setMade(secret);
        }}
      />
      {made === null ? null : (
        <div className={styles.words}>
          <TextField
            label={intl.formatMessage(
              {
                id: 'channels.made',
                defaultMessage: 'The secret that was made for {channel}, shown this once: give it to the receiver',
              },
              { channel: webhooks.at(-1)?.channel ?? '' },
            )}
            value={made}
            readOnly
            autoFocus
            onFocus={(event) => {
              event.target.select();
            }}
          />
        </div>
      )}
      {webhooks.length === 0 ? null : (
        <RowList name={intl.formatMessage({ id: 'channels.list', defaultMessage: 'Channels with an address' })}>
          {webhooks.map(({ channel, host, isPlain }) => (
            <Row
              key={channel}
              detail={
                isPlain ? (
                  <FormattedMessage
                    id="channels.plain"
                    defaultMessage="{host}, in the clear: others on that network can read along"
                    values={{ host }}
                  />
                ) : (
                  host
                )
              }
              end={
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={intl.formatMessage(
                    { id: 'channels.delete-one', defaultMessage: 'Delete the address of {channel}' },
                    { channel },
                  )}
                  onClick={() => {
                    void app.bridge.call('remove-webhook', { channel }).then(setWebhooks);
                  }}
                >
                  <FormattedMessage id="channels.delete" defaultMessage="Delete" />
                </Button>
              }
            >
              {channel}
            </Row>
          ))}
        </RowList>
      )}
    </div>
  );
}

type NewProps = { readonly onKept: (webhooks: readonly WebhookReport[], made: string | null) => void };

function NewWebhook({ onKept }: NewProps) {
  const intl = useIntl();
  const app = useApp();
  const [channel, setChannel] = useState('');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  const [isPlainOk, setPlainOk] = useState(false);
  const [refused, setRefused] = useState<string>();
  async function keep(): Promise<void> {
    if (channel.trim() === '') {
      setRefused(
        intl.formatMessage({ id: 'channels.name-it', defaultMessage: 'Say which channel: its name in the matrix.' }),
      );
      return;
    }
    const reply = await app.bridge.call('keep-webhook', { channel: channel.trim(), url, secret, isPlainOk });
    if (reply.kind === 'refused') {
      setRefused(webhookFaultWords(intl, reply.why));
      return;
    }
    for (const empty of [setChannel, setUrl, setSecret]) empty('');
    setPlainOk(false);
    setRefused(undefined);
    onKept(reply.webhooks, reply.made);
  }
  return (
    <form
      className={styles.words}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <div className={styles.webhook}>
        <TextField
          label={intl.formatMessage({ id: 'channels.channel', defaultMessage: 'Channel' })}
          hint={intl.formatMessage({ id: 'channels.hint', defaultMessage: 'As the matrix calls it: Slack, Email' })}
          value={channel}
          maxLength={200}
          onChange={(event) => {
            setChannel(event.target.value);
          }}
        />
        <TextField
          label={intl.formatMessage({ id: 'channels.url', defaultMessage: 'Address it is posted to' })}
          error={refused}
          value={url}
          maxLength={2_000}
          onChange={(event) => {
            setUrl(event.target.value);
          }}
        />
        <TextField
          label={intl.formatMessage({ id: 'channels.secret', defaultMessage: 'Secret' })}
          hint={intl.formatMessage({ id: 'channels.secret-hint', defaultMessage: 'Empty: one is made' })}
          type="password"
          value={secret}
          maxLength={200}
          onChange={(event) => {
            setSecret(event.target.value);
          }}
        />
      </div>
      {/^\s*http:/i.test(url) ? (
        <Checkbox
          checked={isPlainOk}
          label={
            <FormattedMessage
              id="channels.plain-ok"
              defaultMessage="It is on our own network, and I know that others there can read along"
            />
          }
          onToggle={setPlainOk}
        />
      ) : null}
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="channels.keep" defaultMessage="Keep this address" />
      </Button>
    </form>
  );
}
