import { Ellipsis, History } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../../../renderer/ui/button';
import { Dialog } from '../../../../renderer/ui/dialog';
import { IconButton } from '../../../../renderer/ui/icon-button';
import { Menu } from '../../../../renderer/ui/menu';
import { optionId } from '../../../../renderer/ui/option-id';
import { OptionList } from '../../../../renderer/ui/option-list';
import { Popover } from '../../../../renderer/ui/popover';
import { TextArea } from '../../../../renderer/ui/text-area';
import { TextField } from '../../../../renderer/ui/text-field';
import { ToastRegion } from '../../../../renderer/ui/toast-region';
import { createToasts } from '../../../../renderer/ui/toasts';
import styles from './gallery.module.css';

const nothing = () => undefined;
const GROUPS = [
  {
    id: 'due',
    label: 'Due now',
    options: [{ id: 'send', label: 'Send Customers update', detail: '04:10 over', glyph: '!', keys: 'F2' }],
  },
  {
    id: 'commands',
    label: 'Commands',
    options: [
      { id: 'hand', label: 'Hand over command', glyph: '⇄', keys: 'Shift+H' },
      { id: 'close', label: 'Close incident', refusal: 'Two actions are still open' },
    ],
  },
];

/** What opens above the page, over a composer that stays in reach. */
export function OverlaysPage() {
  const [toasts] = useState(createToasts);
  const [open, setOpen] = useState<'center' | 'top'>();
  const hint = useRef<HTMLInputElement>(null);
  return (
    <>
      <main className={styles.page}>
        <h1 className="visually-hidden">Overlays</h1>
        <div className={styles.wrap}>
          <Button onClick={() => setOpen('center')}>Open dialog</Button>
          <Button onClick={() => setOpen('top')} keys="Ctrl+K">
            Open palette
          </Button>
          <Button
            onClick={() =>
              toasts.show({ text: 'Ticked: name a scribe', action: { label: 'Undo', keys: 'Ctrl+Z', onPick: nothing } })
            }
          >
            Show toast
          </Button>
          <IconButton name="History" icon={<History aria-hidden="true" />} keys="Ctrl+H" />
          <Menu
            name="This line"
            trigger={(opener) => <IconButton {...opener} name="More" icon={<Ellipsis aria-hidden="true" />} />}
            groups={[
              [
                { id: 'copy', label: 'Copy as text', keys: 'C', onPick: nothing },
                { id: 'assign', label: 'Assign', keys: 'W', onPick: nothing },
              ],
              [{ id: 'retract', label: 'Retract', refusal: 'Already retracted', onPick: nothing }],
            ]}
          />
          <Popover trigger={<Button>Set time</Button>} title="When did it happen?">
            <TextField label="Time" hint="1405, 14:05Z or -10m" />
          </Popover>
        </div>
        <div className={styles.dock}>
          <TextArea label="Composer" size="composer" rows={1} />
          <Menu
            name="This draft"
            trigger={(opener) => <IconButton {...opener} name="Draft" icon={<Ellipsis aria-hidden="true" />} />}
            groups={[[{ id: 'drop', label: 'Drop the draft', keys: 'Ctrl+Backspace', onPick: nothing }]]}
          />
        </div>
      </main>
      <Dialog
        isOpen={open === 'center'}
        onClose={() => setOpen(undefined)}
        title="Close the incident?"
        description="It can be opened again. Lines written elsewhere still arrive."
        closeName="Close"
        actions={
          <>
            <Button onClick={() => setOpen(undefined)}>Not yet</Button>
            <Button variant="danger" keys="Ctrl+Enter">
              Close it
            </Button>
          </>
        }
      >
        <TextField label="Why now?" error="One word at least, so that readers know." />
      </Dialog>
      <Dialog
        isOpen={open === 'top'}
        onClose={() => setOpen(undefined)}
        title="Commands"
        isTitleHidden
        placement="top"
        startAt={hint}
      >
        <TextField
          ref={hint}
          label="Search or run a command"
          isLabelHidden
          size="large"
          role="combobox"
          aria-expanded
          aria-controls="palette"
          aria-activedescendant={optionId('palette', 'hand')}
        />
        <OptionList id="palette" name="Results" groups={GROUPS} activeId="hand" onPick={nothing} />
      </Dialog>
      <ToastRegion name="Done just now" closeName="Dismiss" toasts={toasts} />
    </>
  );
}
