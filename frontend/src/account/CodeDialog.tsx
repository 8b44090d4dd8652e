import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';

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
  const [code, setCode] = useState('');
  const { busy, errors, send } = useSubmit(() => onCode(code.trim()), ['/code'], { wrong_code: '/code' });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={description}>
      <Form label={title} errors={errors} onSubmit={() => void send()}>
        <Field label="Code" help="Six digits of your authenticator, or a recovery code." error={errors.byPointer.get('/code')}>
          {(ids) => (
            <input
              {...ids}
              autoComplete="one-time-code"
              autoCapitalize="off"
              spellCheck={false}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              className={`${INPUT} font-mono`}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy} disabled={!code.trim()}>
            {action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
