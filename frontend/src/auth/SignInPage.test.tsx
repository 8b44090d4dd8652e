import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AuthOptions } from '@/api/generated/public';
import { endSession, readToken, startSession } from '@/api/session';
import { returnPath } from '@/auth/return-path';
import { SignInPage } from '@/auth/SignInPage';
import { fakeApi, type FakeAnswer, problem } from '@/testing/fake-api';
import { grant } from '@/testing/people';
import { renderAt } from '@/testing/render';

const OPTIONS: AuthOptions = { sign_up: false, first_owner: false, mail: true, password_min_length: 12 };

interface Installation {
  options?: Partial<AuthOptions>;
  discovered?: object;
  login?: FakeAnswer;
  factor?: FakeAnswer;
}

function showAt(
  address: string,
  { options = {}, discovered = { method: 'password' }, login = { body: grant('a') }, factor = { body: grant('b') } }: Installation = {},
) {
  const requests = fakeApi({
    'GET /api/v1/auth/options': () => ({ body: { ...OPTIONS, ...options } }),
    'POST /api/v1/auth/discover': () => ({ body: discovered }),
    'POST /api/v1/auth/login': () => login,
    'POST /api/v1/auth/second-factor': () => factor,
  });
  return { ...renderAt(address, <SignInPage />, '/sign-in'), requests };
}

async function enterEmail() {
  await userEvent.type(screen.getByLabelText('E-mail'), 'ana@acme.example');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
}

async function signIn() {
  await enterEmail();
  await userEvent.type(await screen.findByLabelText('Password'), 'a secret sentence');
  await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('goes back to where the person was', async () => {
    const { router } = showAt('/sign-in?return=%2Fruns%2F7%3Fstep%3D2');
    await signIn();

    await expect.poll(() => router.state.location.pathname + router.state.location.search).toBe('/runs/7?step=2');
    expect(readToken()).toBe(grant('a').access_token);
  });

  it('says why it was refused and keeps what was typed', async () => {
    showAt('/sign-in', { login: { status: 401, body: problem(401, 'sign_in_refused', { title: 'E-mail or password is wrong' }) } });
    await signIn();

    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong');
    expect(screen.getByLabelText('E-mail')).toHaveValue('ana@acme.example');
  });

  it('lets password managers fill both fields of one form', () => {
    showAt('/sign-in');
    const email = screen.getByLabelText('E-mail');
    const password = screen.getByLabelText('Password');

    expect(email).toHaveAttribute('autocomplete', 'username');
    expect(password).toHaveAttribute('autocomplete', 'current-password');
    expect(password.closest('form')).toBe(email.closest('form'));
  });

  it('needs one click when both were filled', async () => {
    const { requests } = showAt('/sign-in');
    await userEvent.type(screen.getByLabelText('Password'), 'a secret sentence');
    await enterEmail();

    await expect
      .poll(() => requests.at(-1))
      .toMatchObject({ path: '/api/v1/auth/login', body: { email: 'ana@acme.example', password: 'a secret sentence' } });
  });

  it('asks for the second factor and sends it when the sixth digit is there', async () => {
    const { router, requests } = showAt('/sign-in?return=%2Ftickets', { login: { body: { challenge: 'c-1' } } });
    await signIn();
    await userEvent.type(await screen.findByLabelText('Code'), '12 34 56');

    await expect.poll(() => router.state.location.pathname).toBe('/tickets');
    expect(requests.at(-1)).toMatchObject({ path: '/api/v1/auth/second-factor', body: { challenge: 'c-1', code: '123456' } });
  });

  it('empties a refused code, and takes a recovery code instead', async () => {
    const { requests } = showAt('/sign-in', {
      login: { body: { challenge: 'c-1' } },
      factor: { status: 401, body: problem(401, 'challenge_refused', { title: 'This code is not right' }) },
    });
    await signIn();
    await userEvent.type(await screen.findByLabelText('Code'), '000000');
    expect(await screen.findByRole('alert')).toHaveTextContent('This code is not right');
    expect(screen.getByLabelText('Code')).toHaveValue('');

    await userEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }));
    await userEvent.type(screen.getByLabelText('Recovery code'), 'ab12-cd34');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));

    await expect.poll(() => requests.at(-1)?.body).toEqual({ challenge: 'c-1', code: 'ab12-cd34' });
  });

  it('offers the single sign-on of the address', async () => {
    showAt('/sign-in', { discovered: { method: 'sign_on', organization_name: 'Acme' } });
    await enterEmail();

    expect(await screen.findByRole('button', { name: 'Continue with Acme single sign-on' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Use a password instead' }));
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeInTheDocument();
  });

  it('says in words why single sign-on failed', () => {
    showAt('/sign-in?problem=sign_on_owner');

    expect(screen.getByRole('status')).toHaveTextContent(/Owners sign in with their password/u);
  });

  it('says that a session has ended', () => {
    startSession(grant('a'));
    endSession('ended');
    showAt('/sign-in');

    expect(screen.getByRole('status')).toHaveTextContent('Your session has ended');
  });

  it('offers to sign up only where that is open', async () => {
    const { unmount } = showAt('/sign-in', { options: { sign_up: true } });
    expect(await screen.findByRole('link', { name: 'Create an organization' })).toBeInTheDocument();
    unmount();

    showAt('/sign-in');
    expect(await screen.findByText(/First start\?/u)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Create an organization' })).not.toBeInTheDocument();
  });

  it('leads the first person of all to sign-up', async () => {
    const { router } = showAt('/sign-in', { options: { first_owner: true } });

    await expect.poll(() => router.state.location.pathname).toBe('/sign-up');
  });

  it('returns to paths of the console only', () => {
    expect(returnPath('/events?state=held')).toBe('/events?state=held');
    for (const foreign of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      expect(returnPath(foreign)).toBe('/');
    }
  });
});
