import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadLetterDetail } from '@/api/generated/public';
import { discardDeadLetter } from '@/api/dead-letters';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field, Form, TEXTAREA, useSubmit } from '@/ui/form/form';
import { useToast } from '@/ui/feedback/toast';

interface DiscardDialogProps {
  letter: DeadLetterDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function DiscardDialog({ letter, open, onOpenChange }: DiscardDialogProps) {
  const queries = useQueryClient();
  const { say } = useToast();
  const [reason, setReason] = useState('');
  const { busy, errors, send } = useSubmit(async () => {
    const answer = await discardDeadLetter(letter.id, { reason: reason.trim() });
    onOpenChange(false);
    queries.setQueryData(['dead_letters', 'detail', letter.id], answer);
    void queries.invalidateQueries({ queryKey: ['dead_letters'] });
    say('Discarded. The event and its bytes are kept.');
  }, ['/reason']);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Discard this dead letter?"
      description="One event is given up: it becomes no ticket, and it cannot be retried any more. Its bytes are kept."
    >
      <Form label="Discard" errors={errors} onSubmit={() => void send()}>
        <Field label="Why" help="For whoever asks later. At least three letters." error={errors.byPointer.get('/reason')}>
          {(ids) => <textarea {...ids} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} className={TEXTAREA} />}
        </Field>
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button type="submit" variant="danger" busy={busy} disabled={reason.trim().length < 3}>
            Discard
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
