import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword } from '@/api/account';
import type { CurrentUser } from '@/api/generated/public';
import { Button } from '@/ui/controls/button';
import { Field, Form, useSubmit } from '@/ui/form/form';
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
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState('');
  const { busy, errors, send } = useSubmit(
    async () => {
      await changePassword({ current_password: current, new_password: chosen });
      setCurrent('');
      setChosen('');
      void queries.invalidateQueries({ queryKey: ['sessions'] });
      say('Password changed. All your other sessions have ended.');
    },
    ['/current_password', '/new_password'],
    { wrong_password: '/current_password' },
  );
  return (
    <Form label="Change the password" errors={errors} onSubmit={() => void send()} className="max-w-md">
      {/* Tells password managers whose entry to update. */}
      <input type="text" name="email" autoComplete="username" readOnly hidden value={me.email} />
      <Field label="Current password" error={errors.byPointer.get('/current_password')}>
        {(ids) => <PasswordInput {...ids} autoComplete="current-password" value={current} onChange={setCurrent} />}
      </Field>
      <NewPassword label="New password" value={chosen} error={errors.byPointer.get('/new_password')} onChange={setChosen} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={busy} disabled={!current || !chosen}>
          Change the password
        </Button>
        <span className="text-sm text-ink-faint">Ends all your other sessions.</span>
      </div>
    </Form>
  );
}
