import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { currentUser } from '@/api/auth';
import type { CurrentUser } from '@/api/generated/public';
import { onRefusal } from '@/api/http';
import { useSession } from '@/api/use-session';
import { LiveProvider } from '@/live/LiveProvider';
import { signInFrom } from '@/paths';
import { AgentBanner } from '@/shell/AgentBanner';
import { useArrival } from '@/shell/arrival';
import { BottomBar } from '@/shell/BottomBar';
import { Quiet } from '@/shell/Quiet';
import { Rail } from '@/shell/Rail';
import { ShortcutsDialog } from '@/shell/ShortcutsDialog';
import { TopBar } from '@/shell/TopBar';
import { useShellKeys } from '@/shell/shell-keys';
import { CommandsProvider } from '@/ui/page/commands';
import { ProblemPage } from '@/ui/feedback/notice';

const CommandPalette = lazy(async () => ({ default: (await import('@/shell/CommandPalette')).CommandPalette }));

/** How soon a change of what one may do is noticed without any refusal, in milliseconds. A session that was revoked, too. */
const NOTICE = 10_000;

/** The frame around every page; who is not signed in goes to sign in and comes back here. */
export function Shell() {
  const { status } = useSession();
  const location = useLocation();
  if (status === 'signed_out') return <Navigate replace to={signInFrom(location)} />;
  return <SignedIn />;
}

function SignedIn() {
  const queries = useQueryClient();
  const me = useQuery({ ...currentUser, staleTime: NOTICE / 2, refetchInterval: NOTICE, refetchOnWindowFocus: true });
  useEffect(() => onRefusal(() => void queries.invalidateQueries({ queryKey: ['me'] })), [queries]);
  if (me.isPending) return <Quiet />;
  if (!me.data) return <ProblemPage error={me.error} onRetry={() => void me.refetch()} />;
  return (
    <LiveProvider>
      <CommandsProvider>
        <Frame me={me.data} />
      </CommandsProvider>
    </LiveProvider>
  );
}

function Frame({ me }: { me: CurrentUser }) {
  const [palette, setPalette] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  useArrival(me);
  useShellKeys({ onPalette: () => setPalette((open) => !open), onShortcuts: () => setShortcuts(true) });
  return (
    <div className="flex h-dvh flex-col">
      <a href="#content" className="sr-only z-50 rounded bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:m-2">
        Skip to content
      </a>
      <TopBar me={me} onSearch={() => setPalette(true)} onShortcuts={() => setShortcuts(true)} />
      <div className="flex min-h-0 flex-1">
        <Rail />
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          <AgentBanner />
          <div className="min-h-0 flex-1">
            <Outlet />
          </div>
        </main>
      </div>
      <BottomBar onSearch={() => setPalette(true)} />
      <ShortcutsDialog open={shortcuts} onOpenChange={setShortcuts} />
      {palette && (
        <Suspense>
          <CommandPalette onClose={() => setPalette(false)} onShortcuts={() => setShortcuts(true)} />
        </Suspense>
      )}
    </div>
  );
}
