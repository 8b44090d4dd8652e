import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useLocation } from 'react-router';
import { authOptions, requestPasswordReset } from '@/api/auth';
import checkRequest from '@/api/generated/checks/PasswordResetRequest';
import { AuthLayout } from '@/auth/AuthLayout';
import { paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { TextLink } from '@/ui/controls/text-link';
import { Note } from '@/ui/feedback/notice';

export function ForgotPasswordPage() {
  const options = useQuery(authOptions);
  const location = useLocation();
  const [sent, setSent] = useState(false);
  const form = useApiForm({
    values: { email: emailIn(location.state) },
    body: ({ email }) => ({ email: email.trim() }),
    check: checkRequest,
    send: async ({ email }) => {
      await requestPasswordReset(email);
      setSent(true);
    },
  });
  const email = useWatch({ control: form.methods.control, name: 'email' });
  const back = <TextLink to={paths.signIn}>Back to sign-in</TextLink>;
  if (options.data && !options.data.mail) {
    return (
      <AuthLayout title="Forgot your password?" footer={back}>
        <p className="text-ink-soft">
          This installation sends no e-mail, so no link can reach you by itself. Ask whoever runs it: <code>make rescue</code> makes a link
          for you to choose a new password.
        </p>
      </AuthLayout>
    );
  }
  if (sent) {
    return (
      <AuthLayout title="Look into your mail" footer={back}>
        <Note good>
          If <strong className="font-medium break-all">{email.trim()}</strong> has an account here, a link to choose a new password is on
          its way. It works once, and not for long.
        </Note>
        <Button variant="ghost" className="mt-3 w-full" onClick={() => setSent(false)}>
          Nothing came? Try again
        </Button>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title="Forgot your password?" intro="Have a link mailed to choose a new one." footer={back}>
      <Form label="Forgot password" form={form}>
        <Field form={form} name="email" label="E-mail">
          {(input) => <input {...input} type="email" autoComplete="username" className={INPUT} />}
        </Field>
        <Button type="submit" variant="primary" size="large" busy={form.busy}>
          Send the link
        </Button>
      </Form>
    </AuthLayout>
  );
}

/** What was typed on the page before. */
function emailIn(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('email' in state)) return '';
  return typeof state.email === 'string' ? state.email : '';
}
