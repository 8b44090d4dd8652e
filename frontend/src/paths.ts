/** Where things are in the console. Lists open a `panel` over themselves; the same object has a page of its own. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  signUp: '/sign-up',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  invite: '/invite',
  account: '/account',
  sessions: '/account/sessions',
  events: '/events',
  event: (id: string, pointer?: string) => `/events/${id}${pointer ? `?pointer=${encodeURIComponent(pointer)}` : ''}`,
  runs: '/runs',
  run: (id: string) => `/runs/${id}`,
  deadLetters: '/dead-letters',
  deadLetter: (id: string) => `/dead-letters/${id}`,
  tickets: '/tickets',
  ticket: (id: string) => `/tickets/${id}`,
  integrations: '/integrations',
  newIntegration: '/integrations/new',
  integration: (id: string) => `/integrations/${id}`,
  members: '/members',
  member: (id: string) => `/members/${id}`,
  invites: '/members/invites',
  invitation: (id: string) => `/members/invites/${id}`,
  roles: '/roles',
  apiKeys: '/api-keys',
  newApiKey: '/api-keys/new',
  apiKey: (id: string) => `/api-keys/${id}`,
  signOn: '/sign-on',
  audit: '/audit',
  auditEntry: (sequence: string) => `/audit/${sequence}`,
  settings: '/settings',
} as const;

/** A list with filters set. */
export function filtered(list: string, filters: Record<string, string>): string {
  return `${list}?${new URLSearchParams(filters).toString()}`;
}

/** Sign-in, and back to where the person was. */
export function signInFrom({ pathname, search }: { pathname: string; search: string }): string {
  const back = `${pathname}${search}`;
  return back === paths.home ? paths.signIn : filtered(paths.signIn, { return: back });
}
