import { expect, test, type Page } from '@playwright/test';
import { credentials, enterPassword, signIn } from './session.ts';
import { deliver, type Sender } from './webhooks.ts';

const stamp = Date.now().toString(36);

/** In the console, without loading it anew: what appears then came over the live stream. */
const go = (page: Page, place: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();

async function connect(page: Page, name: string): Promise<Sender> {
  await go(page, 'Integrations');
  await page.getByRole('link', { name: 'Connect a source' }).first().click();
  await page.locator('button[role="radio"][value="generic"]').click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(page.getByRole('heading', { name: `${name} is connected` })).toBeVisible();
  return {
    webhookUrl: (await page.getByTestId('webhook-url').innerText()).trim(),
    secret: (await page.getByTestId('secret').innerText()).trim(),
  };
}

test('from a signed webhook to a ticket, and from a dead letter to a ticket', async ({ page, request }) => {
  await signIn(page);
  const name = `Gateway ${stamp}`;
  const sender = await connect(page, name);

  await test.step('a signed event becomes a ticket while one watches', async () => {
    await go(page, 'Tickets');
    await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
    const title = `Door sensor ${stamp} reports low battery`;
    await deliver(request, sender, {
      id: `A-${stamp}`,
      title,
      status: 'open',
      priority: 'high',
      description: 'Reported by the building gateway.',
      url: 'https://example.com/a-1',
      labels: ['building'],
      updated_at: new Date().toISOString(),
    });
    await page.getByRole('row').filter({ hasText: title }).getByRole('link').first().click();
    const panel = page.getByRole('complementary', { name: 'Tickets details' });
    await expect(panel.getByRole('heading', { name: title })).toBeVisible();
    await expect(panel.getByText('High').first()).toBeVisible();

    await panel.getByRole('button', { name: /where Title came from/u }).click();
    await expect(page.getByRole('dialog', { name: 'Where Title came from' })).toContainText('/title');
    await page.keyboard.press('Escape');
  });

  await test.step('an unknown payload waits as a dead letter, is corrected, and becomes a ticket', async () => {
    await go(page, 'Dead letters');
    await expect(page.getByRole('heading', { name: 'Dead letters', level: 1 })).toBeVisible();
    await deliver(request, sender, { alarm: { code: 17, text: `Gate ${stamp} does not close` } });
    await page.getByRole('row').filter({ hasText: name }).getByRole('link').first().click();
    const panel = page.getByRole('complementary', { name: 'Dead letters details' });
    await panel.getByRole('button', { name: 'Edit payload and retry' }).click();
    const title = `Gate ${stamp} does not close`;
    await panel
      .getByLabel('Payload', { exact: true })
      .fill(JSON.stringify({ id: `G-${stamp}`, title, status: 'open', priority: 'urgent', updated_at: new Date().toISOString() }));
    await panel.getByRole('button', { name: 'Retry with this payload' }).click();

    await page.getByRole('button', { name: 'Follow the run' }).click();
    await expect(page.getByRole('heading', { name: /^Run of/u })).toBeVisible();
    await page.getByRole('link', { name: /^Ticket (created|updated)/u }).click();
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  });

  await test.step('nothing is lost: the count is balanced', async () => {
    await go(page, 'Home');
    await expect(page.getByText('Balanced')).toBeVisible();
  });

  await test.step('the palette finds the ticket by its title', async () => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/Find a ticket/u).fill(`Gate ${stamp}`);
    await page
      .getByRole('option', { name: /does not close/u })
      .first()
      .click();
    await expect(page).toHaveURL(/\/(tickets|events)\//u);
  });
});

test('a run is replayed, and forked from an edited state', async ({ page, request }) => {
  await signIn(page);
  const name = `Boiler ${stamp}`;
  const sender = await connect(page, name);
  await deliver(request, sender, { id: `B-${stamp}`, title: 'Boiler is cold', status: 'open', updated_at: new Date().toISOString() });
  await go(page, 'Runs');
  await page.getByRole('row').filter({ hasText: name }).getByRole('link').first().click();
  const panel = page.getByRole('complementary', { name: 'Runs details' });

  await test.step('every state is as recorded', async () => {
    await panel.getByRole('button', { name: 'Replay' }).click();
    const dialog = page.getByRole('dialog', { name: 'Replay this run' });
    await dialog.getByRole('button', { name: 'Replay', exact: true }).click();
    await expect(dialog.getByText('All 4 states are as recorded.')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the fork differs where the state was edited, and the ticket is as it was', async () => {
    await panel.getByRole('button', { name: 'Fork…' }).click();
    const form = page.getByRole('form', { name: 'Fork' });
    await form.getByLabel('Begins after').selectOption({ label: '2 · map, then validate' });
    await form.getByRole('button', { name: 'Edit what this step left' }).click();
    const state = form.getByLabel('State');
    await expect(state).toHaveValue(/Boiler is cold/u);
    await state.fill((await state.inputValue()).replace('Boiler is cold', 'Boiler burns'));
    await form.getByRole('button', { name: 'Fork', exact: true }).click();

    const row = page.getByRole('group', { name: 'Differences' }).getByRole('row').filter({ hasText: '/ticket/title' });
    await expect(row).toContainText('"Boiler is cold""Boiler burns"');
    await go(page, 'Tickets');
    await expect(page.getByRole('row').filter({ hasText: 'Boiler is cold' })).toBeVisible();
    await expect(page.getByText('Boiler burns')).toHaveCount(0);
  });
});

test('a list is worked by keyboard', async ({ page }) => {
  await signIn(page);
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { name: 'Events' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Events' })).toBeVisible();

  await page.keyboard.press('j');
  await expect(page.locator('[data-row]').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Events details' })).toBeVisible();
  const first = page.url();
  await page.keyboard.press('j');
  await expect(page).not.toHaveURL(first);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Events details' })).toBeHidden();
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/\/events\/[0-9a-f-]+$/u);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('who is not signed in signs in and comes back', async ({ page }) => {
  await page.goto('/dead-letters?state=open');
  await expect(page).toHaveURL(/\/sign-in\?return=/u);
  await enterPassword(page, { email: 'nobody@example.com', password: 'wrong' });
  await expect(page.getByRole('alert')).toBeVisible();

  await enterPassword(page, credentials);
  await expect(page).toHaveURL('/dead-letters?state=open');
});
