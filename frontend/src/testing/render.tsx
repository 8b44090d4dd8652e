import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { ToastProvider } from '@/ui/feedback/toast';

/** Renders a piece of the console at an address, with fresh caches. It is there at `path` only. */
export function renderAt(address: string, element: ReactNode, path = '*') {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const router = createMemoryRouter(
    [
      { path, element },
      { path: '*', element: null },
    ],
    { initialEntries: [address] },
  );
  const view = render(
    <QueryClientProvider client={queries}>
      <Tooltip.Provider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </Tooltip.Provider>
    </QueryClientProvider>,
  );
  return { ...view, router, queries };
}
