import { useQueryClient } from '@tanstack/react-query';
import checkSignOn from '@/api/generated/checks/SignOnUpdate';
import type { RoleName, SignOn } from '@/api/generated/public';
import { signOn, updateSignOn } from '@/api/sso';
import { RoleSelect } from '@/domain/role-select';
import { Button } from '@/ui/controls/button';
import { useToast } from '@/ui/feedback/toast';
import { Checkbox, Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { Card } from '@/ui/page/page';

interface Entered {
  issuer: string;
  client_id: string;
  client_secret: string;
  default_role: RoleName;
  enabled: boolean;
}

const startOf = (settings: SignOn): Entered => ({
  issuer: settings.issuer ?? '',
  client_id: settings.client_id ?? '',
  client_secret: '',
  default_role: settings.default_role ?? 'viewer',
  enabled: settings.enabled,
});

const bodyOf = ({ issuer, client_id, client_secret, ...rest }: Entered) => ({
  issuer: issuer.trim(),
  client_id: client_id.trim(),
  ...rest,
  ...(client_secret.trim() ? { client_secret: client_secret.trim() } : {}),
});

export function ProviderForm({ settings }: { settings: SignOn }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const stored = settings.client_secret_last_four;
  const form = useApiForm({
    values: startOf(settings),
    body: bodyOf,
    check: checkSignOn,
    send: async (body) => {
      const answer = await updateSignOn(body);
      queries.setQueryData(signOn.queryKey, answer);
      say('Saved.');
    },
  });
  return (
    <Card title="2. Enter what your provider gives you">
      <Form label="Identity provider" form={form} guarded>
        <Field form={form} name="issuer" label="Issuer" help="The https address of the provider, as its configuration document names it.">
          {(input) => (
            <input {...input} type="url" inputMode="url" autoComplete="off" placeholder="https://login.example.com" className={INPUT} />
          )}
        </Field>
        <Field form={form} name="client_id" label="Client id">
          {(input) => <input {...input} autoComplete="off" spellCheck={false} className={INPUT} />}
        </Field>
        <Field
          form={form}
          name="client_secret"
          label="Client secret"
          optional={stored !== undefined}
          help={
            stored === undefined
              ? 'Kept encrypted; only its last four characters are ever shown.'
              : `Leave it empty to keep the stored one, ••••${stored}.`
          }
        >
          {(input) => <input {...input} type="password" autoComplete="off" className={INPUT} />}
        </Field>
        <RoleSelect form={form} name="default_role" label="Role of who joins this way" without={['admin']} />
        <Checkbox
          form={form}
          name="enabled"
          label="Allow people to sign in with it"
          help="Off keeps the settings and sends nobody to the provider."
        />
        <div>
          <Button type="submit" variant="primary" busy={form.busy} disabled={!form.dirty}>
            Save
          </Button>
        </div>
      </Form>
    </Card>
  );
}
