import { type Browser, expect, type Page, test } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { type Credentials, enterPassword, signIn } from './session.ts';

const stamp = Date.now().toString(36);
const company = `Harbour ${stamp}`;
const owner: Credentials = { email: `olga-${stamp}@people.example`, password: 'lantern granite otter plum' };
const guest: Credentials = { email: `gus-${stamp}@people.example`, password: 'walnut meadow sail thimble' };

// Each goes on where the one before left these people.
test.describe.configure({ mode: 'serial' });

/** A browser of somebody's own. */
async function somebody(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const goTo = (page: Page, place: string) => rail(page).getByRole('link', { name: place }).click();

/** What an authenticator shows for a secret at this moment. */
function totp(secret: string): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('somebody founds an organization, invites another person, and each may what their role allows', async ({ browser }) => {
  const first = await somebody(browser);
  const second = await somebody(browser);
  let link = '';

  await test.step('sign up', async () => {
    await first.goto('/sign-in');
    await first.getByRole('link', { name: 'Create an organization' }).click();
    await first.getByLabel('Organization').fill(company);
    await first.getByLabel('Your name').fill('Olga Owner');
    await first.getByLabel('E-mail').fill(owner.email);
    await first.getByLabel('Password', { exact: true }).fill(owner.password);
    await first.getByRole('button', { name: 'Create and sign in' }).click();
    await expect(first.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
    await expect(first.getByRole('button', { name: `Organization: ${company}` })).toBeVisible();
  });

  await test.step('invite a second person', async () => {
    await goTo(first, 'Members');
    await first.getByRole('button', { name: 'Invite' }).click();
    const dialog = first.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill(guest.email);
    await dialog.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    const { pathname, hash } = new URL((await first.getByTestId('secret').innerText()).trim());
    link = pathname + hash;
    await first.getByRole('button', { name: 'I have copied it' }).click();
  });

  await test.step('accept in another browser', async () => {
    await second.goto(link);
    await expect(second.getByRole('heading', { name: `Join ${company}` })).toBeVisible();
    expect(new URL(second.url()).hash).toBe('');
    await expect(second.getByLabel('E-mail')).toHaveValue(guest.email);
    await second.getByLabel('Your name').fill('Gus Guest');
    await second.getByLabel('Password', { exact: true }).fill(guest.password);
    await second.getByRole('button', { name: 'Create the account and join' }).click();
    await expect(second.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
  });

  await test.step('the link works once', async () => {
    const third = await somebody(browser);
    await third.goto(link);
    await expect(third.getByRole('heading', { name: 'This invite cannot be used' })).toBeVisible();
    await third.context().close();
  });

  await test.step('what a viewer may not do is disabled with the reason', async () => {
    await goTo(second, 'Integrations');
    const connect = second.getByRole('button', { name: 'Connect a source' }).first();
    await expect(connect).toHaveAttribute('aria-disabled', 'true');
    await expect(connect).toHaveAccessibleDescription('Needs owner, admin or builder: you are viewer');
    await connect.click({ force: true });
    await expect(second).toHaveURL('/integrations');
    for (const place of ['API keys', 'Single sign-on', 'Audit log'])
      await expect(rail(second).getByRole('link', { name: place })).toHaveCount(0);
    await second.goto('/audit');
    await expect(second.getByRole('heading', { name: 'You may not read the audit log' })).toBeVisible();
    await expect(second.getByRole('link', { name: 'Olga Owner' })).toBeVisible();
  });

  await test.step('another role is there within seconds', async () => {
    await second.goto('/integrations');
    await goTo(first, 'Members');
    await first.getByRole('row').filter({ hasText: guest.email }).getByRole('link').first().click();
    await first.getByRole('button', { name: 'Change role' }).click();
    await first.getByRole('dialog').getByRole('combobox', { name: 'Role' }).selectOption('builder');
    await first.getByRole('dialog').getByRole('button', { name: 'Change role' }).click();
    await expect(second.getByRole('link', { name: 'Connect a source' }).first()).toBeVisible();
  });

  await test.step('what happened is in the audit log', async () => {
    await goTo(first, 'Audit log');
    await expect(first.getByRole('row').filter({ hasText: 'Member: role changed' })).toBeVisible();
    await first.getByRole('button', { name: 'Verify now' }).click();
    await expect(first.getByText(/^Intact up to entry/u)).toBeVisible();
  });
});

test('a session that is ended elsewhere is signed out within seconds', async ({ browser }) => {
  const here = await somebody(browser);
  const there = await somebody(browser);
  await signIn(here, guest);
  await signIn(there, guest);
  await goTo(there, 'Tickets');
  await here.goto('/account/sessions');
  const sessions = here.getByRole('list', { name: 'Sessions' });
  await expect(sessions.getByText('This device')).toHaveCount(1);

  await here.getByRole('button', { name: /^End the (other one|[0-9]+ others)$/u }).click();
  await here.getByRole('dialog').getByRole('button', { name: 'End them' }).click();

  await expect(there).toHaveURL('/sign-in?return=%2Ftickets', { timeout: 15_000 });
  await expect(there.getByText(/Your session has ended/u)).toBeVisible();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await here.goto('/tickets');
  await expect(here.getByRole('heading', { name: 'Tickets', level: 1 })).toBeVisible();
});

test('a second factor is set up, asked for, and replaced by a recovery code', async ({ browser }) => {
  const here = await somebody(browser);
  await signIn(here, guest);
  await here.goto('/account');
  await here.getByRole('button', { name: 'Set up' }).click();
  const secret = (await here.getByTestId('totp-secret').innerText()).replaceAll(/\s/gu, '');
  await expect(here.getByRole('img', { name: 'Secret of the second factor' })).toBeVisible();
  await here.getByLabel('Code', { exact: true }).fill(totp(secret));
  await here.getByRole('button', { name: 'Turn on' }).click();
  const recovery = (await here.getByTestId('recovery-codes').getByRole('listitem').first().innerText()).trim();
  await here.getByRole('button', { name: 'I have saved them' }).click();

  const there = await somebody(browser);
  await there.goto('/sign-in?return=%2Fruns');
  await enterPassword(there, guest);
  await there.getByRole('button', { name: 'Use a recovery code' }).click();
  await there.getByLabel('Recovery code').fill(recovery);
  await there.getByRole('button', { name: 'Confirm' }).click();
  await expect(there).toHaveURL('/runs');
});

test('who belongs to two organizations changes between them in every tab', async ({ browser }) => {
  const page = await somebody(browser);
  await signIn(page, owner);
  const other = await page.context().newPage();
  await other.goto('/members');
  await expect(other.getByRole('row').filter({ hasText: guest.email })).toBeVisible();

  await page.getByRole('button', { name: `Organization: ${company}` }).click();
  await page.getByRole('menuitem', { name: 'New organization…' }).click();
  await page.getByLabel('Name').fill(`${company} East`);
  await page.getByRole('button', { name: 'Create and go there' }).click();

  for (const tab of [page, other]) await expect(tab.getByRole('button', { name: `Organization: ${company} East` })).toBeVisible();
  await expect(other.getByRole('row').filter({ hasText: owner.email })).toBeVisible();
  await expect(other.getByRole('row').filter({ hasText: guest.email })).toHaveCount(0);
});

test('nothing the console does is forbidden by its content security policy', async ({ browser }) => {
  const page = await somebody(browser);
  const violations: string[] = [];
  page.on('console', (message) => message.text().includes('Content Security Policy') && violations.push(message.text().slice(0, 300)));
  await signIn(page, owner);
  for (const path of ['/members?invite=new', '/roles', '/api-keys/new', '/audit', '/settings']) {
    await page.goto(path);
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();

  expect(violations).toEqual([]);
});
