import { useNavigate } from 'react-router';
import { resetPassword } from '@/api/auth';
import checkReset from '@/api/generated/checks/PasswordReset';
import { endSession } from '@/api/session';
import { AuthLayout } from '@/auth/AuthLayout';
import { forgetToken, useFragmentToken } from '@/auth/fragment';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { Form } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { TextLink } from '@/ui/controls/text-link';
import { NewPassword } from '@/domain/new-password';

export function ResetPasswordPage() {
  const token = useFragmentToken(paths.resetPassword);
  const navigate = useNavigate();
  const form = useApiForm({
    values: { password: '' },
    body: ({ password }) => ({ token: token ?? '', password }),
    check: checkReset,
    send: async (reset) => {
      await resetPassword(reset);
      endSession('left');
      await navigate(paths.signIn, {
        replace: true,
        state: { notice: 'Your password is changed and every session has ended. Sign in with the new one.' },
      });
      forgetToken(paths.resetPassword);
    },
  });
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
      <Form label="New password" form={form}>
        <NewPassword form={form} name="password" label="New password" />
        <Button type="submit" variant="primary" size="large" busy={form.busy}>
          Change the password
        </Button>
      </Form>
    </AuthLayout>
  );
}
