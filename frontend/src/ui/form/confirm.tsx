import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';

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
  const form = useApiForm({
    values: { typed: '' },
    body: ({ typed }) => typed.trim(),
    send: async (typed) => {
      if (name !== undefined && typed !== name) return;
      await onConfirm();
      onClose();
    },
  });
  const typed = useWatch({ control: form.methods.control, name: 'typed' });
  const named = name === undefined || typed.trim() === name;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={effect}>
      <Form label={title} form={form}>
        {children}
        {name !== undefined && (
          <Field
            form={form}
            name="typed"
            label={`${nameLabel} to confirm`}
            help={
              <>
                Type <strong className="font-medium text-ink-soft">{name}</strong>.
              </>
            }
          >
            {(input) => <input {...input} autoComplete="off" autoCapitalize="off" spellCheck={false} className={INPUT} />}
          </Field>
        )}
        <DialogActions>
          <Button onClick={onClose}>{keep}</Button>
          <Button type="submit" variant="danger" busy={form.busy} disabled={!named}>
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
