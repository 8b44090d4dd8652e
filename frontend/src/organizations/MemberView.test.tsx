import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CurrentUser, Member, RoleName } from '@/api/generated/public';
import { InviteButton } from '@/organizations/InviteButton';
import { MemberView } from '@/organizations/MemberView';
import { fakeApi, problem } from '@/testing/fake-api';
import { CATALOGUE, INVITE, somebody } from '@/testing/people';
import { renderAt } from '@/testing/render';

const GUS: Member = {
  user_id: 'gus',
  email: 'gus@acme.example',
  name: 'Gus',
  role: 'operator',
  joined_at: '2026-11-01T10:00:00Z',
  second_factor: false,
};
const OLGA: Member = { ...GUS, user_id: 'olga', email: 'olga@acme.example', name: 'Olga', role: 'owner' };

function showAs(role: RoleName, id = 'gus', more: Partial<CurrentUser> = {}) {
  const requests = fakeApi({
    'GET /api/v1/auth/me': () => ({ body: somebody(role, more) }),
    'GET /api/v1/roles': () => ({ body: CATALOGUE }),
    'GET /api/v1/members': () => ({ body: { items: [GUS, OLGA, { ...GUS, user_id: 'ana', name: 'Ana Ruiz', role }] } }),
    'PATCH /api/v1/members/gus': () => ({ body: { ...GUS, role: 'builder' } }),
    'DELETE /api/v1/members/gus': () => ({ status: 204 }),
    'POST /api/v1/organization/transfer': () => ({
      status: 403,
      body: problem(403, 'wrong_password', { title: 'This is not your password' }),
    }),
    'POST /api/v1/invites': () => ({
      status: 201,
      body: {
        invite: INVITE,
        mailed: false,
        link: 'https://box.example/invite#token=t-9',
      },
    }),
  });
  return { ...renderAt(`/members/${id}`, <MemberView id={id} />), requests };
}

const button = (name: string) => screen.findByRole('button', { name });

describe('a member', () => {
  it('cannot be changed by a viewer, who is told why', async () => {
    showAs('viewer');
    for (const name of ['Change role', 'Remove…'])
      expect(await button(name)).toHaveAccessibleDescription('Needs owner or admin: you are viewer');
    expect(await button('Hand over ownership')).toHaveAccessibleDescription('Needs owner: you are viewer');
  });

  it('who owns the organization is out of an admin’s reach', async () => {
    showAs('admin', 'olga');

    expect(await button('Change role')).toHaveAccessibleDescription('Needs owner: you are admin');
    expect(await button('Remove…')).toHaveAccessibleDescription('Needs owner: you are admin');
  });

  it('changes nothing about their own role, and leaves instead of being removed', async () => {
    showAs('admin', 'ana');

    expect(await button('Change role')).toHaveAccessibleDescription('Nobody changes their own role: ask another owner or admin');
    expect(await button('Leave…')).toBeEnabled();
    expect(screen.queryByRole('button', { name: 'Remove…' })).not.toBeInTheDocument();
  });

  it('gets another role after one saw what that changes', async () => {
    const { requests } = showAs('owner');
    await userEvent.click(await button('Change role'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByRole('option', { name: 'owner' })).not.toBeInTheDocument();
    await userEvent.selectOptions(within(dialog).getByLabelText('Role'), 'builder');
    expect(within(dialog).getByRole('list', { name: 'What changes' })).toHaveTextContent('Gains: May integrations:change');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Change role' }));

    await expect.poll(() => requests.find((request) => request.method === 'PATCH')?.body).toEqual({ role: 'builder' });
  });

  it('is removed only after their address was typed', async () => {
    const { requests, router } = showAs('owner');
    await userEvent.click(await button('Remove…'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Remove' })).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText('E-mail to confirm'), 'gus@acme.example');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }));

    await expect.poll(() => router.state.location.pathname).toBe('/members');
    expect(requests.some((request) => request.method === 'DELETE')).toBe(true);
  });

  it('becomes owner only with the password, whose refusal stands beside it', async () => {
    showAs('owner');
    await userEvent.click(await button('Hand over ownership'));
    await userEvent.type(await screen.findByLabelText('Your password'), 'not mine');
    await userEvent.click(screen.getByRole('button', { name: 'Hand over' }));

    expect(await screen.findByText('This is not your password')).toBeInTheDocument();
    expect(screen.getByLabelText('Your password')).toBeInvalid();
  });
});

describe('inviting', () => {
  it('shows the link once where no mail can be sent', async () => {
    const { unmount } = showAs('owner');
    unmount();
    renderAt('/members', <InviteButton />);
    await userEvent.click(await button('Invite'));
    await userEvent.type(await screen.findByLabelText('E-mail'), 'new@acme.example');
    await userEvent.selectOptions(screen.getByLabelText('Role'), 'builder');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Invite' }));

    expect(await screen.findByTestId('secret')).toHaveTextContent('https://box.example/invite#token=t-9');
    await userEvent.click(screen.getByRole('button', { name: 'I have copied it' }));
    expect(screen.queryByTestId('secret')).not.toBeInTheDocument();
  });
});
