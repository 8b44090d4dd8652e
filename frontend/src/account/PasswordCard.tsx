import { useQueryClient } from '@tanstack/react-query';
import { changePassword } from '@/api/account';
import checkChange from '@/api/generated/checks/PasswordChange';
import type { CurrentUser } from '@/api/generated/public';
import { Button } from '@/ui/controls/button';
import { Field } from '@/ui/form/field';
import { Form } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { NewPassword } from '@/domain/new-password';
import { Card } from '@/ui/page/page';
import { PasswordInput } from '@/ui/form/password-input';
import { useToast } from '@/ui/feedback/toast';

export function PasswordCard({ me }: { me: CurrentUser }) {
  if (!me.has_password) {
    return (
      <Card title="Password">
        <p className="text-ink-soft">
          You sign in through your organization’s identity provider. There is no password here; change it there.
        </p>
      </Card>
    );
  }
  return (
    <Card title="Password">
      <PasswordForm me={me} />
    </Card>
  );
}

function PasswordForm({ me }: { me: CurrentUser }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const form = useApiForm({
    values: { current_password: '', new_password: '' },
    clears: true,
    body: (passwords) => passwords,
    check: checkChange,
    fieldOfCode: { wrong_password: 'current_password' },
    send: async (passwords) => {
      await changePassword(passwords);
      void queries.invalidateQueries({ queryKey: ['sessions'] });
      say('Password changed. All your other sessions have ended.');
    },
  });
  return (
    <Form label="Change the password" form={form} className="max-w-md">
      {/* Tells password managers whose entry to update. */}
      <input type="text" name="email" autoComplete="username" readOnly hidden value={me.email} />
      <Field form={form} name="current_password" label="Current password">
        {(input) => <PasswordInput {...input} autoComplete="current-password" />}
      </Field>
      <NewPassword form={form} name="new_password" label="New password" />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={form.busy}>
          Change the password
        </Button>
        <span className="text-sm text-ink-faint">Ends all your other sessions.</span>
      </div>
    </Form>
  );
}
