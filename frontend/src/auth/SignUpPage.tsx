import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { authOptions, signUp } from '@/api/auth';
import { useSession } from '@/api/use-session';
import { AuthLayout } from '@/auth/AuthLayout';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { Field, Form, INPUT, useSubmit } from '@/ui/form/form';
import { TextLink } from '@/ui/controls/text-link';
import { NewPassword } from '@/domain/new-password';
import { ProblemNotice } from '@/ui/feedback/notice';

/** A new account that founds an organization, where the installation allows it. */
export function SignUpPage() {
  const { status } = useSession();
  const options = useQuery(authOptions);
  if (status === 'signed_in') return <Navigate replace to={paths.home} />;
  const signInInstead = (
    <p>
      Have an account? <TextLink to={paths.signIn}>Sign in</TextLink>
    </p>
  );
  if (options.isError) {
    return (
      <AuthLayout
        title="Create an organization"
        notice={<ProblemNotice error={options.error} onRetry={() => void options.refetch()} />}
        footer={signInInstead}
      />
    );
  }
  if (!options.data) return <AuthLayout title="Create an organization" />;
  if (!options.data.sign_up && !options.data.first_owner) {
    return (
      <AuthLayout
        title="Sign-up is closed"
        intro="People join this installation by invite. Ask someone who is in your organization to send you one."
      >
        <LinkButton to={paths.signIn} className="w-full">
          Sign in
        </LinkButton>
      </AuthLayout>
    );
  }
  const first = options.data.first_owner;
  return (
    <AuthLayout
      title={first ? 'Set up Signalbox' : 'Create an organization'}
      intro={
        first
          ? 'Nobody has an account here yet. Yours is the first, and owns its organization.'
          : 'You become its owner and can invite others.'
      }
      footer={first ? undefined : signInInstead}
    >
      <SignUpForm action={first ? 'Set up and sign in' : 'Create and sign in'} />
    </AuthLayout>
  );
}

function SignUpForm({ action }: { action: string }) {
  const [organization, setOrganization] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, errors, send } = useSubmit(
    () => signUp({ organization_name: organization.trim(), name: name.trim(), email: email.trim(), password }),
    ['/organization_name', '/name', '/email', '/password'],
  );
  const complete = [organization, name, email, password].every((value) => value.trim() !== '');
  return (
    <Form label="Sign up" errors={errors} onSubmit={() => void send()}>
      <Field label="Organization" help="As people call it. It can be renamed." error={errors.byPointer.get('/organization_name')}>
        {(ids) => (
          <input
            {...ids}
            name="organization"
            autoComplete="organization"
            value={organization}
            onChange={(event) => setOrganization(event.target.value)}
            className={INPUT}
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
      <NewPassword value={password} error={errors.byPointer.get('/password')} onChange={setPassword} />
      <Button type="submit" variant="primary" size="large" busy={busy} disabled={!complete}>
        {action}
      </Button>
    </Form>
  );
}
