import { QueryClientProvider } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import type { Problem } from '@/api/problem';
import { type ConsoleRouter, createConsoleRouter } from '@/router';
import { createQueryClient } from '@/shell/queries';
import { RequireSession } from '@/shell/RequireSession';
import { ThemeProvider } from '@/ui/page/theme';
import { ToastProvider } from '@/ui/feedback/toast';

export function App({ resumed }: { resumed: Promise<Problem | null> }) {
  const [router] = useState(createConsoleRouter);
  return (
    <ThemeProvider>
      <Tooltip.Provider delayDuration={350}>
        <ToastProvider>
          <RequireSession resumed={resumed} router={router}>
            <Workspace router={router} />
          </RequireSession>
        </ToastProvider>
      </Tooltip.Provider>
    </ThemeProvider>
  );
}

/** Everything that belongs to one person in one organization; another one starts with empty caches. */
function Workspace({ router }: { router: ConsoleRouter }) {
  const [queries] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
