import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { createApiKey } from '@/api/api-keys';
import checkApiKey from '@/api/generated/checks/ApiKeyCreate';
import type { ApiKeyIssued, PermissionName } from '@/api/generated/public';
import { EXPIRIES, expiryOf } from '@/api-keys/expiry';
import { ScopeFields } from '@/api-keys/ScopeFields';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { Field } from '@/ui/form/field';
import { Form, INPUT, TEXTAREA } from '@/ui/form/form';
import { type ApiForm, useApiForm } from '@/ui/form/use-api-form';
import { Card } from '@/ui/page/page';

/** What is entered; `expires_at` is a choice of {@link EXPIRIES}, with `day` where one is chosen. */
interface Entered {
  name: string;
  scopes: PermissionName[];
  expires_at: string;
  day: string;
  allowed_addresses: string;
}

const START: Entered = { name: '', scopes: [], expires_at: '90', day: '', allowed_addresses: '' };

function bodyOf({ name, scopes, expires_at, day, allowed_addresses }: Entered) {
  const addresses = allowed_addresses.split(/[\s,]+/u).filter(Boolean);
  const ends = expires_at === 'day' && !day ? undefined : expiryOf(expires_at, day);
  return {
    name: name.trim(),
    scopes,
    ...(addresses.length > 0 ? { allowed_addresses: addresses } : {}),
    ...(ends ? { expires_at: ends } : {}),
  };
}

export function NewApiKeyForm({ onIssued }: { onIssued: (issued: ApiKeyIssued) => void }) {
  const queries = useQueryClient();
  const form = useApiForm({
    values: START,
    body: bodyOf,
    check: checkApiKey,
    faults: ({ expires_at, day }) => (expires_at === 'day' && !day ? [{ pointer: '/expires_at', message: 'choose the last day' }] : []),
    fieldOfCode: { api_key_name_taken: 'name' },
    send: async (key) => {
      const issued = await createApiKey(key);
      void queries.invalidateQueries({ queryKey: ['api-keys'] });
      onIssued(issued);
    },
  });
  return (
    <Card>
      <Form label="Create an API key" form={form} guarded>
        <Field form={form} name="name" label="Name" help="What uses it, for example “Shop backend”.">
          {(input) => <input {...input} autoComplete="off" className={INPUT} />}
        </Field>
        <ScopeFields form={form} name="scopes" />
        <Ends form={form} />
        <Field
          form={form}
          name="allowed_addresses"
          label="Addresses it works from"
          optional
          help="IP addresses or blocks such as 203.0.113.0/24, one per line. Empty allows any."
        >
          {(input) => <textarea {...input} rows={3} spellCheck={false} className={classes(TEXTAREA, 'font-mono text-[12px]')} />}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={form.busy}>
            Create
          </Button>
          <LinkButton to={paths.apiKeys}>Cancel</LinkButton>
        </div>
      </Form>
    </Card>
  );
}

function Ends({ form }: { form: ApiForm<Entered> }) {
  const choice = useWatch({ control: form.methods.control, name: 'expires_at' });
  return (
    <Field form={form} name="expires_at" label="Ends" help="Shorter is safer: a key can be rotated before it ends.">
      {(input) => (
        <div className="flex flex-wrap gap-2">
          <select {...input} className={classes(INPUT, 'max-w-56')}>
            {EXPIRIES.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          {choice === 'day' && (
            <input type="date" aria-label="Last day" {...form.methods.register('day')} className={classes(INPUT, 'max-w-44')} />
          )}
        </div>
      )}
    </Field>
  );
}
