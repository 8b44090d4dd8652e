import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Integration, SecretRotated } from '@/api/generated/public';
import { providers, rotateSecret } from '@/api/integrations';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';
import { RevealSecretOnce } from '@/ui/form/reveal-secret-once';
import { Time } from '@/ui/controls/time';

export function RotateDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const [rotated, setRotated] = useState<SecretRotated>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={rotated ? 'The new secret' : 'Rotate the secret'}
      description={
        rotated
          ? undefined
          : 'A new secret is added. The old ones keep working for the overlap, so nothing is refused while you change the sender.'
      }
    >
      {rotated ? (
        <Rotated rotated={rotated} onClose={onClose} />
      ) : (
        <RotateForm integration={integration} onRotated={setRotated} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Rotated({ rotated, onClose }: { rotated: SecretRotated; onClose: () => void }) {
  const ends = rotated.previous_expire_at;
  return (
    <RevealSecretOnce secret={rotated.secret} label="New secret" onDone={onClose}>
      {ends && (
        <>
          The old ones stop working <Time at={ends} />.
        </>
      )}
    </RevealSecretOnce>
  );
}

interface RotateFormProps {
  integration: Integration;
  onRotated: (rotated: SecretRotated) => void;
  onClose: () => void;
}

function RotateForm({ integration, onRotated, onClose }: RotateFormProps) {
  const queries = useQueryClient();
  const catalogue = useQuery(providers);
  const provider = catalogue.data?.find((each) => each.name === integration.provider);
  const given = provider?.secret_origin === 'provider';
  const [hours, setHours] = useState('24');
  const [secret, setSecret] = useState('');
  const { busy, errors, send } = useSubmit(async () => {
    const rotated = await rotateSecret(integration.id, {
      overlap_hours: Number(hours),
      ...(secret.trim() ? { secret: secret.trim() } : {}),
    });
    onRotated(rotated);
    void queries.invalidateQueries({ queryKey: ['integrations'] });
  }, ['/overlap_hours', '/secret']);
  return (
    <Form label="Rotate the secret" errors={errors} onSubmit={() => void send()}>
      <Field label="Overlap in hours" help="0 stops the old secrets at once; at most 720." error={errors.byPointer.get('/overlap_hours')}>
        {(ids) => (
          <input
            {...ids}
            type="number"
            min={0}
            max={720}
            value={hours}
            onChange={(event) => setHours(event.target.value)}
            className={INPUT}
          />
        )}
      </Field>
      <Field
        label={provider?.secret_label ?? 'Secret'}
        optional={!given}
        help={given ? `The new one that ${provider.title} shows.` : 'Leave it empty to have one generated.'}
        error={errors.byPointer.get('/secret')}
      >
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="off"
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            className={INPUT}
          />
        )}
      </Field>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} disabled={given && !secret.trim()}>
          Rotate
        </Button>
      </DialogActions>
    </Form>
  );
}
