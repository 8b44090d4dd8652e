import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { AuditEntry, RoleName } from '@/api/generated/public';
import { AuditPage } from '@/audit/AuditPage';
import { EntryView } from '@/audit/EntryView';
import { sentence } from '@/audit/sentence';
import { valueChanges } from '@/audit/value-changes';
import { fakeApi } from '@/testing/fake-api';
import { CATALOGUE, somebody } from '@/testing/people';
import { renderAt } from '@/testing/render';

const ENTRY: AuditEntry = {
  id: 7,
  sequence: 7,
  at: '2026-11-20T10:00:00Z',
  actor: { kind: 'person', id: 'u-1', name: 'olga@acme.example' },
  action: 'member.role_changed',
  target: { type: 'member', id: 'u-2', name: 'gus@acme.example' },
  outcome: 'done',
  address: '203.0.113.7',
  before: { role: 'viewer', note: 'kept' },
  after: { role: 'operator', note: 'kept' },
  hash: 'abcd',
};

function show(address = '/audit', role: RoleName = 'auditor') {
  // Rows are drawn on demand: the list needs a height.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1200);
  const requests = fakeApi({
    'GET /api/v1/auth/me': () => ({ body: somebody(role) }),
    'GET /api/v1/roles': () => ({ body: CATALOGUE }),
    'GET /api/v1/members': () => ({ body: { items: [{ user_id: 'u-1', email: 'olga@acme.example', name: 'Olga', role: 'owner' }] } }),
    'GET /api/v1/audit': () => ({ body: { items: [ENTRY] } }),
    'GET /api/v1/audit/7': () => ({ body: ENTRY }),
    'GET /api/v1/audit/verification': () => ({
      body: { intact: true, verified_to: 5, head: 7, checked_at: '2026-11-20T10:00:00Z', signed_to: 4 },
    }),
    'POST /api/v1/audit/verification': () => ({
      body: { intact: false, verified_to: 5, head: 7, checked_at: '2026-11-20T10:00:00Z', broken_at: 6, problem: 'A row is missing.' },
    }),
  });
  return { ...renderAt(address, <AuditPage />), lists: () => requests.filter((request) => request.path === '/api/v1/audit') };
}

describe('the audit log', () => {
  it('asks with the filters of the address', async () => {
    const { lists } = show('/audit?actor_id=u-1&action=member.&outcome=done&from=2026-11-01T00:00:00.000Z');

    await expect
      .poll(() => lists().at(-1)?.params)
      .toMatchObject({ actor_id: 'u-1', action: 'member.', outcome: 'done', from: '2026-11-01T00:00:00.000Z' });
    expect(await screen.findByRole('button', { name: 'Whoisolga@acme.example' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Whatismember.' })).toBeInTheDocument();
  });

  it('keeps a chosen outcome and a moment in the address', async () => {
    const { router } = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Outcome' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'refused' }));
    await userEvent.click(screen.getByRole('button', { name: 'Since' }));
    const moment = await screen.findByLabelText('Since');
    await userEvent.type(moment, '2026-11-20T08:30');
    await userEvent.click(screen.getByRole('button', { name: 'Apply' }));

    const params = new URLSearchParams(router.state.location.search);
    expect(params.get('outcome')).toBe('refused');
    expect(params.get('from')).toBe(new Date('2026-11-20T08:30').toISOString());
  });

  it('says how far it is intact, and shouts when it is not', async () => {
    show();
    expect(await screen.findByText('Intact up to entry 5.')).toBeInTheDocument();
    expect(screen.getByText(/2 newer entries are not checked yet/u)).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Verify now' }));

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The log was changed at entry 6.');
    expect(alert).toHaveTextContent('A row is missing.');
  });

  it('is closed to who may not read it', async () => {
    const { lists } = show('/audit', 'viewer');

    expect(await screen.findByRole('heading', { name: 'You may not read the audit log' })).toBeInTheDocument();
    // While it was not known who is signed in, the page may have asked.
    expect(lists().length).toBeLessThanOrEqual(1);
  });
});

describe('an audit entry', () => {
  it('reads lists as one value, groups by their path, and leaves out what is the same', () => {
    expect(
      valueChanges(
        { name: 'a', settings: { mode: 'admin' } },
        { name: 'a', settings: { mode: 'oauth' }, scopes: ['x', 'y'], enabled: true },
      ),
    ).toEqual([
      { name: 'settings mode', was: 'admin', is: 'oauth' },
      { name: 'scopes', was: undefined, is: 'x, y' },
      { name: 'enabled', was: undefined, is: 'yes' },
    ]);
    expect(valueChanges({ note: null }, undefined)).toEqual([]);
  });

  it('shows what changed, value by value, and the rest on demand', async () => {
    fakeApi({ 'GET /api/v1/audit/7': () => ({ body: ENTRY }) });
    renderAt('/audit/7', <EntryView sequence="7" />);

    expect(await screen.findByRole('heading', { name: 'Member: role changed' })).toBeInTheDocument();
    const changes = screen.getByRole('heading', { name: 'What changed' }).closest('section');
    expect(
      within(changes as HTMLElement)
        .getByText('viewer')
        .closest('del'),
    ).toHaveTextContent('before: viewer');
    expect(
      within(changes as HTMLElement)
        .getByText('operator')
        .closest('ins'),
    ).toHaveTextContent('after: operator');
    expect(within(changes as HTMLElement).queryByText('kept')).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'JSON' }));
    expect(screen.getByRole('group', { name: 'audit entry' })).toBeInTheDocument();
  });

  it('names actions and operations in words', () => {
    expect(sentence('member.role_changed')).toBe('Member: role changed');
    expect(sentence('api_key.created')).toBe('API key: created');
    expect(sentence('pauseIntegration')).toBe('Pause integration');
  });
});
