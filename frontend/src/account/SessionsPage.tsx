import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { revokeOtherSessions, revokeSession, sessionList } from '@/api/account';
import { signOut } from '@/api/auth';
import type { SessionSummary } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { AccountFrame } from '@/account/AccountFrame';
import { Button } from '@/ui/controls/button';
import { Tag } from '@/ui/controls/chip';
import { ConfirmDialog } from '@/ui/form/confirm';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { Time } from '@/ui/controls/time';
import { useToast } from '@/ui/feedback/toast';

export function SessionsPage() {
  const sessions = useQuery(sessionList);
  const queries = useQueryClient();
  const { say } = useToast();
  const [ending, setEnding] = useState(false);
  const others = sessions.data?.filter((session) => !session.current).length ?? 0;
  const endOthers = async () => {
    const { revoked } = await revokeOtherSessions();
    await queries.invalidateQueries({ queryKey: sessionList.queryKey });
    say(revoked === 1 ? 'One session ended.' : `${revoked} sessions ended.`);
  };
  return (
    <AccountFrame title="Sessions">
      <Card
        title="Where you are signed in"
        flush
        aside={others > 0 && <Button onClick={() => setEnding(true)}>End {others === 1 ? 'the other one' : `the ${others} others`}</Button>}
      >
        {sessions.isPending && <Skeletons rows={4} />}
        {sessions.isError && !sessions.data && (
          <div className="p-3">
            <ProblemNotice error={sessions.error} onRetry={() => void sessions.refetch()} />
          </div>
        )}
        {sessions.data && (
          <ul aria-label="Sessions" className="divide-y">
            {sessions.data.map((session) => (
              <Session key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Card>
      <p className="text-sm text-ink-faint">
        A session you end is signed out there within seconds. If you do not know one of these, end it and change your password.
      </p>
      {ending && (
        <ConfirmDialog
          title="End all other sessions?"
          effect={`${others === 1 ? 'One session ends' : `${others} sessions end`} within seconds. You stay signed in here only.`}
          action="End them"
          onConfirm={endOthers}
          onClose={() => setEnding(false)}
        />
      )}
    </AccountFrame>
  );
}

const HANDHELD = /iPhone|iPad|Android|Mobile/u;

function Session({ session }: { session: SessionSummary }) {
  const queries = useQueryClient();
  const { say, warn } = useToast();
  const [busy, setBusy] = useState(false);
  const Icon = HANDHELD.test(session.device) ? Smartphone : Monitor;
  const end = async () => {
    setBusy(true);
    try {
      await revokeSession(session.id);
      await queries.invalidateQueries({ queryKey: sessionList.queryKey });
      say(`The session on ${session.device} ended.`);
    } catch (error) {
      warn(toProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Icon size={18} aria-hidden className="mt-0.5 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{session.device}</span>
          {session.current && <Tag>This device</Tag>}
        </p>
        <p className="text-sm text-ink-soft">
          {session.current ? (
            'Active now'
          ) : (
            <>
              Last used <Time at={session.last_used_at} />
            </>
          )}{' '}
          from <span className="figure break-all">{session.address}</span>
          {session.organization && <> in {session.organization.name}</>}
        </p>
        <p className="text-sm text-ink-faint">
          Signed in <Time at={session.signed_in_at} />
          {session.method === 'sign_on' && ' through single sign-on'}, ends <Time at={session.expires_at} />
        </p>
      </div>
      {session.current ? (
        <Button onClick={() => void signOut()}>Sign out</Button>
      ) : (
        <Button busy={busy} aria-label={`End the session on ${session.device}`} onClick={() => void end()}>
          End
        </Button>
      )}
    </li>
  );
}
