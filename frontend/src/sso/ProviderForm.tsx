import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoleName, SignOn } from '@/api/generated/public';
import { signOn, updateSignOn } from '@/api/sso';
import { Button } from '@/ui/controls/button';
import { Field, Form, INPUT, UnsavedGuard, useSubmit } from '@/ui/form/form';
import { Card } from '@/ui/page/page';
import { RoleSelect } from '@/domain/role-select';
import { useToast } from '@/ui/feedback/toast';

export function ProviderForm({ settings }: { settings: SignOn }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const [issuer, setIssuer] = useState(settings.issuer ?? '');
  const [clientId, setClientId] = useState(settings.client_id ?? '');
  const [secret, setSecret] = useState('');
  const [role, setRole] = useState<RoleName>(settings.default_role ?? 'viewer');
  const [enabled, setEnabled] = useState(settings.enabled);
  const dirty =
    issuer.trim() !== (settings.issuer ?? '') ||
    clientId.trim() !== (settings.client_id ?? '') ||
    secret !== '' ||
    (settings.configured && (role !== settings.default_role || enabled !== settings.enabled));
  const { busy, errors, send } = useSubmit(async () => {
    const answer = await updateSignOn({
      issuer: issuer.trim(),
      client_id: clientId.trim(),
      default_role: role,
      enabled,
      ...(secret.trim() ? { client_secret: secret.trim() } : {}),
    });
    queries.setQueryData(signOn.queryKey, answer);
    say('Saved.');
  }, ['/issuer', '/client_id', '/client_secret', '/default_role']);
  const stored = settings.client_secret_last_four;
  return (
    <Card title="2. Enter what your provider gives you">
      <UnsavedGuard dirty={dirty && !busy} />
      <Form label="Identity provider" errors={errors} onSubmit={() => void send()}>
        <Field
          label="Issuer"
          help="The https address of the provider, as its configuration document names it."
          error={errors.byPointer.get('/issuer')}
        >
          {(ids) => (
            <input
              {...ids}
              type="url"
              inputMode="url"
              autoComplete="off"
              placeholder="https://login.example.com"
              value={issuer}
              onChange={(event) => setIssuer(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
        <Field label="Client id" error={errors.byPointer.get('/client_id')}>
          {(ids) => (
            <input
              {...ids}
              autoComplete="off"
              spellCheck={false}
              value={clientId}
              onChange={(event) => setClientId(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
        <Field
          label="Client secret"
          optional={stored !== undefined}
          help={
            stored === undefined
              ? 'Kept encrypted; only its last four characters are ever shown.'
              : `Leave it empty to keep the stored one, ••••${stored}.`
          }
          error={errors.byPointer.get('/client_secret')}
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
        <RoleSelect
          label="Role of who joins this way"
          without={['admin']}
          value={role}
          error={errors.byPointer.get('/default_role')}
          onChange={setRole}
        />
        <label className="flex items-start gap-2.5">
          <input
            type="checkbox"
            checked={enabled}
            onChange={(event) => setEnabled(event.target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            Let people sign in with it
            <span className="block text-sm text-ink-faint">Off keeps the settings and sends nobody to the provider.</span>
          </span>
        </label>
        <div>
          <Button type="submit" variant="primary" busy={busy} disabled={!dirty || !issuer.trim() || !clientId.trim()}>
            Save
          </Button>
        </div>
      </Form>
    </Card>
  );
}
