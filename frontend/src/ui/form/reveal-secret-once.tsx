import type { ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { DialogActions } from '@/ui/controls/dialog';
import { SecretOnce } from '@/ui/form/secret-once';

interface SecretHandoverProps {
  secret: string;
  label: string;
  lost?: string | undefined;
  onDone: () => void;
  /** What else to know about it. */
  children?: ReactNode;
}

/** The end of a dialog that made a secret. */
export function RevealSecretOnce({ secret, label, lost, onDone, children }: SecretHandoverProps) {
  return (
    <div className="flex flex-col gap-3">
      <SecretOnce secret={secret} label={label} lost={lost} />
      {children && <p className="text-ink-soft">{children}</p>}
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          I have copied it
        </Button>
      </DialogActions>
    </div>
  );
}
