import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/** Laptops that ask to be let in, and this one's own wait: whoever sees the same words on both screens decides. */
export function JoinRequests() {
  const { bridge, sync } = useApp();
  const { requests, remotes } = useStore(sync);
  const asked = remotes.flatMap(({ id, state }) => (state.kind === 'joining' ? [{ id, words: state.words }] : []));
  const answer = (remote: string, id: string, isLetIn: boolean) =>
    void bridge.call('answer-request', { remote, id, isLetIn });
  return (
    <>
      {asked.map(({ id, words }) => (
        <Banner key={id} tone="plain" glyph="…">
          <FormattedMessage
            id="join.waiting"
            defaultMessage="Waiting to be let in. Read these words to someone in the room: {words}. Log at once if you like: your lines wait here."
            values={{ words: <b key="words">{words.join(' ')}</b> }}
          />
        </Banner>
      ))}
      {requests.map(({ remote, id, name, code, words }) => (
        <Banner
          key={id}
          tone="notice"
          glyph="?"
          actions={
            <>
              <Button
                size="small"
                variant="primary"
                onClick={() => {
                  answer(remote, id, true);
                }}
              >
                <FormattedMessage id="join.let-in" defaultMessage="Same words: let in" />
              </Button>
              <Button
                size="small"
                onClick={() => {
                  answer(remote, id, false);
                }}
              >
                <FormattedMessage id="join.refuse" defaultMessage="Refuse" />
              </Button>
            </>
          }
        >
          <Asks name={name} code={code} words={<b>{words.join(' ')}</b>} />
        </Banner>
      ))}
    </>
  );
}

function Asks({ name, ...values }: { readonly name: string | null; readonly code: string; readonly words: ReactNode }) {
  return name === null ? (
    <FormattedMessage
      id="join.asks-unnamed"
      defaultMessage="Laptop {code} asks to join. This laptop cannot read who it is. Let it in only if its screen shows: {words}"
      values={values}
    />
  ) : (
    <FormattedMessage
      id="join.asks"
      defaultMessage="{name} on laptop {code} asks to join. Let them in only if their screen shows: {words}"
      values={{ name, ...values }}
    />
  );
}
