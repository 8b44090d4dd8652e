import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { InvitePreview } from '@/api/generated/public';
import { readToken, sessionState, startSession } from '@/api/session';
import { forgetToken } from '@/auth/fragment';
import { InvitePage } from '@/auth/InvitePage';
import { fakeApi, type FakeAnswer, problem } from '@/testing/fake-api';
import { grant, somebody } from '@/testing/people';
import { renderAt } from '@/testing/render';

const INVITE: InvitePreview = {
  organization_name: 'Acme',
  email: 'mei@acme.example',
  role: 'operator',
  inviter: 'ana@acme.example',
  expires_at: '2026-11-28T10:00:00Z',
  has_account: false,
};

function open(invite: FakeAnswer, more: Record<string, () => FakeAnswer> = {}) {
  forgetToken('/invite');
  const requests = fakeApi({
    'GET /api/v1/auth/options': () => ({ body: { sign_up: false, first_owner: false, mail: true, password_min_length: 12 } }),
    'POST /api/v1/auth/invites/preview': () => invite,
    'POST /api/v1/auth/logout': () => ({ status: 204 }),
    ...more,
  });
  return { ...renderAt('/invite#token=t-1', <InvitePage />, '/invite'), requests };
}

describe('an invite', () => {
  it('says who invites where as what, and takes the token out of the address', async () => {
    const { router, requests } = open({ body: INVITE });

    expect(await screen.findByRole('heading', { name: 'Join Acme' })).toBeInTheDocument();
    expect(screen.getByText(/ana@acme.example invites/u)).toHaveTextContent('mei@acme.example as operator');
    expect(router.state.location.hash).toBe('');
    expect(requests.find((request) => request.path.endsWith('/preview'))?.body).toEqual({ token: 't-1' });
  });

  it('makes a new account for the invited address', async () => {
    const { router, requests } = open(
      { body: INVITE },
      { 'POST /api/v1/auth/invites/accept': () => ({ status: 201, body: grant('new') }) },
    );
    await userEvent.type(await screen.findByLabelText('Your name'), 'Mei Tanaka');
    await userEvent.type(screen.getByLabelText('Password'), 'four words of my own');
    await userEvent.click(screen.getByRole('button', { name: 'Create the account and join' }));

    await expect.poll(() => router.state.location.pathname).toBe('/');
    expect(requests.find((request) => request.path.endsWith('/accept'))?.body).toEqual({
      token: 't-1',
      name: 'Mei Tanaka',
      password: 'four words of my own',
    });
    expect(readToken()).toBe(grant('new').access_token);
  });

  it('says what is wrong with a password beside it', async () => {
    open(
      { body: INVITE },
      {
        'POST /api/v1/auth/invites/accept': () => ({
          status: 400,
          body: problem(400, 'invalid_request', { errors: [{ pointer: '/password', message: 'is among those that leaked' }] }),
        }),
      },
    );
    await userEvent.type(await screen.findByLabelText('Your name'), 'Mei');
    await userEvent.type(screen.getByLabelText('Password'), 'password1234');
    await userEvent.click(screen.getByRole('button', { name: 'Create the account and join' }));

    expect(await screen.findByText('is among those that leaked')).toBeInTheDocument();
    expect(screen.getByLabelText('Password')).toBeInvalid();
  });

  it('has an existing account sign in first, with the address fixed', async () => {
    open({ body: { ...INVITE, has_account: true } });

    expect(await screen.findByLabelText('E-mail')).toHaveValue('mei@acme.example');
    expect(screen.getByLabelText('E-mail')).toHaveAttribute('readonly');
  });

  it('is joined with one click by the account it is for', async () => {
    startSession(grant('mei'));
    const { requests } = open(
      { body: { ...INVITE, has_account: true } },
      {
        'GET /api/v1/auth/me': () => ({ body: somebody('viewer', { email: 'Mei@acme.example', name: 'Mei' }) }),
        'POST /api/v1/invites/join': () => ({ body: { id: 'beta', name: 'Acme' } }),
        'POST /api/v1/auth/switch': () => ({ body: grant('mei', { org: 'beta' }) }),
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Join Acme' }));

    await expect
      .poll(() => requests.filter((request) => request.method === 'POST').map((request) => request.path))
      .toEqual(['/api/v1/auth/invites/preview', '/api/v1/invites/join', '/api/v1/auth/switch']);
  });

  it('explains the wrong account and offers to change it', async () => {
    startSession(grant('ana'));
    open({ body: INVITE }, { 'GET /api/v1/auth/me': () => ({ body: somebody('owner') }) });

    expect(await screen.findByText(/You are signed in as/u)).toHaveTextContent('but the invite is for mei@acme.example');
    await userEvent.click(screen.getByRole('button', { name: 'Sign out and go on as mei@acme.example' }));

    expect(sessionState().status).toBe('signed_out');
    expect(await screen.findByRole('button', { name: 'Create the account and join' })).toBeInTheDocument();
  });

  it('that was used says so', async () => {
    open({ status: 410, body: problem(410, 'invite_used', { detail: 'Each invite works once. Sign in.' }) });

    expect(await screen.findByRole('heading', { name: 'This invite cannot be used' })).toBeInTheDocument();
    expect(screen.getByText('Each invite works once. Sign in.')).toBeInTheDocument();
  });
});
