import { type ReactNode, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Time } from '@/ui/controls/time';
import { Form } from '@/ui/form/form';
import { RevealSecretOnce } from '@/ui/form/reveal-secret-once';
import type { ApiForm } from '@/ui/form/use-api-form';

/** A new secret, and when what it replaces stops working: null when that is at once. */
export interface Rotated {
  secret: string;
  previousEnds?: string | null | undefined;
}

/** Of what asks how to rotate. */
export interface RotationProps {
  onRotated: (rotated: Rotated) => void;
  onClose: () => void;
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
  form: (rotation: RotationProps) => ReactNode;
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
        form({ onRotated: setRotated, onClose })
      )}
    </Dialog>
  );
}

interface RotationFormProps<V extends FieldValues> {
  label: string;
  form: ApiForm<V>;
  onClose: () => void;
  children: ReactNode;
}

/** The fields of a rotation, and whether to do it. */
export function RotationForm<V extends FieldValues>({ label, form, onClose, children }: RotationFormProps<V>) {
  return (
    <Form label={label} form={form}>
      {children}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          Rotate
        </Button>
      </DialogActions>
    </Form>
  );
}
