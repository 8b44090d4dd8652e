import { expect, test } from '@playwright/test';
import { signIn } from './session.ts';

test('an expired access token is traded once, unnoticed', async ({ page }) => {
  await signIn(page);
  await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('signalbox.session') ?? '{}') as Record<string, string>;
    localStorage.setItem('signalbox.session', JSON.stringify({ ...session, access_token: 'expired' }));
  });
  const trades: string[] = [];
  page.on('request', (request) => request.url().endsWith('/auth/refresh') && trades.push(request.url()));

  await page.goto('/');

  await expect(page.getByText('Balanced')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  expect(trades).toHaveLength(1);
});

test('signing out ends the session and keeps the way back', async ({ page }) => {
  await signIn(page);
  await page.goto('/runs?state=completed');
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await expect(page).toHaveURL('/sign-in?return=%2Fruns%3Fstate%3Dcompleted');
});
