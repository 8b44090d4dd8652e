import { useNavigate } from 'react-router';
import { acceptInvite } from '@/api/auth';
import checkAcceptance from '@/api/generated/checks/InviteAcceptance';
import type { InvitePreview } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { forgetToken } from '@/auth/fragment';
import { SignInForm } from '@/auth/SignInForm';
import { paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Field, Labelled } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
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
  const form = useApiForm({
    values: { name: '', password: '' },
    body: ({ name, password }) => ({ token, name: name.trim(), password }),
    check: checkAcceptance,
    send: async (acceptance) => {
      try {
        await acceptInvite(acceptance);
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
    },
  });
  return (
    <Form label="Accept the invite" form={form}>
      <Labelled label="E-mail">
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
      </Labelled>
      <Field form={form} name="name" label="Your name">
        {(input) => <input {...input} autoComplete="name" className={INPUT} />}
      </Field>
      <NewPassword form={form} name="password" />
      <Button type="submit" variant="primary" size="large" busy={form.busy}>
        Create the account and join
      </Button>
    </Form>
  );
}
