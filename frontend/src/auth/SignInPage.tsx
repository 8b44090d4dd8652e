import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { signIn } from '@/api/auth';
import { isSignedIn } from '@/api/tokens';
import { paths } from '@/paths';
import { Button } from '@/ui/button';
import { Field, Form, INPUT, useSubmit } from '@/ui/form';

export function SignInPage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [already] = useState(isSignedIn);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const back = returnPath(params.get('return'));
  const { busy, errors, send } = useSubmit(async () => {
    await signIn({ email: email.trim(), password });
    queries.clear();
    void navigate(back, { replace: true });
  }, ['/email', '/password']);

  if (already) return <Navigate replace to={back} />;
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <title>Sign in · Signalbox</title>
      <div className="w-full max-w-sm">
        <Mark />
        <h1 className="mt-4 text-center text-xl font-semibold tracking-tight">Sign in to Signalbox</h1>
        <p className="mt-1 mb-6 text-center text-ink-soft">Verified records from what your tools say.</p>
        <div className="rounded-lg border bg-surface p-5">
          <Form label="Sign in" errors={errors} onSubmit={() => void send()}>
            <Field label="E-mail" error={errors.byPointer.get('/email')}>
              {(ids) => (
                <input
                  {...ids}
                  type="email"
                  autoComplete="username"
                  value={email}
                  onChange={(event) => setEmail(event.target.value)}
                  className={INPUT}
                />
              )}
            </Field>
            <Field label="Password" error={errors.byPointer.get('/password')}>
              {(ids) => (
                <input
                  {...ids}
                  type="password"
                  autoComplete="current-password"
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                  className={INPUT}
                />
              )}
            </Field>
            <Button type="submit" variant="primary" size="large" busy={busy}>
              Sign in
            </Button>
          </Form>
        </div>
        <p className="mt-4 text-center text-sm text-ink-faint">
          First start? The administrator’s e-mail and password were printed once where Signalbox was started.
        </p>
      </div>
    </main>
  );
}

/** Only a path of this console: never an address that a link could smuggle in. */
export function returnPath(asked: string | null): string {
  if (!asked || !asked.startsWith('/') || asked.startsWith('//') || asked.startsWith('/\\')) return paths.home;
  return asked;
}

function Mark() {
  return <img src="/favicon.svg" alt="" width={40} height={40} className="mx-auto" />;
}
