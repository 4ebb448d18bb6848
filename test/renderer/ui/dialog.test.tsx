import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { Button } from '../../../renderer/ui/button';
import { Dialog } from '../../../renderer/ui/dialog';
import { TextField } from '../../../renderer/ui/text-field';

function Page({ placement }: { readonly placement: 'center' | 'top' }) {
  const [isOpen, setOpen] = useState(false);
  const start = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <TextField label="Composer" />
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Close the incident?"
        description="It can be opened again."
        closeName="Close"
        placement={placement}
        startAt={start}
      >
        <TextField label="Before" />
        <TextField label="Reason" ref={start} />
      </Dialog>
    </>
  );
}

async function open(placement: 'center' | 'top') {
  render(<Page placement={placement} />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Reason' })).toHaveFocus());
}

test('a dialog is named, described, and starts where it is told', async () => {
  await open('center');
  const dialog = screen.getByRole('dialog', { name: 'Close the incident?' });
  expect(dialog).toHaveAccessibleDescription('It can be opened again.');
});

test.each(['center', 'top'] as const)('Esc closes a dialog (%s) and the focus goes back', async (placement) => {
  await open(placement);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus());
});

test('the × closes it', async () => {
  await open('center');
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('a press in the composer leaves a form open with what was typed, and the composer takes the words', async () => {
  await open('center');
  await userEvent.keyboard('mitigated');
  const composer = screen.getByLabelText('Composer');
  await userEvent.click(composer);
  await userEvent.keyboard('502 rate 31%');
  expect(composer).toHaveValue('502 rate 31%');
  expect(screen.getByRole('textbox', { name: 'Reason' })).toHaveValue('mitigated');
});

test('a press beside the palette closes it', async () => {
  await open('top');
  await userEvent.click(document.body);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});
