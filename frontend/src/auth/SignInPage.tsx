import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { authOptions } from '@/api/auth';
import { useSession } from '@/api/use-session';
import { AuthLayout } from '@/auth/AuthLayout';
import { returnPath } from '@/auth/return-path';
import { SignInForm } from '@/auth/SignInForm';
import { SignInNotice } from '@/auth/SignInNotice';
import { paths } from '@/paths';
import { TextLink } from '@/ui/controls/text-link';

/** E-mail first: the address decides how one signs in. */
export function SignInPage() {
  const { status } = useSession();
  const [params] = useSearchParams();
  const location = useLocation();
  const options = useQuery(authOptions);
  const back = returnPath(params.get('return'));
  if (status === 'signed_in') return <Navigate replace to={back} />;
  if (options.data?.first_owner) return <Navigate replace to={paths.signUp} />;
  return (
    <AuthLayout
      title="Sign in to Signalbox"
      intro="Verified records from what your tools say."
      notice={<SignInNotice signOnCode={params.get('problem')} said={noticeIn(location.state)} />}
      footer={
        options.data?.sign_up ? (
          <p>
            New here? <TextLink to={paths.signUp}>Create an organization</TextLink>
          </p>
        ) : (
          <p className="text-ink-faint">
            First start? The administrator’s e-mail and password were printed once where Signalbox was started.
          </p>
        )
      }
    >
      <SignInForm
        returnTo={back}
        aside={(email) => (
          <Link
            to={paths.forgotPassword}
            state={{ email }}
            className="text-sm text-ink-soft underline decoration-line-strong/60 underline-offset-3 hover:text-ink"
          >
            Forgot it?
          </Link>
        )}
      />
    </AuthLayout>
  );
}

/** What the page before had to say. */
function noticeIn(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('notice' in state)) return undefined;
  return typeof state.notice === 'string' ? state.notice : undefined;
}
