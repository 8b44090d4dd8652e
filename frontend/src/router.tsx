import { createBrowserRouter } from 'react-router';
import { SignInPage } from '@/auth/SignInPage';
import { NotFoundPage, RouteFault } from '@/shell/faults';
import { Quiet } from '@/shell/Quiet';
import { Shell } from '@/shell/Shell';

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

/** Every page is loaded when it is first opened; sign-in is there at once. */
export function createConsoleRouter() {
  return createBrowserRouter([
    {
      ErrorBoundary: RouteFault,
      HydrateFallback: Blank,
      children: [
        { path: '/sign-in', Component: SignInPage },
        { path: '/sign-up', lazy: async () => ({ Component: (await import('@/auth/SignUpPage')).SignUpPage }) },
        { path: '/forgot-password', lazy: async () => ({ Component: (await import('@/auth/ForgotPasswordPage')).ForgotPasswordPage }) },
        { path: '/reset-password', lazy: async () => ({ Component: (await import('@/auth/ResetPasswordPage')).ResetPasswordPage }) },
        { path: '/invite', lazy: async () => ({ Component: (await import('@/auth/InvitePage')).InvitePage }) },
      ],
    },
    {
      Component: Shell,
      ErrorBoundary: RouteFault,
      HydrateFallback: Quiet,
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
            {
              path: 'integrations/new',
              lazy: async () => ({ Component: (await import('@/integrations/NewIntegrationPage')).NewIntegrationPage }),
            },
            {
              path: 'integrations/:id',
              lazy: async () => ({ Component: (await import('@/integrations/IntegrationPage')).IntegrationPage }),
            },
            { path: 'account', lazy: async () => ({ Component: (await import('@/account/AccountPage')).AccountPage }) },
            { path: 'account/sessions', lazy: async () => ({ Component: (await import('@/account/SessionsPage')).SessionsPage }) },
            { path: 'members', lazy: async () => ({ Component: (await import('@/organizations/MembersPage')).MembersPage }) },
            { path: 'members/invites', lazy: async () => ({ Component: (await import('@/organizations/InvitesPage')).InvitesPage }) },
            {
              path: 'members/invites/:id',
              lazy: async () => ({ Component: (await import('@/organizations/InvitationPage')).InvitationPage }),
            },
            { path: 'members/:id', lazy: async () => ({ Component: (await import('@/organizations/MemberPage')).MemberPage }) },
            { path: 'roles', lazy: async () => ({ Component: (await import('@/organizations/RolesPage')).RolesPage }) },
            { path: 'settings', lazy: async () => ({ Component: (await import('@/organizations/SettingsPage')).SettingsPage }) },
            { path: 'api-keys', lazy: async () => ({ Component: (await import('@/api-keys/ApiKeysPage')).ApiKeysPage }) },
            { path: 'api-keys/new', lazy: async () => ({ Component: (await import('@/api-keys/NewApiKeyPage')).NewApiKeyPage }) },
            { path: 'api-keys/:id', lazy: async () => ({ Component: (await import('@/api-keys/ApiKeyPage')).ApiKeyPage }) },
            { path: 'sign-on', lazy: async () => ({ Component: (await import('@/sso/SignOnPage')).SignOnPage }) },
            { path: 'audit', lazy: async () => ({ Component: (await import('@/audit/AuditPage')).AuditPage }) },
            { path: 'audit/:sequence', lazy: async () => ({ Component: (await import('@/audit/EntryPage')).EntryPage }) },
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ]);
}

function Blank() {
  return <main aria-busy className="min-h-dvh" />;
}
