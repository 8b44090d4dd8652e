import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { rotateApiKey } from '@/api/api-keys';
import checkRotation from '@/api/generated/checks/ApiKeyRotation';
import type { ApiKey, ApiKeyIssued } from '@/api/generated/public';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { RevealSecretOnce } from '@/ui/form/reveal-secret-once';
import { Time } from '@/ui/controls/time';

const GRACES = [
  { minutes: 0, words: 'Stops at once' },
  { minutes: 60, words: 'One hour' },
  { minutes: 1440, words: 'One day' },
  { minutes: 10080, words: 'One week' },
];

export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const [issued, setIssued] = useState<ApiKeyIssued>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={issued ? 'The new key' : `Rotate ${apiKey.name}`}
      description={
        issued
          ? undefined
          : 'A new key is made with the same scopes. The old one keeps working for the grace, so nothing is refused while you change it over.'
      }
    >
      {issued ? <Issued issued={issued} onClose={onClose} /> : <RotateForm apiKey={apiKey} onIssued={setIssued} onClose={onClose} />}
    </Dialog>
  );
}

function Issued({ issued, onClose }: { issued: ApiKeyIssued; onClose: () => void }) {
  const ends = issued.api_key.previous_expires_at;
  return (
    <RevealSecretOnce secret={issued.secret} label="API key" onDone={onClose}>
      {ends && (
        <>
          The old one stops working <Time at={ends} />.
        </>
      )}
    </RevealSecretOnce>
  );
}

interface RotateFormProps {
  apiKey: ApiKey;
  onIssued: (issued: ApiKeyIssued) => void;
  onClose: () => void;
}

function RotateForm({ apiKey, onIssued, onClose }: RotateFormProps) {
  const queries = useQueryClient();
  const form = useApiForm({
    values: { grace_minutes: '1440' },
    body: ({ grace_minutes }) => ({ grace_minutes: Number(grace_minutes) }),
    check: checkRotation,
    send: async (rotation) => {
      const issued = await rotateApiKey(apiKey.id, rotation);
      onIssued(issued);
      void queries.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  return (
    <Form label="Rotate the key" form={form}>
      <Field form={form} name="grace_minutes" label="The old key keeps working for">
        {(input) => (
          <select {...input} className={INPUT}>
            {GRACES.map((grace) => (
              <option key={grace.minutes} value={grace.minutes}>
                {grace.words}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          Rotate
        </Button>
      </DialogActions>
    </Form>
  );
}
