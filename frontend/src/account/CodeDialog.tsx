import checkCode from '@/api/generated/checks/TotpCode';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';

interface CodeDialogProps {
  title: string;
  description: string;
  action: string;
  danger?: boolean;
  onCode: (code: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for a code of the second factor before something about it changes. */
export function CodeDialog({ title, description, action, danger = false, onCode, onClose }: CodeDialogProps) {
  const form = useApiForm({
    values: { code: '' },
    body: ({ code }) => ({ code: code.trim() }),
    check: checkCode,
    fieldOfCode: { wrong_code: 'code' },
    send: ({ code }) => onCode(code),
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={description}>
      <Form label={title} form={form}>
        <Field form={form} name="code" label="Code" help="Six digits of your authenticator, or a recovery code.">
          {(input) => (
            <input {...input} autoComplete="one-time-code" autoCapitalize="off" spellCheck={false} className={`${INPUT} font-mono`} />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={form.busy}>
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
