import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { authOptions, signUp } from '@/api/auth';
import checkSignUp from '@/api/generated/checks/SignUp';
import { useSession } from '@/api/use-session';
import { AuthLayout } from '@/auth/AuthLayout';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { Field } from '@/ui/form/field';
import { Form, INPUT } from '@/ui/form/form';
import { useApiForm } from '@/ui/form/use-api-form';
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
  const form = useApiForm({
    values: { organization_name: '', name: '', email: '', password: '' },
    body: ({ organization_name, name, email, password }) => ({
      organization_name: organization_name.trim(),
      name: name.trim(),
      email: email.trim(),
      password,
    }),
    check: checkSignUp,
    send: signUp,
  });
  return (
    <Form label="Sign up" form={form}>
      <Field form={form} name="organization_name" label="Organization" help="As people call it. It can be renamed.">
        {(input) => <input {...input} autoComplete="organization" className={INPUT} />}
      </Field>
      <Field form={form} name="name" label="Your name">
        {(input) => <input {...input} autoComplete="name" className={INPUT} />}
      </Field>
      <Field form={form} name="email" label="E-mail">
        {(input) => <input {...input} type="email" autoComplete="username" className={INPUT} />}
      </Field>
      <NewPassword form={form} name="password" />
      <Button type="submit" variant="primary" size="large" busy={form.busy}>
        {action}
      </Button>
    </Form>
  );
}
