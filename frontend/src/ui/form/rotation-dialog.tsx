import { type ReactNode, useState } from 'react';
import { Dialog } from '@/ui/controls/dialog';
import { Time } from '@/ui/controls/time';
import { RevealSecretOnce } from '@/ui/form/reveal-secret-once';

/** A new secret, and when what it replaces stops working: null when that is at once. */
export interface Rotated {
  secret: string;
  previousEnds?: string | null | undefined;
}

interface RotationDialogProps {
  title: string;
  description: string;
  /** Of the dialog when it shows the new secret. */
  doneTitle: string;
  label: string;
  /** Followed by the time at which it happens. */
  ending: string;
  onClose: () => void;
  form: (onRotated: (rotated: Rotated) => void) => ReactNode;
}

/** Asks how to rotate, then shows the new secret once. */
export function RotationDialog({ title, description, doneTitle, label, ending, onClose, form }: RotationDialogProps) {
  const [rotated, setRotated] = useState<Rotated>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={rotated ? doneTitle : title}
      description={rotated ? undefined : description}
    >
      {rotated ? (
        <RevealSecretOnce secret={rotated.secret} label={label} onDone={onClose}>
          {rotated.previousEnds && (
            <>
              {ending} <Time at={rotated.previousEnds} />.
            </>
          )}
        </RevealSecretOnce>
      ) : (
        form(setRotated)
      )}
    </Dialog>
  );
}
