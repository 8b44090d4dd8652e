import { useQuery, useQueryClient } from '@tanstack/react-query';
import checkRotation from '@/api/generated/checks/SecretRotation';
import type { Integration } from '@/api/generated/public';
import { providers, rotateSecret } from '@/api/integrations';
import { Field } from '@/ui/form/field';
import { INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { RotationDialog, RotationForm, type RotationProps } from '@/ui/form/rotation-dialog';

export function RotateDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  return (
    <RotationDialog
      title="Rotate the secret"
      description="A new secret is added. The old ones keep working for the overlap, so nothing is refused while you change the sender."
      doneTitle="The new secret"
      label="New secret"
      ending="The old ones stop working"
      onClose={onClose}
      form={(rotation) => <RotateForm integration={integration} {...rotation} />}
    />
  );
}

function RotateForm({ integration, onRotated, onClose }: RotationProps & { integration: Integration }) {
  const queries = useQueryClient();
  const catalogue = useQuery(providers);
  const provider = catalogue.data?.find((each) => each.name === integration.provider);
  const given = provider?.secret_origin === 'provider';
  const form = useApiForm({
    values: { overlap_hours: '24', secret: '' },
    body: ({ overlap_hours, secret }) => ({
      overlap_hours: Number(overlap_hours),
      ...(secret.trim() ? { secret: secret.trim() } : {}),
    }),
    check: checkRotation,
    faults: ({ secret }) => (given && !secret.trim() ? [{ pointer: '/secret', message: 'is required' }] : []),
    send: async (rotation) => {
      const rotated = await rotateSecret(integration.id, rotation);
      onRotated({ secret: rotated.secret, previousEnds: rotated.previous_expire_at });
      void queries.invalidateQueries({ queryKey: ['integrations'] });
    },
  });
  return (
    <RotationForm label="Rotate the secret" form={form} onClose={onClose}>
      <Field form={form} name="overlap_hours" label="Overlap in hours" help="0 stops the old secrets at once; 720 is the maximum.">
        {(input) => <input {...input} type="number" min={0} max={720} className={INPUT} />}
      </Field>
      <Field
        form={form}
        name="secret"
        label={provider?.secret_label ?? 'Secret'}
        optional={!given}
        help={given ? `The new one that ${provider.title} shows.` : 'Leave it empty to have one generated.'}
      >
        {(input) => <input {...input} type="password" autoComplete="off" className={INPUT} />}
      </Field>
    </RotationForm>
  );
}
