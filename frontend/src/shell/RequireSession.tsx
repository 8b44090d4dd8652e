import { Fragment, type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '@/api/problem';
import { resumeSession } from '@/api/refresh';
import { endSession } from '@/api/session';
import { useSession } from '@/api/use-session';
import type { ConsoleRouter } from '@/router';
import { Quiet } from '@/shell/Quiet';
import { rootOf } from '@/shell/places';
import { Button } from '@/ui/controls/button';
import { ProblemNotice } from '@/ui/feedback/notice';

/** How often an unreachable control plane is asked again, in milliseconds. */
const RETRY = 4000;

interface SessionGateProps {
  resumed: Promise<Problem | null>;
  router: ConsoleRouter;
  children: ReactNode;
}

/** Shows nothing before it is known who is signed in, and nothing of one workspace to another. */
export function RequireSession({ resumed, router, children }: SessionGateProps) {
  const { status, workspace } = useSession();
  const [shown, setShown] = useState(workspace);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    void resumed.then(setProblem);
  }, [resumed]);

  useEffect(() => {
    if (shown === workspace) return;
    // What was open belongs to the workspace before; the list it stood in is there in any.
    const { pathname } = router.state.location;
    const left = status === 'signed_in' ? router.navigate(rootOf(pathname), { replace: true }) : Promise.resolve();
    void left.finally(() => setShown(workspace));
  }, [shown, workspace, status, router]);

  if (status === 'resuming' && problem) return <Unreachable problem={problem} onAnswer={setProblem} />;
  if (status === 'resuming' || shown !== workspace) return <Quiet />;
  return <Fragment key={workspace}>{children}</Fragment>;
}

function Unreachable({ problem, onAnswer }: { problem: Problem; onAnswer: (problem: Problem | null) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => void resumeSession().then(onAnswer), RETRY);
    return () => clearTimeout(timer);
  }, [problem, onAnswer]);
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 p-4">
      <title>Signalbox</title>
      <ProblemNotice error={problem} onRetry={() => void resumeSession().then(onAnswer)} />
      <p className="text-sm text-ink-soft">You stay signed in; this page goes on by itself.</p>
      <div>
        <Button variant="ghost" onClick={() => endSession('ended')}>
          Sign in anew
        </Button>
      </div>
    </main>
  );
}
