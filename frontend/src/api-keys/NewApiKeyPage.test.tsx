import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ApiKey } from '@/api/generated/public';
import { ApiKeyView } from '@/api-keys/ApiKeyView';
import { expiryOf } from '@/api-keys/expiry';
import { NewApiKeyPage } from '@/api-keys/NewApiKeyPage';
import { fakeApi, type FakeAnswer, problem } from '@/testing/fake-api';
import { CATALOGUE, somebody } from '@/testing/people';
import { renderAt } from '@/testing/render';

const KEY: ApiKey = {
  id: 'k-1',
  name: 'Shop backend',
  prefix: 'sbx_ab12cd',
  last_four: '9f2c',
  scopes: ['events:ingest'],
  allowed_addresses: [],
  state: 'active',
  created_at: '2026-11-20T10:00:00Z',
  created_by: 'ana@acme.example',
};
const SECRET = 'sbx_ab12cd_0123456789abcdef9f2c';

function api(create: FakeAnswer = { status: 201, body: { api_key: KEY, secret: SECRET } }) {
  return fakeApi({
    'GET /api/v1/auth/me': () => ({ body: somebody('admin') }),
    'GET /api/v1/roles': () => ({ body: CATALOGUE }),
    'POST /api/v1/api-keys': () => create,
    'GET /api/v1/api-keys/k-1': () => ({ body: KEY }),
    'DELETE /api/v1/api-keys/k-1': () => ({ status: 204 }),
    'POST /api/v1/api-keys/k-1/rotate': () => ({
      body: { api_key: { ...KEY, previous_expires_at: '2026-11-21T10:00:00Z' }, secret: 'sbx_ab12cd_new' },
    }),
  });
}

async function fill() {
  await userEvent.type(await screen.findByLabelText('Name'), 'Shop backend');
  await userEvent.click(await screen.findByRole('checkbox', { name: /events:ingest/u }));
  await userEvent.selectOptions(screen.getByLabelText('Ends'), 'Never');
  await userEvent.type(screen.getByLabelText(/Addresses it works from/u), '203.0.113.0/24{Enter}nonsense');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
}

describe('an API key', () => {
  it('is made with what was chosen and shown once', async () => {
    const requests = api();
    const { unmount, queries } = renderAt('/api-keys/new', <NewApiKeyPage />);
    await fill();

    expect(await screen.findByTestId('secret')).toHaveTextContent(SECRET);
    expect(requests.find((request) => request.method === 'POST')?.body).toEqual({
      name: 'Shop backend',
      scopes: ['events:ingest'],
      allowed_addresses: ['203.0.113.0/24', 'nonsense'],
    });
    unmount();
    renderAt('/api-keys/k-1', <ApiKeyView id="k-1" />);
    expect(await screen.findByText('sbx_ab12cd…9f2c')).toBeInTheDocument();
    expect(screen.queryByText(SECRET)).not.toBeInTheDocument();
    expect(
      JSON.stringify(
        queries
          .getQueryCache()
          .getAll()
          .map((query) => query.state.data),
      ),
    ).not.toContain(SECRET);
  });

  it('has what is wrong with an address said beside the addresses', async () => {
    api({
      status: 400,
      body: problem(400, 'invalid_request', { errors: [{ pointer: '/allowed_addresses/1', message: 'is no address' }] }),
    });
    renderAt('/api-keys/new', <NewApiKeyPage />);
    await fill();

    expect(await screen.findByText('nonsense: is no address')).toBeInTheDocument();
    expect(screen.getByLabelText(/Addresses it works from/u)).toBeInvalid();
  });

  it('is revoked only after its name was typed', async () => {
    const requests = api();
    renderAt('/api-keys/k-1', <ApiKeyView id="k-1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke…' }));
    const revoke = await screen.findByRole('button', { name: 'Revoke' });
    expect(revoke).toBeDisabled();

    await userEvent.type(screen.getByLabelText('Name to confirm'), 'Shop backend');
    await userEvent.click(revoke);

    await expect.poll(() => requests.some((request) => request.method === 'DELETE')).toBe(true);
  });

  it('is rotated with a grace and shows the new one once', async () => {
    const requests = api();
    renderAt('/api-keys/k-1', <ApiKeyView id="k-1" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Rotate' }));
    await userEvent.selectOptions(await screen.findByLabelText('The old key keeps working for'), 'One hour');
    await userEvent.click(screen.getByRole('button', { name: 'Rotate' }));

    expect(await screen.findByTestId('secret')).toHaveTextContent('sbx_ab12cd_new');
    expect(requests.find((request) => request.path.endsWith('/rotate'))?.body).toEqual({ grace_minutes: 60 });
  });

  it('ends when the person said', () => {
    const now = Date.parse('2026-11-20T10:00:00Z');
    expect(expiryOf('never', '', now)).toBeUndefined();
    expect(expiryOf('30', '', now)).toBe('2026-12-20T10:00:00.000Z');
    expect(expiryOf('day', '2027-01-31', now)).toBe(new Date('2027-01-31T23:59:59').toISOString());
  });
});
