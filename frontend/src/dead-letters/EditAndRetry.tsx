import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { DeadLetterDetail } from '@/api/generated/public';
import { eventBodyText } from '@/api/events';
import { parsePayload } from '@/dead-letters/payload-text';
import { Button } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { COMMAND_KEY } from '@/ui/page/keys';
import { Field } from '@/ui/form/field';
import { Form, TEXTAREA } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';

interface EditAndRetryProps {
  letter: DeadLetterDetail;
  onRetry: (payload: Record<string, unknown>) => Promise<void>;
  onCancel: () => void;
}

/** Starts from the last version that is known: corrected before, stored, or the raw bytes where the database took none. */
export function EditAndRetry({ letter, onRetry, onCancel }: EditAndRetryProps) {
  const known = letter.corrected_payload ?? letter.payload;
  const body = useQuery({ ...eventBodyText(letter.event_id), enabled: known === undefined });
  if (known) return <PayloadForm start={JSON.stringify(known, null, 2)} onRetry={onRetry} onCancel={onCancel} />;
  if (body.isError) return <ProblemNotice error={body.error} onRetry={() => void body.refetch()} />;
  if (body.data === undefined) return <Skeletons rows={4} />;
  return <PayloadForm start={body.data} onRetry={onRetry} onCancel={onCancel} />;
}

interface PayloadFormProps {
  start: string;
  onRetry: (payload: Record<string, unknown>) => Promise<void>;
  onCancel: () => void;
}

export function PayloadForm({ start, onRetry, onCancel }: PayloadFormProps) {
  const form = useApiForm({
    values: { payload: start },
    body: ({ payload }) => parsePayload(payload),
    faults: ({ payload }) => {
      const { refused } = parsePayload(payload);
      return refused === undefined ? [] : [{ pointer: '/payload', message: refused }];
    },
    send: async ({ payload }) => {
      if (payload) await onRetry(payload);
    },
  });
  const text = useWatch({ control: form.methods.control, name: 'payload' });
  return (
    <Card title="Edit the payload and retry">
      <Form label="Edit the payload and retry" form={form} guarded>
        <Field
          form={form}
          name="payload"
          label="Payload"
          help="The stored bytes never change: your version is kept beside them and mapped instead."
        >
          {(input) => (
            <textarea
              {...input}
              rows={Math.min(Math.max(text.split('\n').length + 1, 8), 28)}
              spellCheck={false}
              autoCapitalize="off"
              className={classes(TEXTAREA, 'resize-y font-mono text-[12px] leading-[18px]')}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" busy={form.busy}>
            Retry with this payload
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
          {form.dirty && (
            <Button variant="ghost" onClick={() => form.restart({ payload: start })}>
              Undo changes
            </Button>
          )}
          <span className="ml-auto hidden text-xs text-ink-faint sm:inline">{COMMAND_KEY} Enter retries</span>
        </div>
      </Form>
    </Card>
  );
}
