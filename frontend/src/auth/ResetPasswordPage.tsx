import { useState } from 'react';
import { useNavigate } from 'react-router';
import { resetPassword } from '@/api/auth';
import { endSession } from '@/api/session';
import { AuthLayout } from '@/auth/AuthLayout';
import { forgetToken, useFragmentToken } from '@/auth/fragment';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { Form, useSubmit } from '@/ui/form/form';
import { TextLink } from '@/ui/controls/text-link';
import { NewPassword } from '@/domain/new-password';

export function ResetPasswordPage() {
  const token = useFragmentToken(paths.resetPassword);
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const { busy, errors, send } = useSubmit(async () => {
    if (!token) return;
    await resetPassword({ token, password });
    endSession('left');
    await navigate(paths.signIn, {
      replace: true,
      state: { notice: 'Your password is changed and every session has ended. Sign in with the new one.' },
    });
    forgetToken(paths.resetPassword);
  }, ['/password']);
  if (!token) {
    return (
      <AuthLayout
        title="This link is not complete"
        intro="Open it again from the e-mail, in one piece. A link is used up when the password was changed with it."
      >
        <LinkButton to={paths.forgotPassword} className="w-full">
          Have a new link mailed
        </LinkButton>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title="Choose a new password"
      intro="You are then signed out everywhere."
      footer={<TextLink to={paths.forgotPassword}>Have a new link mailed</TextLink>}
    >
      <Form label="New password" errors={errors} onSubmit={() => void send()}>
        <NewPassword label="New password" value={password} error={errors.byPointer.get('/password')} onChange={setPassword} />
        <Button type="submit" variant="primary" size="large" busy={busy} disabled={!password}>
          Change the password
        </Button>
      </Form>
    </AuthLayout>
  );
}
