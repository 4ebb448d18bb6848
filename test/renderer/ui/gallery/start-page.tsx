import { useState } from 'react';
import { AppFrame } from '../../../../renderer/ui/app-frame';
import { Band } from '../../../../renderer/ui/band';
import { Button } from '../../../../renderer/ui/button';
import { Chip } from '../../../../renderer/ui/chip';
import { KeyHint } from '../../../../renderer/ui/key-hint';
import { LiveText } from '../../../../renderer/ui/live-text';
import { RadioCards } from '../../../../renderer/ui/radio-cards';
import { StatusBar } from '../../../../renderer/ui/status-bar';
import { TextField } from '../../../../renderer/ui/text-field';
import { TopBar } from '../../../../renderer/ui/top-bar';
import styles from './gallery.module.css';

/** First start, in a drill, so that the band shows too. */
export function StartPage() {
  const [way, setWay] = useState<'join' | 'start'>('join');
  return (
    <AppFrame
      band={<Band name="Drill">DRILL · Core switch loop · +06:00</Band>}
      top={
        <TopBar
          path={['Holdfast']}
          end={
            <>
              <Chip tone="plain">On this laptop only</Chip>
              <LiveText text="10:47:12Z" size="row" />
            </>
          }
        />
      }
      status={
        <StatusBar
          name="Status"
          start={['● Nothing is sent until you press Enter']}
          end={[
            <KeyHint key="j" keys="J">
              Join
            </KeyHint>,
            <KeyHint key="s" keys="S">
              Start one
            </KeyHint>,
          ]}
        />
      }
    >
      <main className={styles.middle}>
        <form className={styles.form} aria-label="Start">
          <h1 className={styles.title}>Join a room, or start one?</h1>
          <RadioCards
            legend="Join or start"
            value={way}
            onPick={setWay}
            cards={[
              { value: 'join', title: 'Join a room', detail: '2 rooms are open on this network', keys: 'J' },
              { value: 'start', title: 'Start one', detail: 'You take command; name it when you can', keys: 'S' },
            ]}
          />
          <div className={styles.nameLine}>
            <TextField label="Your name" size="large" defaultValue="Bo Lin" />
            <Button variant="primary" size="large" keys="Enter">
              Enter the room
            </Button>
          </div>
        </form>
      </main>
    </AppFrame>
  );
}
