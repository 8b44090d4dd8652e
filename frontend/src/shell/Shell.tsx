import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { isSignedIn, onSessionChange } from '@/api/tokens';
import { LiveProvider } from '@/live/LiveProvider';
import { paths } from '@/paths';
import { AgentBanner } from '@/shell/AgentBanner';
import { BottomBar } from '@/shell/BottomBar';
import { Rail } from '@/shell/Rail';
import { ShortcutsDialog } from '@/shell/ShortcutsDialog';
import { TopBar } from '@/shell/TopBar';
import { useShellKeys } from '@/shell/shell-keys';
import { CommandsProvider } from '@/ui/commands';

const CommandPalette = lazy(async () => ({ default: (await import('@/shell/CommandPalette')).CommandPalette }));

/** The frame around every page; who is not signed in goes to sign in and comes back here. */
export function Shell() {
  const signedIn = useSyncExternalStore(onSessionChange, isSignedIn);
  const location = useLocation();
  if (!signedIn) {
    const back = `${location.pathname}${location.search}`;
    return <Navigate replace to={back === '/' ? paths.signIn : `${paths.signIn}?return=${encodeURIComponent(back)}`} />;
  }
  return (
    <LiveProvider>
      <CommandsProvider>
        <Frame />
      </CommandsProvider>
    </LiveProvider>
  );
}

function Frame() {
  const [palette, setPalette] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  useShellKeys({ onPalette: () => setPalette((open) => !open), onShortcuts: () => setShortcuts(true) });
  return (
    <div className="flex h-dvh flex-col">
      <a href="#content" className="sr-only z-50 rounded bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:m-2">
        Skip to content
      </a>
      <TopBar onSearch={() => setPalette(true)} onShortcuts={() => setShortcuts(true)} />
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
