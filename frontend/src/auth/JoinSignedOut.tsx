import { useState } from 'react';
import { useNavigate } from 'react-router';
import { acceptInvite } from '@/api/auth';
import type { InvitePreview } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { forgetToken } from '@/auth/fragment';
import { SignInForm } from '@/auth/SignInForm';
import { paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';
import { NewPassword } from '@/domain/new-password';

interface JoinSignedOutProps {
  token: string;
  invite: InvitePreview;
  onAccepted: () => void;
}

/** A new account for the invited address, or signing in with the one it has. */
export function JoinSignedOut({ token, invite, onAccepted }: JoinSignedOutProps) {
  if (!invite.has_account) return <NewAccount token={token} invite={invite} onAccepted={onAccepted} />;
  return (
    <>
      <p className="mb-4 text-ink-soft">This address has an account here. Sign in with it, then you can join.</p>
      <SignInForm email={invite.email} returnTo={paths.invite} />
    </>
  );
}

function NewAccount({ token, invite, onAccepted }: JoinSignedOutProps) {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { busy, errors, send } = useSubmit(async () => {
    try {
      await acceptInvite({ token, name: name.trim(), password });
    } catch (error) {
      if (toProblem(error).code !== 'second_factor_wanted') throw error;
      forgetToken(paths.invite);
      return void navigate(paths.signIn, {
        replace: true,
        state: { notice: 'Your invite is accepted. Sign in with the second factor your account has.' },
      });
    }
    onAccepted();
    forgetToken(paths.invite);
    await navigate(paths.home, { replace: true });
  }, ['/name', '/password']);
  return (
    <Form label="Accept the invite" errors={errors} onSubmit={() => void send()}>
      <Field label="E-mail">
        {(ids) => (
          <input
            {...ids}
            name="email"
            type="email"
            autoComplete="username"
            readOnly
            value={invite.email}
            className={`${INPUT} bg-sunken text-ink-soft`}
          />
        )}
      </Field>
      <Field label="Your name" error={errors.byPointer.get('/name')}>
        {(ids) => (
          <input
            {...ids}
            name="name"
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            className={INPUT}
          />
        )}
      </Field>
      <NewPassword value={password} error={errors.byPointer.get('/password')} onChange={setPassword} />
      <Button type="submit" variant="primary" size="large" busy={busy} disabled={!name.trim() || !password}>
        Create the account and join
      </Button>
    </Form>
  );
}
