import { createBrowserRouter } from 'react-router';
import { SignInPage } from '@/auth/SignInPage';
import { NotFoundPage, RouteFault } from '@/shell/faults';
import { Shell } from '@/shell/Shell';
import { Skeletons } from '@/ui/notice';

/** Every page behind the frame is loaded when it is first opened. */
export function createConsoleRouter() {
  return createBrowserRouter([
    { path: '/sign-in', Component: SignInPage, ErrorBoundary: RouteFault },
    {
      Component: Shell,
      ErrorBoundary: RouteFault,
      HydrateFallback: Loading,
      children: [
        {
          ErrorBoundary: RouteFault,
          children: [
            { index: true, lazy: async () => ({ Component: (await import('@/home/HomePage')).HomePage }) },
            { path: 'events', lazy: async () => ({ Component: (await import('@/events/EventsPage')).EventsPage }) },
            { path: 'events/:id', lazy: async () => ({ Component: (await import('@/events/EventPage')).EventPage }) },
            { path: 'runs', lazy: async () => ({ Component: (await import('@/runs/RunsPage')).RunsPage }) },
            { path: 'runs/:id', lazy: async () => ({ Component: (await import('@/runs/RunPage')).RunPage }) },
            { path: 'dead-letters', lazy: async () => ({ Component: (await import('@/dead-letters/DeadLettersPage')).DeadLettersPage }) },
            { path: 'dead-letters/:id', lazy: async () => ({ Component: (await import('@/dead-letters/DeadLetterPage')).DeadLetterPage }) },
            { path: 'tickets', lazy: async () => ({ Component: (await import('@/tickets/TicketsPage')).TicketsPage }) },
            { path: 'tickets/:id', lazy: async () => ({ Component: (await import('@/tickets/TicketPage')).TicketPage }) },
            { path: 'integrations', lazy: async () => ({ Component: (await import('@/integrations/IntegrationsPage')).IntegrationsPage }) },
            { path: 'integrations/new', lazy: async () => ({ Component: (await import('@/integrations/NewIntegrationPage')).NewIntegrationPage }) },
            { path: 'integrations/:id', lazy: async () => ({ Component: (await import('@/integrations/IntegrationPage')).IntegrationPage }) },
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ]);
}

function Loading() {
  return <Skeletons rows={8} />;
}
