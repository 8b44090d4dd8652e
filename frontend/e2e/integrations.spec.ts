import { expect, test } from '@playwright/test';
import { signIn } from './session.ts';
import { deliver } from './webhooks.ts';

const name = `Yard ${Date.now().toString(36)}`;

test('an integration is paused, holds what comes, resumes and gets a new secret', async ({ page, request }) => {
  await signIn(page);
  await page.goto('/integrations/new');
  await page.locator('button[role="radio"][value="generic"]').click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Connect' }).click();
  const sender = {
    webhookUrl: (await page.getByTestId('webhook-url').innerText()).trim(),
    secret: (await page.getByTestId('secret').innerText()).trim(),
  };
  await page.getByRole('link', { name: 'Open the integration' }).click();

  await test.step('paused, it accepts and holds', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('Paused', { exact: true })).toBeVisible();
    await deliver(request, sender, { id: `Y-${name}`, title: 'Gate left open', status: 'open', updated_at: new Date().toISOString() });
    await expect(page.getByText('1 event waits for resume')).toBeVisible();
  });

  await test.step('resumed, what was held becomes a ticket', async () => {
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await page.getByRole('link', { name: 'Its events' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'Ticket created' })).toBeVisible();
    await page.goBack();
  });

  await test.step('a new secret works, and so does the old one for the overlap', async () => {
    await page.getByRole('button', { name: 'Rotate secret' }).click();
    await page.getByRole('button', { name: 'Rotate', exact: true }).click();
    const secret = (await page.getByTestId('secret').innerText()).trim();
    await page.getByRole('button', { name: 'I have copied it' }).click();
    expect(secret).not.toBe(sender.secret);

    await deliver(request, { ...sender, secret }, { id: `N-${name}`, title: 'Signed with the new secret', status: 'open' });
    await deliver(request, sender, { id: `O-${name}`, title: 'Signed with the old secret', status: 'open' });
  });

  await test.step('a test event can be followed', async () => {
    await page.getByRole('button', { name: 'Send test event' }).click();
    await expect(page.getByRole('heading', { name: /^Run of/u })).toBeVisible();
    await expect(page.getByText('Done', { exact: true })).toBeVisible();
  });
});
