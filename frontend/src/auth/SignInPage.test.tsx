import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { readSession } from '@/api/tokens';
import { returnPath, SignInPage } from '@/auth/SignInPage';
import { fakeApi, problem } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';

async function signIn() {
  await userEvent.type(screen.getByLabelText('E-mail'), 'admin@signalbox.local');
  await userEvent.type(screen.getByLabelText('Password'), 'secret-word');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('SignInPage', () => {
  it('goes back to where the person was', async () => {
    fakeApi({ 'POST /api/v1/auth/login': () => ({ body: { access_token: 'a', refresh_token: 'r', expires_in: 900 } }) });
    const { router } = renderAt('/sign-in?return=%2Fruns%2F7%3Fstep%3D2', <SignInPage />);
    await signIn();

    await expect.poll(() => router.state.location.pathname + router.state.location.search).toBe('/runs/7?step=2');
    expect(readSession()?.access_token).toBe('a');
  });

  it('says why it was refused and keeps what was typed', async () => {
    fakeApi({ 'POST /api/v1/auth/login': () => ({ status: 401, body: problem(401, 'bad_credentials', { title: 'E-mail or password is wrong' }) }) });
    renderAt('/sign-in', <SignInPage />);
    await signIn();

    expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong');
    expect(screen.getByLabelText('E-mail')).toHaveValue('admin@signalbox.local');
  });

  it('returns to paths of the console only', () => {
    expect(returnPath('/events?state=held')).toBe('/events?state=held');
    for (const foreign of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      expect(returnPath(foreign)).toBe('/');
    }
  });
});
