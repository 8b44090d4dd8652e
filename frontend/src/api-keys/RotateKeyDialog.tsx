import { useQueryClient } from '@tanstack/react-query';
import { rotateApiKey } from '@/api/api-keys';
import checkRotation from '@/api/generated/checks/ApiKeyRotation';
import type { ApiKey } from '@/api/generated/public';
import { Field } from '@/ui/form/field';
import { INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { RotationDialog, RotationForm, type RotationProps } from '@/ui/form/rotation-dialog';

const GRACES = [
  { minutes: 0, words: 'Stops at once' },
  { minutes: 60, words: 'One hour' },
  { minutes: 1440, words: 'One day' },
  { minutes: 10080, words: 'One week' },
];

export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  return (
    <RotationDialog
      title={`Rotate ${apiKey.name}`}
      description="A new key is made with the same scopes. The old one keeps working for the grace, so nothing is refused while you change it over."
      doneTitle="The new key"
      label="API key"
      ending="The old one stops working"
      onClose={onClose}
      form={(rotation) => <RotateForm apiKey={apiKey} {...rotation} />}
    />
  );
}

function RotateForm({ apiKey, onRotated, onClose }: RotationProps & { apiKey: ApiKey }) {
  const queries = useQueryClient();
  const form = useApiForm({
    values: { grace_minutes: '1440' },
    body: ({ grace_minutes }) => ({ grace_minutes: Number(grace_minutes) }),
    check: checkRotation,
    send: async (rotation) => {
      const issued = await rotateApiKey(apiKey.id, rotation);
      onRotated({ secret: issued.secret, previousEnds: issued.api_key.previous_expires_at });
      void queries.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  return (
    <RotationForm label="Rotate the key" form={form} onClose={onClose}>
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
    </RotationForm>
  );
}
