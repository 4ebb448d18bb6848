import { useState } from 'react';
import { useCommand } from '../../app/use-command';
import { RestrictDialog } from './restrict-dialog';

/** Asks who may read the incident on screen from now on. */
export function Restrict() {
  const [isOpen, setOpen] = useState(false);
  useCommand('restrict', () => {
    setOpen(true);
  });
  return isOpen ? (
    <RestrictDialog
      onClose={() => {
        setOpen(false);
      }}
    />
  ) : null;
}
