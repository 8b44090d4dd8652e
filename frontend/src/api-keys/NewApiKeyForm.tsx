import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createApiKey } from '@/api/api-keys';
import type { ApiKeyIssued, PermissionName } from '@/api/generated/public';
import { EXPIRIES, expiryOf } from '@/api-keys/expiry';
import { ScopeFields } from '@/api-keys/ScopeFields';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { Field, Form, INPUT, TEXTAREA, UnsavedGuard, useSubmit } from '@/ui/form/form';
import { Card } from '@/ui/page/page';

export function NewApiKeyForm({ onIssued }: { onIssued: (issued: ApiKeyIssued) => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly PermissionName[]>([]);
  const [expiry, setExpiry] = useState('90');
  const [day, setDay] = useState('');
  const [addresses, setAddresses] = useState('');
  const allowed = addresses.split(/[\s,]+/u).filter(Boolean);
  const { busy, errors, send } = useSubmit(
    async () => {
      const expires = expiryOf(expiry, day);
      const issued = await createApiKey({
        name: name.trim(),
        scopes: [...scopes],
        ...(allowed.length > 0 ? { allowed_addresses: allowed } : {}),
        ...(expires ? { expires_at: expires } : {}),
      });
      void queries.invalidateQueries({ queryKey: ['api-keys'] });
      onIssued(issued);
    },
    ['/name', '/scopes', '/expires_at', '/allowed_addresses', ...allowed.map((_, index) => `/allowed_addresses/${index}`)],
    { api_key_name_taken: '/name' },
  );
  const refusedAddress = allowed
    .map((address, index) => [address, errors.byPointer.get(`/allowed_addresses/${index}`)])
    .find(([, message]) => message);

  return (
    <Card>
      <UnsavedGuard dirty={(name !== '' || scopes.length > 0 || addresses !== '') && !busy} />
      <Form label="Create an API key" errors={errors} onSubmit={() => void send()}>
        <Field label="Name" help="What uses it, for example “Shop backend”." error={errors.byPointer.get('/name')}>
          {(ids) => <input {...ids} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} className={INPUT} />}
        </Field>
        <ScopeFields chosen={scopes} error={errors.byPointer.get('/scopes')} onChange={setScopes} />
        <Field label="Ends" help="Shorter is safer: a key can be rotated before it ends." error={errors.byPointer.get('/expires_at')}>
          {(ids) => (
            <div className="flex flex-wrap gap-2">
              <select {...ids} value={expiry} onChange={(event) => setExpiry(event.target.value)} className={classes(INPUT, 'max-w-56')}>
                {EXPIRIES.map(({ value, words }) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
              {expiry === 'day' && (
                <input
                  type="date"
                  aria-label="Last day"
                  value={day}
                  onChange={(event) => setDay(event.target.value)}
                  className={classes(INPUT, 'max-w-44')}
                />
              )}
            </div>
          )}
        </Field>
        <Field
          label="Addresses it works from"
          optional
          help="IP addresses or blocks such as 203.0.113.0/24, one per line. Empty allows any."
          error={errors.byPointer.get('/allowed_addresses') ?? (refusedAddress && `${refusedAddress[0]}: ${refusedAddress[1]}`)}
        >
          {(ids) => (
            <textarea
              {...ids}
              rows={3}
              spellCheck={false}
              value={addresses}
              onChange={(event) => setAddresses(event.target.value)}
              className={classes(TEXTAREA, 'font-mono text-[12px]')}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={busy} disabled={!name.trim() || scopes.length === 0 || (expiry === 'day' && !day)}>
            Create
          </Button>
          <LinkButton to={paths.apiKeys}>Cancel</LinkButton>
        </div>
      </Form>
    </Card>
  );
}
