import { type ReactNode, useEffect, useRef, useState } from 'react';
import { discoverSignIn, signIn, startSignOn } from '@/api/auth';
import { SecondFactorForm } from '@/auth/SecondFactorForm';
import { Button } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';
import { PasswordInput } from '@/ui/form/password-input';

type Step =
  | { kind: 'email' }
  | { kind: 'password' }
  | { kind: 'sign_on'; organization: string | undefined }
  | { kind: 'challenge'; challenge: string };

interface SignInFormProps {
  /** Where single sign-on comes back to. */
  returnTo: string;
  /** Somebody in particular has to sign in. */
  email?: string;
  aside?: (email: string) => ReactNode;
}

/** Asks for the address, then for what it signs in with, then for the second factor. Whoever renders it notices the session. */
export function SignInForm({ returnTo, email: fixed, aside }: SignInFormProps) {
  const [email, setEmail] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'email' });
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const address = email.trim();

  const logIn = async () => {
    const challenge = await signIn({ email: address, password });
    if (challenge) setStep({ kind: 'challenge', challenge });
  };
  const discover = async () => {
    const { method, organization_name } = await discoverSignIn(address);
    if (method === 'sign_on') return setStep({ kind: 'sign_on', organization: organization_name });
    setStep({ kind: 'password' });
    // A password manager filled both fields at once.
    if (password) await logIn();
  };
  const { busy, errors, send } = useSubmit(() => {
    if (step.kind === 'sign_on') return startSignOn({ email: address, return_to: returnTo });
    return step.kind === 'email' ? discover() : logIn();
  }, ['/email', '/password']);

  useEffect(() => {
    if (!fixed) emailField.current?.focus();
  }, [fixed]);
  useEffect(() => {
    if (step.kind === 'password') passwordField.current?.focus();
  }, [step.kind]);

  if (step.kind === 'challenge') {
    const startOver = () => {
      setPassword('');
      setStep({ kind: 'password' });
    };
    return <SecondFactorForm challenge={step.challenge} onStartOver={startOver} />;
  }
  const asksPassword = step.kind === 'password';
  return (
    <Form label="Sign in" errors={errors} onSubmit={() => void send()}>
      <Field label="E-mail" error={errors.byPointer.get('/email')}>
        {(ids) => (
          <input
            {...ids}
            ref={emailField}
            name="email"
            type="email"
            autoComplete="username"
            readOnly={fixed !== undefined}
            value={email}
            onChange={(event) => {
              setEmail(event.target.value);
              setStep({ kind: 'email' });
            }}
            className={classes(INPUT, fixed !== undefined && 'bg-sunken text-ink-soft')}
          />
        )}
      </Field>
      {/* There from the start, so that password managers fill it together with the address; out of sight until it is asked for. */}
      <div className={asksPassword ? undefined : '-mt-4 h-0 overflow-hidden opacity-0'} aria-hidden={!asksPassword || undefined}>
        <Field label="Password" error={errors.byPointer.get('/password')} help={asksPassword ? aside?.(address) : undefined}>
          {(ids) => (
            <PasswordInput
              {...ids}
              ref={passwordField}
              name="password"
              autoComplete="current-password"
              tabIndex={asksPassword ? undefined : -1}
              value={password}
              onChange={setPassword}
            />
          )}
        </Field>
      </div>
      <Button type="submit" variant="primary" size="large" busy={busy} disabled={!address}>
        {step.kind === 'sign_on'
          ? `Continue with ${step.organization ? `${step.organization} single sign-on` : 'single sign-on'}`
          : asksPassword
            ? 'Sign in'
            : 'Continue'}
      </Button>
      {step.kind === 'sign_on' && (
        <Button variant="ghost" onClick={() => setStep({ kind: 'password' })}>
          Use a password instead
        </Button>
      )}
    </Form>
  );
}
