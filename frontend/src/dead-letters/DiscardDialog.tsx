import { useQueryClient } from '@tanstack/react-query';
import checkDiscard from '@/api/generated/checks/DeadLetterDiscard';
import type { DeadLetterDetail } from '@/api/generated/public';
import { discardDeadLetter } from '@/api/dead-letters';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field } from '@/ui/form/field';
import { Form, TEXTAREA } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { useToast } from '@/ui/feedback/toast';

interface DiscardDialogProps {
  letter: DeadLetterDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function DiscardDialog({ letter, open, onOpenChange }: DiscardDialogProps) {
  const queries = useQueryClient();
  const { say } = useToast();
  const form = useApiForm({
    values: { reason: '' },
    body: ({ reason }) => ({ reason: reason.trim() }),
    check: checkDiscard,
    send: async (discard) => {
      const answer = await discardDeadLetter(letter.id, discard);
      onOpenChange(false);
      queries.setQueryData(['dead_letters', 'detail', letter.id], answer);
      void queries.invalidateQueries({ queryKey: ['dead_letters'] });
      say('Discarded. The event and its bytes are kept.');
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Discard this dead letter?"
      description="One event is given up: it becomes no ticket, and it cannot be retried any more. Its bytes are kept."
    >
      <Form label="Discard" form={form}>
        <Field form={form} name="reason" label="Why" help="For whoever asks later. At least three letters.">
          {(input) => <textarea {...input} rows={3} className={TEXTAREA} />}
        </Field>
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button type="submit" variant="danger" busy={form.busy}>
            Discard
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
