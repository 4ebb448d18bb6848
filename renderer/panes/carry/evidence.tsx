import { useState } from 'react';
import { useCommand } from '../../app/use-command';
import { EvidenceDialog } from './evidence-dialog';

/** Asks who may read the evidence of the incident on screen. */
export function Evidence() {
  const [isOpen, setOpen] = useState(false);
  useCommand('export-evidence', () => {
    setOpen(true);
  });
  return isOpen ? (
    <EvidenceDialog
      onClose={() => {
        setOpen(false);
      }}
    />
  ) : null;
}
