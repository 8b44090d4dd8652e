import { expect, type APIRequestContext, type Page } from '@playwright/test';

export interface Credentials {
  email: string;
  password: string;
}

export const credentials: Credentials = {
  email: process.env.SIGNALBOX_ADMIN_EMAIL ?? 'admin@signalbox.local',
  password: process.env.SIGNALBOX_ADMIN_PASSWORD ?? '',
};

/** Signs in the way a person does: the address first. */
export async function signIn(page: Page, { email, password }: Credentials = credentials): Promise<void> {
  await page.goto('/sign-in');
  await enterPassword(page, { email, password });
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
}

export async function enterPassword(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What can be looked at before anybody is signed in. */
export const SIGNED_OUT_PAGES = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-problem', path: '/sign-in?problem=sign_on_expired' },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'forgot-password', path: '/forgot-password' },
  { name: 'reset-password', path: '/reset-password#token=none' },
  { name: 'invite', path: '/invite#token=none' },
];

interface Listed {
  items: Record<string, string | number>[];
}

/** The addresses of every page, with the newest object of each kind where there is one. */
export async function everyPage(page: Page, request: APIRequestContext): Promise<{ name: string; path: string }[]> {
  // The page keeps its token to itself; the cookie it came from gives another one.
  const token = await page.evaluate(async () => {
    const response = await fetch('/api/v1/auth/refresh', { method: 'POST' });
    return ((await response.json()) as { access_token: string }).access_token;
  });
  const newest = async (resource: string, key: string, filter: string) => {
    const response = await request.get(`/api/v1/${resource}?limit=1${filter}`, { headers: { Authorization: `Bearer ${token}` } });
    return ((await response.json()) as Listed).items[0]?.[key];
  };
  const pages = [
    { name: 'home', path: '/' },
    { name: 'events', path: '/events' },
    { name: 'runs', path: '/runs' },
    { name: 'dead-letters', path: '/dead-letters' },
    { name: 'tickets', path: '/tickets' },
    { name: 'integrations', path: '/integrations' },
    { name: 'integration-new', path: '/integrations/new' },
    { name: 'members', path: '/members' },
    { name: 'invites', path: '/members/invites' },
    { name: 'invite-new', path: '/members/invites?invite=new' },
    { name: 'roles', path: '/roles' },
    { name: 'api-keys', path: '/api-keys' },
    { name: 'api-key-new', path: '/api-keys/new' },
    { name: 'sign-on', path: '/sign-on' },
    { name: 'audit', path: '/audit' },
    { name: 'settings', path: '/settings' },
    { name: 'account', path: '/account' },
    { name: 'sessions', path: '/account/sessions' },
  ];
  const details: [name: string, resource: string, key: string, filter: string][] = [
    ['event', 'events', 'id', ''],
    ['run', 'runs', 'id', ''],
    ['ticket', 'tickets', 'id', ''],
    ['integration', 'integrations', 'id', ''],
    ['dead-letter', 'dead-letters', 'id', '&state=open'],
    ['member', 'members', 'user_id', ''],
    ['audit-entry', 'audit', 'sequence', ''],
  ];
  for (const [name, resource, key, filter] of details) {
    const id = await newest(resource, key, filter);
    if (id === undefined) continue;
    pages.push({ name, path: `/${resource}/${id}` }, { name: `${name}-panel`, path: `/${resource}?panel=${id}` });
  }
  return pages;
}

/** Loaded: nothing on screen is a skeleton any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}
