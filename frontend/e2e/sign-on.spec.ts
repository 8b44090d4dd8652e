import { type Browser, expect, type Page, test } from '@playwright/test';
import { NameServer } from './name-server.ts';
import { type Credentials, signIn } from './session.ts';

/** A real OpenID Connect provider, started beside the services: see identity-provider.sh. */
const issuer = process.env.SIGNALBOX_TEST_ISSUER ?? 'http://127.0.0.1:9000';
const stamp = Date.now().toString(36);
const company = `Ferry ${stamp}`;
const owner: Credentials = { email: `olga-${stamp}@people.example`, password: 'lantern granite otter plum' };
const employee = 'bob@corp.example';

// Each goes on where the one before left these people.
test.describe.configure({ mode: 'serial' });

const dns = new NameServer();
test.beforeAll(() => dns.listen(process.env.SIGNALBOX_DNS_SERVER ?? '127.0.0.1:5353'));
test.afterAll(() => dns.close());

async function somebody(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** The provider's own form. */
async function signInAtProvider(page: Page, password: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^${issuer}/login`, 'u'));
  await page.getByLabel('Username').fill(employee);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function continueWithSignOn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(employee);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: `Continue with ${company} single sign-on` }).click();
}

test('an owner sets up single sign-on', async ({ browser }) => {
  const page = await somebody(browser);
  await page.goto('/sign-up');
  await page.getByLabel('Organization').fill(company);
  await page.getByLabel('Your name').fill('Olga Owner');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Create and sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Single sign-on' }).click();
  await expect(page.getByText('Not set up')).toBeVisible();

  const form = page.getByRole('form', { name: 'Identity provider' });
  await form.getByLabel('Issuer').fill(issuer);
  await form.getByLabel('Client id').fill('signalbox');
  await form.getByLabel('Client secret').fill('a secret: with + and %');
  await form.getByRole('checkbox', { name: /^Allow people to sign in/u }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('No domain proven')).toBeVisible();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('The provider answers as it should.')).toBeVisible();

  await page.getByLabel('Mail domain').fill('corp.example');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const domains = page.getByRole('list', { name: 'Domains' });
  await domains.getByRole('button', { name: 'Verify' }).click();
  await expect(domains.getByText(/^Checked/u)).toBeVisible();
  const [name = '', value = ''] = await domains.getByRole('definition').allInnerTexts();
  dns.put(name.trim(), value.trim());
  await domains.getByRole('button', { name: 'Verify' }).click();
  await expect(domains.getByText('Verified')).toBeVisible();
  await page.context().close();
});

test('somebody new of that domain signs in at the provider, becomes a member, and comes back to where they wanted to go', async ({
  browser,
}) => {
  const page = await somebody(browser);
  await page.goto('/tickets');
  await expect(page).toHaveURL('/sign-in?return=%2Ftickets');
  await continueWithSignOn(page);
  await signInAtProvider(page, 'wrong');
  await expect(page).toHaveURL(/\/login\?error/u);
  await signInAtProvider(page, `secret of ${employee}`);

  await expect(page).toHaveURL('/tickets');
  await expect(page.getByRole('button', { name: `Organization: ${company}` })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Tickets', level: 1 })).toBeVisible();
  await page.goto('/members');
  await expect(page.getByRole('row').filter({ hasText: employee })).toContainText('viewer');
  await page.context().close();
});

/** Signs in at the provider and keeps its answer instead of following it. */
async function answerOfProvider(page: Page): Promise<string> {
  await expect(page).toHaveURL(new RegExp(`^${issuer}/login`, 'u'));
  const csrf = await page.locator('input[name=_csrf]').inputValue();
  const signedIn = await page.request.post(`${issuer}/login`, {
    form: { username: employee, password: `secret of ${employee}`, _csrf: csrf },
    maxRedirects: 0,
  });
  const authorized = await page.request.get(signedIn.headers().location ?? '', { headers: { Accept: 'text/html' }, maxRedirects: 0 });
  return authorized.headers().location ?? '';
}

test('an answer of the provider that was asked for in another browser is of no use', async ({ browser }) => {
  const victim = await somebody(browser);
  const thief = await somebody(browser);
  await thief.goto('/sign-in');
  await continueWithSignOn(thief);
  const answer = await answerOfProvider(thief);
  expect(answer).toContain('/api/v1/auth/sign-on/callback?code=');

  await victim.goto(answer);

  await expect(victim).toHaveURL(/\/sign-in\?.*problem=sign_on_expired/u);
  await expect(victim.getByText(/was finished in another browser/u)).toBeVisible();
  await victim.goto('/');
  await expect(victim).toHaveURL(/\/sign-in/u);
});

test('turning single sign-on off ends the sessions it began', async ({ browser }) => {
  const guest = await somebody(browser);
  await guest.goto('/sign-in');
  await continueWithSignOn(guest);
  await signInAtProvider(guest, `secret of ${employee}`);
  await expect(guest.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();

  const page = await somebody(browser);
  await signIn(page, owner);
  await page.goto('/sign-on');
  await page.getByRole('checkbox', { name: /^Allow people to sign in/u }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();

  await expect(guest).toHaveURL(/\/sign-in/u, { timeout: 30_000 });
});
