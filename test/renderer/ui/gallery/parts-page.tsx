import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ActionCard } from '../../../../renderer/ui/action-card';
import { Banner } from '../../../../renderer/ui/banner';
import { Button } from '../../../../renderer/ui/button';
import { CheckMark } from '../../../../renderer/ui/check-mark';
import { Checkbox } from '../../../../renderer/ui/checkbox';
import { Chip } from '../../../../renderer/ui/chip';
import { DefinitionList } from '../../../../renderer/ui/definition-list';
import { EmptyState } from '../../../../renderer/ui/empty-state';
import { Keys } from '../../../../renderer/ui/keys';
import { OptionList } from '../../../../renderer/ui/option-list';
import { Panel } from '../../../../renderer/ui/panel';
import { ProgressBar } from '../../../../renderer/ui/progress-bar';
import { Segmented } from '../../../../renderer/ui/segmented';
import { SelectField } from '../../../../renderer/ui/select-field';
import { SeverityBlock } from '../../../../renderer/ui/severity-block';
import { SeverityChip } from '../../../../renderer/ui/severity-chip';
import { SidePanel } from '../../../../renderer/ui/side-panel';
import { Tabs } from '../../../../renderer/ui/tabs';
import { TextArea } from '../../../../renderer/ui/text-area';
import { TextField } from '../../../../renderer/ui/text-field';
import styles from './gallery.module.css';

const LEVELS = [1, 2, 3, 4] as const;
const CONFIDENCE = ['Low', 'Medium', 'High'].map((label) => ({ value: label, label }));
const nothing = () => undefined;

export function PartsPage() {
  return (
    <main className={styles.page}>
      <h1 className="visually-hidden">Parts</h1>
      <Panel title="Chips" count={12} end={<Keys keys="Ctrl+Shift+U" />}>
        <Chips />
      </Panel>
      <Panel title="On a selection">
        <div className={styles.selected} data-selected="true">
          <Chips />
          <Buttons />
        </div>
      </Panel>
      <Panel title="Buttons">
        <Buttons />
      </Panel>
      <Panel title="Fields">
        <Fields />
      </Panel>
      <Panel title="Choices">
        <Choices />
      </Panel>
      <Panel title="Progress and facts">
        <ProgressBar name="Running" value={2} max={5} />
        <ProgressBar name="Done" value={4} max={9} tone="done" />
        <ProgressBar name="Over" value={9} max={5} tone="critical" />
        <DefinitionList
          look="lined"
          entries={[
            { id: 'known', name: 'Known', value: 'EU card payments fail since 09:52Z, 31 % of tries' },
            { id: 'next', name: 'Next update', value: '11:15Z' },
          ]}
        />
      </Panel>
      <Panel title="Completion">
        <OptionList
          id="people"
          name="People"
          activeId="eli"
          onPick={nothing}
          groups={[
            {
              id: 'here',
              label: 'Here',
              options: [
                { id: 'eli', label: 'Eli Novak', detail: 'Technical lead', glyph: '@', keys: 'Tab' },
                { id: 'ela', label: 'Ela Kurt', detail: 'Network', glyph: '@' },
              ],
            },
          ]}
        />
      </Panel>
      <Panel title="Tabs">
        <TabbedPart />
      </Panel>
      <div className={styles.tall}>
        <SidePanel title="Line 121" closeName="Close" onClose={nothing} end={<Chip tone="plain">Late 2 min</Chip>}>
          Roll back deploy 4471, report in 5m
        </SidePanel>
      </div>
      <div className={styles.wide}>
        <Banners />
        <EmptyState title="No incidents yet" actions={<Button>Use defaults</Button>}>
          Type what happened. Enter logs it.
        </EmptyState>
        <ActionCard title="Run the 5-minute practice drill" detail="Log, assign, back-date, decide." keys="D" />
        <div className={styles.wall}>
          <SeverityBlock level={1} word="SEV" size="wall" />
          <Chip tone="critical" glyph="!" size="wall">
            04:10 overdue
          </Chip>
          <SeverityChip level={3} label="SEV3" size="wall" />
        </div>
      </div>
    </main>
  );
}

function Chips() {
  return (
    <div className={styles.wrap}>
      {LEVELS.map((level) => (
        <SeverityChip key={level} level={level} label={`SEV${level}`} />
      ))}
      {LEVELS.map((level) => (
        <SeverityChip key={level} level={level} label={`SEV${level}`} isEnded />
      ))}
      <Chip tone="done" glyph="✓">
        Up to date
      </Chip>
      <Chip tone="drill" glyph="▒">
        DRILL
      </Chip>
      <Chip tone="plain" glyph="○">
        Offline since 09:52Z
      </Chip>
      <Chip tone="token">began 10:37Z</Chip>
      <Keys keys="G R" />
      {LEVELS.map((level) => (
        <SeverityBlock key={level} level={level} word="SEV" />
      ))}
    </div>
  );
}

function Buttons(): ReactNode {
  return (
    <div className={styles.wrap}>
      <Button variant="primary" keys="A">
        Approve
      </Button>
      <Button keys="C">Copy</Button>
      <Button icon={<Plus aria-hidden="true" />}>Add list</Button>
      <Button variant="danger">Delete drill</Button>
      <Button variant="quiet">Later</Button>
      <Button size="small">Take it</Button>
      <Button isBusy>Saving</Button>
      <Button disabled keys="X">
        Mark sent
      </Button>
    </div>
  );
}

function Fields() {
  const [channel, setChannel] = useState('mail');
  return (
    <div className={styles.stack}>
      <TextField label="Expected back" defaultValue="11:05Z" hint="1405, 14:05Z or +20m" />
      <TextField label="Address" placeholder="hub.lan:8443" error="Not found: hub.lam. Check the name." />
      <TextField label="Laptop" defaultValue="K7Q" disabled />
      <TextArea label="Situation" defaultValue={'31 % of EU card payments fail.\nUS unaffected.'} />
      <SelectField
        label="Channel"
        value={channel}
        onPick={setChannel}
        options={[
          { value: 'mail', label: 'E-mail' },
          { value: 'phone', label: 'Phone tree' },
        ]}
      />
    </div>
  );
}

function Choices() {
  const [isOn, setOn] = useState(true);
  const [confidence, setConfidence] = useState('Medium');
  return (
    <div className={styles.stack}>
      <div className={styles.wrap}>
        <Checkbox label="SMS from handset" checked={isOn} onToggle={setOn} />
        <Checkbox label="Service portal" checked={!isOn} onToggle={(on) => setOn(!on)} />
        <Checkbox label="Fax" checked={false} onToggle={nothing} disabled />
      </div>
      <Segmented legend="Confidence" options={CONFIDENCE} value={confidence} onPick={setConfidence} />
      <div className={styles.wrap}>
        {(['todo', 'doing', 'done', 'skipped', 'blocked'] as const).map((state) => (
          <span key={state} className={styles.check}>
            <CheckMark state={state} name={state} />
            {state}
          </span>
        ))}
      </div>
    </div>
  );
}

function TabbedPart() {
  const [shown, setShown] = useState<'updates' | 'ideas'>('updates');
  return (
    <Tabs
      name="Right pane"
      shownId={shown}
      onShow={setShown}
      tabs={[
        { id: 'updates', label: 'Updates', content: 'End-users, executives, IT' },
        { id: 'ideas', label: 'Investigation', count: 3, content: 'Pool size 4471' },
      ]}
    />
  );
}

function Banners() {
  return (
    <>
      <Banner tone="critical" glyph="!" actions={<Button size="small">Free space</Button>}>
        Not saved: the disk is full. Your text is still here.
      </Banner>
      <Banner tone="warning" glyph="◷">
        Situation 22 min old
      </Banner>
      <Banner tone="notice" glyph="2" actions={<Button size="small">Review</Button>}>
        Two commanders: Ana (K7Q) and Dee (B1X) since 10:52Z.
      </Banner>
      <Banner tone="plain" glyph="i">
        This page is unsealed: a test surface, never for use.
      </Banner>
    </>
  );
}
