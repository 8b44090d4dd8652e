import { useState } from 'react';
import { confirmSignOut } from '@/api/auth';
import { useSession } from '@/api/use-session';
import { signOnProblem } from '@/auth/sign-on-problems';
import { Button } from '@/ui/controls/button';
import { Note } from '@/ui/feedback/notice';

/** Why one has to sign in: what single sign-on answered, what the page before said, or how the session ended. */
export function SignInNotice({ signOnCode, said }: { signOnCode: string | null; said: string | undefined }) {
  const { end } = useSession();
  if (signOnCode) {
    return (
      <Note>
        <p className="font-medium">Single sign-on did not work</p>
        <p className="text-sm text-ink-soft">
          {signOnProblem(signOnCode)} If it happens again, tell whoever runs it: <code className="text-xs">{signOnCode}</code>
        </p>
      </Note>
    );
  }
  if (said) return <Note good>{said}</Note>;
  if (end === 'ended') return <Note>Your session has ended: it was revoked or has expired. Sign in to go on where you were.</Note>;
  if (end === 'left_elsewhere') return <Note>You signed out in another tab.</Note>;
  if (end === 'unconfirmed') return <Unconfirmed />;
  return null;
}

function Unconfirmed() {
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await confirmSignOut();
    setBusy(false);
  };
  return (
    <Note>
      <p className="font-medium">Signed out here, but Signalbox could not be told</p>
      <p className="mb-2 text-sm text-ink-soft">The session stays open until it is. On a computer that others use, try again.</p>
      <Button busy={busy} onClick={() => void again()}>
        Try again
      </Button>
    </Note>
  );
}
