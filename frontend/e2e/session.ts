import { expect, type APIRequestContext, type Page } from '@playwright/test';

export const credentials = {
  email: process.env.SIGNALBOX_ADMIN_EMAIL ?? 'admin@signalbox.local',
  password: process.env.SIGNALBOX_ADMIN_PASSWORD ?? '',
};

/** Signs in the way a person does. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(credentials.email);
  await page.getByLabel('Password').fill(credentials.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
}

interface Listed {
  items: { id: string }[];
}

/** The addresses of every page, with the newest object of each kind where there is one. */
export async function everyPage(page: Page, request: APIRequestContext): Promise<{ name: string; path: string }[]> {
  const token = await page.evaluate(() => (JSON.parse(localStorage.getItem('signalbox.session') ?? '{}') as { access_token?: string }).access_token);
  const newest = async (resource: string, filter = '') => {
    const response = await request.get(`/api/v1/${resource}?limit=1${filter}`, { headers: { Authorization: `Bearer ${token}` } });
    return ((await response.json()) as Listed).items[0]?.id;
  };
  const pages = [
    { name: 'home', path: '/' },
    { name: 'events', path: '/events' },
    { name: 'runs', path: '/runs' },
    { name: 'dead-letters', path: '/dead-letters' },
    { name: 'tickets', path: '/tickets' },
    { name: 'integrations', path: '/integrations' },
    { name: 'integration-new', path: '/integrations/new' },
  ];
  const details: [string, string, string][] = [
    ['event', 'events', ''],
    ['run', 'runs', ''],
    ['ticket', 'tickets', ''],
    ['integration', 'integrations', ''],
    ['dead-letter', 'dead-letters', '&state=open'],
  ];
  for (const [name, resource, filter] of details) {
    const id = await newest(resource, filter);
    if (!id) continue;
    pages.push({ name, path: `/${resource}/${id}` }, { name: `${name}-panel`, path: `/${resource}?panel=${id}` });
  }
  return pages;
}

/** Loaded: nothing on screen is a skeleton any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}
