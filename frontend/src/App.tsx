import { QueryClientProvider } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { createConsoleRouter } from '@/router';
import { createQueryClient } from '@/shell/queries';
import { ThemeProvider } from '@/shell/theme';
import { ToastProvider } from '@/ui/toast';

export function App() {
  const [queries] = useState(createQueryClient);
  const [router] = useState(createConsoleRouter);
  return (
    <ThemeProvider>
      <QueryClientProvider client={queries}>
        <Tooltip.Provider delayDuration={350}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </Tooltip.Provider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
