import { type ReactNode, useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { discoverSignIn, signIn, startSignOn } from '@/api/auth';
import { SecondFactorForm } from '@/auth/SecondFactorForm';
import { Button } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
import { PasswordInput } from '@/ui/form/password-input';

type Step =
  | { kind: 'email' }
  | { kind: 'password' }
  | { kind: 'sign_on'; organization: string | undefined }
  | { kind: 'challenge'; challenge: string };

interface Credentials {
  email: string;
  password: string;
}

interface SignInFormProps {
  /** Where single sign-on comes back to. */
  returnTo: string;
  /** Somebody in particular has to sign in. */
  email?: string;
  aside?: (email: string) => ReactNode;
}

/** Asks for the address, then for what it signs in with, then for the second factor. Whoever renders it notices the session. */
export function SignInForm({ returnTo, email: fixed, aside }: SignInFormProps) {
  const [step, setStep] = useState<Step>({ kind: 'email' });
  const logIn = async (credentials: Credentials) => {
    const challenge = await signIn(credentials);
    if (challenge) setStep({ kind: 'challenge', challenge });
  };
  const discover = async (credentials: Credentials) => {
    const { method, organization_name } = await discoverSignIn(credentials.email);
    if (method === 'sign_on') return setStep({ kind: 'sign_on', organization: organization_name });
    setStep({ kind: 'password' });
    // A password manager filled both fields at once.
    if (credentials.password) await logIn(credentials);
  };
  const form = useApiForm({
    values: { email: fixed ?? '', password: '' },
    body: ({ email, password }) => ({ email: email.trim(), password }),
    send: (credentials) => {
      if (step.kind === 'sign_on') return startSignOn({ email: credentials.email, return_to: returnTo });
      return step.kind === 'email' ? discover(credentials) : logIn(credentials);
    },
  });
  const { control, setFocus, setValue } = form.methods;
  const address = useWatch({ control, name: 'email' }).trim();

  useEffect(() => {
    if (!fixed) setFocus('email');
  }, [fixed, setFocus]);
  useEffect(() => {
    if (step.kind === 'password') setFocus('password');
  }, [step.kind, setFocus]);

  if (step.kind === 'challenge') {
    const startOver = () => {
      setValue('password', '');
      setStep({ kind: 'password' });
    };
    return <SecondFactorForm challenge={step.challenge} onStartOver={startOver} />;
  }
  const asksPassword = step.kind === 'password';
  return (
    <Form label="Sign in" form={form}>
      <Field form={form} name="email" label="E-mail">
        {(input) => (
          <input
            {...input}
            type="email"
            autoComplete="username"
            readOnly={fixed !== undefined}
            onChange={(event) => {
              input.onChange(event);
              setStep({ kind: 'email' });
            }}
            className={classes(INPUT, fixed !== undefined && 'bg-sunken text-ink-soft')}
          />
        )}
      </Field>
      {/* There from the start, so that password managers fill it together with the address; out of sight until it is asked for. */}
      <div className={asksPassword ? undefined : '-mt-4 h-0 overflow-hidden opacity-0'} aria-hidden={!asksPassword || undefined}>
        <Field form={form} name="password" label="Password" help={asksPassword ? aside?.(address) : undefined}>
          {(input) => <PasswordInput {...input} autoComplete="current-password" tabIndex={asksPassword ? undefined : -1} />}
        </Field>
      </div>
      <Button type="submit" variant="primary" size="large" busy={form.busy} disabled={!address}>
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
