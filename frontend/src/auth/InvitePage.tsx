import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { invitePreview } from '@/api/auth';
import type { InvitePreview } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { useSession } from '@/api/use-session';
import { AuthLayout } from '@/auth/AuthLayout';
import { useFragmentToken } from '@/auth/fragment';
import { JoinSignedIn } from '@/auth/JoinSignedIn';
import { JoinSignedOut } from '@/auth/JoinSignedOut';
import { paths } from '@/paths';
import { LinkButton } from '@/ui/controls/button';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Time } from '@/ui/controls/time';

/** Who invites you where, as what; then the shortest way in. */
export function InvitePage() {
  const { status } = useSession();
  const token = useFragmentToken(paths.invite);
  if (token) return <Invited token={token} />;
  if (status === 'signed_in') return <Navigate replace to={paths.home} />;
  return (
    <AuthLayout
      title="This invite link is not complete"
      intro="Open it again from the e-mail, or ask for it again: the part after # is what lets you in."
    >
      <LinkButton to={paths.signIn} className="w-full">
        Sign in
      </LinkButton>
    </AuthLayout>
  );
}

function Invited({ token }: { token: string }) {
  const { status } = useSession();
  const [accepted, setAccepted] = useState(false);
  const preview = useQuery(invitePreview(token));
  if (preview.isPending || accepted) {
    return (
      <AuthLayout title="Your invite">
        <Skeletons rows={3} />
      </AuthLayout>
    );
  }
  if (preview.isError) return <Unusable error={preview.error} onRetry={() => void preview.refetch()} />;
  const invite = preview.data;
  return (
    <AuthLayout title={`Join ${invite.organization_name}`} intro={<Intro invite={invite} />}>
      {status === 'signed_in' ? (
        <JoinSignedIn token={token} invite={invite} />
      ) : (
        <JoinSignedOut token={token} invite={invite} onAccepted={() => setAccepted(true)} />
      )}
    </AuthLayout>
  );
}

function Intro({ invite }: { invite: InvitePreview }) {
  return (
    <>
      {invite.inviter} invites <span className="break-all">{invite.email}</span> as{' '}
      <strong className="font-medium text-ink">{invite.role}</strong>. The invite ends <Time at={invite.expires_at} />.
    </>
  );
}

function Unusable({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const problem = toProblem(error);
  const gone = problem.status >= 400 && problem.status < 500 && problem.status !== 429;
  if (!gone) return <AuthLayout title="Your invite" notice={<ProblemNotice error={problem} onRetry={onRetry} />} />;
  return (
    <AuthLayout
      title="This invite cannot be used"
      intro={problem.detail ?? 'It was used already, withdrawn, or is too old. Ask whoever invited you for a new one.'}
    >
      <LinkButton to={paths.signIn} className="w-full">
        Sign in
      </LinkButton>
    </AuthLayout>
  );
}
