/** Where things are in the console. Lists open a `panel` over themselves; the same object has a page of its own. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
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
} as const;

/** A list with filters set. */
export function filtered(list: string, filters: Record<string, string>): string {
  return `${list}?${new URLSearchParams(filters).toString()}`;
}
