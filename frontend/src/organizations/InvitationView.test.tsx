import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Invite } from '@/api/generated/public';
import { InvitationView } from '@/organizations/InvitationView';
import { fakeApi } from '@/testing/fake-api';
import { CATALOGUE, INVITE, somebody } from '@/testing/people';
import { renderAt } from '@/testing/render';

function show(more: Partial<Invite>) {
  fakeApi({
    'GET /api/v1/auth/me': () => ({ body: somebody('admin') }),
    'GET /api/v1/roles': () => ({ body: CATALOGUE }),
    'GET /api/v1/invites': () => ({ body: { items: [{ ...INVITE, ...more }] } }),
  });
  return renderAt('/members/invites/i-1', <InvitationView id="i-1" />);
}

describe('an invite', () => {
  it('says that its mail could not be sent and what to do', async () => {
    show({ mail_failed_at: '2026-11-20T16:30:00Z' });

    expect(await screen.findByText('Not sent')).toBeVisible();
    expect(screen.getByText(/Could not be sent/u)).toHaveTextContent('Check the address, then send it again.');
    expect(screen.getByRole('button', { name: 'Send again' })).toBeEnabled();
  });

  it('that was accepted says nothing of mails', async () => {
    show({ state: 'accepted', accepted_at: '2026-11-21T10:00:00Z', mail_failed_at: '2026-11-20T16:30:00Z' });

    expect(await screen.findByText('Accepted')).toBeVisible();
    expect(screen.queryByText(/not be sent|Not sent/u)).not.toBeInTheDocument();
  });
});
