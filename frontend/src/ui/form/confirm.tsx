import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';

interface ConfirmDialogProps {
  title: string;
  /** What will happen, to whom and how many. */
  effect: string;
  /** What has to be typed, where a slip would cost much. */
  name?: string;
  nameLabel?: string;
  action: string;
  keep?: string;
  onConfirm: () => Promise<void>;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before what cannot be undone: says the effect, and where it is grave has the name typed. */
export function ConfirmDialog({
  title,
  effect,
  name,
  nameLabel = 'Name',
  action,
  keep = 'Cancel',
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const [typed, setTyped] = useState('');
  const named = name === undefined || typed.trim() === name;
  const { busy, errors, send } = useSubmit(async () => {
    if (!named) return;
    await onConfirm();
    onClose();
  }, []);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={effect}>
      <Form label={title} errors={errors} onSubmit={() => void send()}>
        {children}
        {name !== undefined && (
          <Field
            label={`${nameLabel} to confirm`}
            help={
              <>
                Type <strong className="font-medium text-ink-soft">{name}</strong>.
              </>
            }
          >
            {(ids) => (
              <input
                {...ids}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className={INPUT}
              />
            )}
          </Field>
        )}
        <DialogActions>
          <Button onClick={onClose}>{keep}</Button>
          <Button type="submit" variant="danger" busy={busy} disabled={!named}>
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
