import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { authOptions, requestPasswordReset } from '@/api/auth';
import { AuthLayout } from '@/auth/AuthLayout';
import { paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';
import { TextLink } from '@/ui/controls/text-link';
import { Note } from '@/ui/feedback/notice';

export function ForgotPasswordPage() {
  const options = useQuery(authOptions);
  const location = useLocation();
  const [email, setEmail] = useState(() => emailIn(location.state));
  const [sent, setSent] = useState(false);
  const { busy, errors, send } = useSubmit(async () => {
    await requestPasswordReset(email.trim());
    setSent(true);
  }, ['/email']);
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
      <Form label="Forgot password" errors={errors} onSubmit={() => void send()}>
        <Field label="E-mail" error={errors.byPointer.get('/email')}>
          {(ids) => (
            <input
              {...ids}
              name="email"
              type="email"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              className={INPUT}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" size="large" busy={busy} disabled={!email.trim()}>
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
