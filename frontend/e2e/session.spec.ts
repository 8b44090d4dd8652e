import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { signIn } from './session.ts';

/** The refresh cookie, which only the browser can read. */
const refreshCookie = async (context: BrowserContext) =>
  (await context.cookies('http://127.0.0.1/api/v1/auth/refresh')).find((cookie) => cookie.name === 'signalbox_refresh');

/** Addresses of the refreshes a page asks for from now on. */
function trades(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => request.url().endsWith('/auth/refresh') && seen.push(request.url()));
  return seen;
}

const signOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
};

test('a page load goes on with the cookie after one refresh, and nothing secret is stored', async ({ page, context }) => {
  await signIn(page);
  const seen = trades(page);

  await page.goto('/tickets');

  await expect(page.getByRole('heading', { name: 'Tickets', level: 1 })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  expect(seen).toHaveLength(1);
  const reachable = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(reachable).not.toMatch(/eyJ|token/u);
  expect(await refreshCookie(context)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/v1/auth' });
});

test('an expired access token is traded once, unnoticed', async ({ page }) => {
  await signIn(page);
  const current = (await page.waitForRequest((request) => request.headers().authorization !== undefined)).headers().authorization;
  const seen = trades(page);
  await page.route('**/api/v1/**', async (route) => {
    if (route.request().headers().authorization !== current) return route.continue();
    await route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'Expired', status: 401, code: 'not_signed_in' },
    });
  });

  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Tickets' }).click();
  await expect(page.getByRole('heading', { name: 'Tickets', level: 1 })).toBeVisible();
  await main.getByRole('link', { name: 'Runs' }).click();
  await expect(page.getByRole('heading', { name: 'Runs', level: 1 })).toBeVisible();

  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(seen).toHaveLength(1);
});

test('signing out ends the session in every tab and keeps the way back', async ({ page, context }) => {
  await signIn(page);
  const other = await context.newPage();
  await other.goto('/tickets');
  await expect(other.getByRole('heading', { name: 'Tickets', level: 1 })).toBeVisible();
  await page.goto('/runs?state=completed');

  await signOut(page);

  await expect(page).toHaveURL('/sign-in?return=%2Fruns%3Fstate%3Dcompleted');
  await expect(other).toHaveURL('/sign-in?return=%2Ftickets');
  await expect(other.getByText('You signed out in another tab.')).toBeVisible();
  await expect.poll(() => refreshCookie(context)).toBeUndefined();
});
