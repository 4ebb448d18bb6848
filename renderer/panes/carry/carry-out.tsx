import { useState } from 'react';
import { useCommand } from '../../app/use-command';
import { CarryOutDialog } from './carry-out-dialog';

/** Asks how the incident on screen is to be carried. */
export function CarryOut() {
  const [isOpen, setOpen] = useState(false);
  useCommand('carry-out', () => {
    setOpen(true);
  });
  return isOpen ? (
    <CarryOutDialog
      onClose={() => {
        setOpen(false);
      }}
    />
  ) : null;
}
