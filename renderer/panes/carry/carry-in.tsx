import { useState } from 'react';
import { useApp } from '../../app/contexts';
import type { CarriedLook } from '../../app/sync/carry-words';
import { useCommand } from '../../app/use-command';
import { CarryInDialog } from './carry-in-dialog';

/** Ctrl+O: asks which file, then shows what it holds. */
export function CarryIn() {
  const { bridge } = useApp();
  const [look, setLook] = useState<CarriedLook | null>(null);
  useCommand(
    'carry-in',
    () =>
      void bridge.call('look-into-carried', {}).then((found) => {
        setLook(found.kind === 'cancelled' ? null : found);
      }),
  );
  return look ? (
    <CarryInDialog
      look={look}
      onClose={() => {
        setLook(null);
      }}
    />
  ) : null;
}
