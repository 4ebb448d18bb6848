import { WifiOff } from 'lucide-react';
import { useState } from 'react';
import { AppFrame } from '../../../../renderer/ui/app-frame';
import { Card } from '../../../../renderer/ui/card';
import { CheckMark, type CheckState } from '../../../../renderer/ui/check-mark';
import { Chip } from '../../../../renderer/ui/chip';
import { Counter } from '../../../../renderer/ui/counter';
import { FilterChips } from '../../../../renderer/ui/filter-chips';
import { HeadBar } from '../../../../renderer/ui/head-bar';
import { KeyHint } from '../../../../renderer/ui/key-hint';
import { Keys } from '../../../../renderer/ui/keys';
import { LiveText } from '../../../../renderer/ui/live-text';
import { Panel } from '../../../../renderer/ui/panel';
import { ProgressBar } from '../../../../renderer/ui/progress-bar';
import { RoomGrid } from '../../../../renderer/ui/room-grid';
import { Row } from '../../../../renderer/ui/row';
import { RowList } from '../../../../renderer/ui/row-list';
import { SearchBox } from '../../../../renderer/ui/search-box';
import { SeverityBlock } from '../../../../renderer/ui/severity-block';
import { StatusBar } from '../../../../renderer/ui/status-bar';
import { Steps } from '../../../../renderer/ui/steps';
import { Strip } from '../../../../renderer/ui/strip';
import { TextArea } from '../../../../renderer/ui/text-area';
import { TopBar } from '../../../../renderer/ui/top-bar';
import styles from './gallery.module.css';
import { LINES, PHASES } from './sample';

/** The room of the design pictures, put together from the kit alone (the timeline is the pane's own). */
export function RoomPage() {
  return (
    <AppFrame top={<Top />} head={<Head />} status={<Status />}>
      <RoomGrid
        left={{ name: 'Roles and timeboxes', children: <Left /> }}
        centre={{ name: 'Timeline', children: <Centre /> }}
        right={{ name: 'Updates and checklists', children: <Right /> }}
      />
    </AppFrame>
  );
}

function Top() {
  return (
    <TopBar
      path={['Holdfast', 'INC-20261121-K7Q-02']}
      middle={<SearchBox label="Search or run a command" keys="Ctrl+K" onOpen={() => undefined} />}
      end={
        <>
          <Chip tone="plain" glyph={<WifiOff />}>
            On 3 laptops · folder 10:46Z · hub offline
          </Chip>
          <LiveText text="10:47:12Z" size="row" />
        </>
      }
    />
  );
}

function Head() {
  return (
    <HeadBar
      name="Incident"
      block={<SeverityBlock level={1} word="SEV" />}
      title="Checkout failing: 502 from payments gateway (EU)"
      under={
        <>
          <Steps name="Phase" steps={PHASES} currentId="investigation" />
          <span>Bridge +32 2 555 0147 · fallback room 4.12</span>
        </>
      }
      counters={
        <>
          <Counter label="Elapsed">
            <LiveText text="T+00:47" />
          </Counter>
          <Counter
            label="End-users update"
            end={
              <Chip tone="critical" glyph="!">
                Overdue
              </Chip>
            }
          >
            <LiveText text="+04:10" />
          </Counter>
        </>
      }
    />
  );
}

function Left() {
  return (
    <>
      <Panel title="Roles" count={5}>
        <RowList look="bare" name="Roles">
          <Row label="Commander" end={<Keys keys="1" />}>
            Ana Ruiz
          </Row>
          <Row label="Deputy" end={<Keys keys="2" />}>
            Chidi O.
          </Row>
          <Row label="Internal" end={<Keys keys="5" />}>
            <Chip tone="notice" glyph="!">
              Unfilled
            </Chip>
          </Row>
        </RowList>
      </Panel>
      <Panel title="Timeboxes" count="1 over">
        <div className={styles.stack}>
          <Card
            title="Bo: check replica lag"
            end={
              <Chip tone="critical" glyph="!">
                00:40 over
              </Chip>
            }
          >
            <ProgressBar name="Bo: check replica lag" value={5} max={5} tone="critical" />
          </Card>
          <Card title="Eli: roll back 4471" end={<LiveText text="03:12" size="row" />}>
            <ProgressBar name="Eli: roll back 4471" value={3} max={5} />
          </Card>
        </div>
      </Panel>
      <Panel title="Open questions">
        <RowList look="bare">
          <Row>Why were we not paged at 09:52Z?</Row>
          <Row isSelected>Is US region exposed?</Row>
        </RowList>
      </Panel>
    </>
  );
}

function Centre() {
  const [pressed, setPressed] = useState('all');
  return (
    <div className={styles.centre}>
      <Strip
        end={
          <span>
            UTC <Keys keys="Ctrl+Shift+U" />
          </span>
        }
      >
        <FilterChips
          name="Show"
          pressed={[pressed]}
          onToggle={setPressed}
          chips={[
            { id: 'all', label: 'All', count: 128 },
            { id: 'decisions', label: 'Decisions', glyph: '◆', count: 6 },
            { id: 'actions', label: 'Actions', glyph: '!', count: 21 },
            { id: 'key', label: 'Key only' },
          ]}
        />
      </Strip>
      <ol className={styles.log}>
        {LINES.map(([time, glyph, who, text]) => (
          <li key={time} className={styles.line} data-selected={time === '10:46:10'} data-decision={glyph === '◆'}>
            <time className={styles.time}>{time}</time>
            <span aria-hidden="true">{glyph}</span>
            <span className={styles.who}>{who}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <div className={styles.composer}>
        <TextArea
          label="Log a line"
          isLabelHidden
          size="composer"
          rows={1}
          defaultValue="!@eli roll back deploy 4471 and confirm 5xx 5m t-2m"
        />
        <div className={styles.wrap}>
          <Chip tone="token" glyph="!">
            Action
          </Chip>
          <Chip tone="token">Eli Novak</Chip>
          <Chip tone="token">report 10:50Z</Chip>
          <span className={styles.end}>
            <Keys keys="Enter" /> log <Keys keys="Shift+Enter" /> new line <Keys keys="Esc" /> to list
          </span>
        </div>
      </div>
    </div>
  );
}

function Right() {
  const [states, setStates] = useState<readonly CheckState[]>(['done', 'done', 'doing', 'todo', 'blocked', 'skipped']);
  return (
    <>
      <Panel title="Stakeholder updates">
        <RowList>
          <Row
            end={
              <Chip tone="critical" glyph="!">
                04:10 overdue
              </Chip>
            }
          >
            End-users
          </Row>
          <Row
            end={
              <Chip tone="warning" glyph="◷">
                02:48
              </Chip>
            }
          >
            Executive team
          </Row>
          <Row end={<LiveText text="11:40" size="row" />}>IT team</Row>
          <Row
            end={
              <Chip tone="done" glyph="✓">
                Sent 10:41Z
              </Chip>
            }
          >
            Vendor (PSP)
          </Row>
        </RowList>
      </Panel>
      <Panel title="Checklist · First 15 minutes" count="2/6">
        <ProgressBar name="First 15 minutes" value={2} max={6} valueText="2 of 6" tone="done" />
        <ul>
          {['Take command aloud', 'Name scribe and comms', 'First user notice', 'Next check', 'Page DBA', 'Freeze'].map(
            (item, index) => (
              <li key={item} className={styles.check} data-state={states[index]}>
                <CheckMark
                  state={states[index] ?? 'todo'}
                  name={item}
                  onToggle={() => setStates((now) => now.map((state, at) => (at === index ? 'done' : state)))}
                />
                {item}
              </li>
            ),
          )}
        </ul>
      </Panel>
      <Panel title="Pending decision">
        <Card title={<b>Fail over EU database</b>} end={<Chip tone="plain">Asked 10:44Z</Chip>}>
          Any strong objections? 0 raised · 5 heard
        </Card>
      </Panel>
    </>
  );
}

function Status() {
  return (
    <StatusBar
      name="Status"
      start={['● Saved 10:47:11Z', '12 waiting for hub', 'Folder synced 10:46Z']}
      end={[
        <KeyHint key="log" keys="Ctrl+L">
          Log
        </KeyHint>,
        <KeyHint key="roles" keys="G R">
          Roles
        </KeyHint>,
        <KeyHint key="comms" keys="G C" isCurrent>
          Comms
        </KeyHint>,
        <KeyHint key="keys" keys="?">
          Keys
        </KeyHint>,
      ]}
    />
  );
}
