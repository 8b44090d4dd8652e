import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Integration, Provider } from '@/api/generated/public';
import { SettingsForm } from '@/integrations/SettingsForm';
import { fakeApi, type FakeRequest, problem } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';

const INTEGRATION: Integration = {
  id: 'i-1',
  key: 'k',
  provider: 'generic',
  name: 'Desk',
  state: 'active',
  health: { state: 'healthy' },
  webhook_url: 'https://signalbox.example/hooks/k',
  settings: { title_pointer: '/name', time_zone: 'UTC' },
  secrets: [],
  created_at: '2026-11-20T10:00:00Z',
};

const PROVIDER: Provider = {
  name: 'generic',
  title: 'Generic webhook',
  secret_origin: 'signalbox',
  secret_label: 'Secret',
  setup: [],
  settings: [
    { name: 'title_pointer', label: 'Title pointer', help: '', required: false },
    { name: 'time_zone', label: 'Time zone', help: '', required: false },
  ],
};

const EVENT = { id: 'e-1', event_type: 'ticket.created', external_id: 'T-1', received_at: '2026-11-20T10:00:00Z' };

function settingsOf(request: FakeRequest): Record<string, string> {
  return (request.body as { settings: Record<string, string> }).settings;
}

function show(items: object[] = [EVENT]) {
  const requests = fakeApi({
    'GET /api/v1/events': () => ({ body: { items } }),
    'POST /api/v1/events/e-1/preview': (request) => {
      const pointer = settingsOf(request).title_pointer ?? '';
      if (!pointer.startsWith('/')) {
        const errors = [{ pointer: '/settings/title_pointer', message: 'must be a JSON pointer such as /data/id' }];
        return { status: 400, body: problem(400, 'invalid_request', { errors }) };
      }
      const fields = [
        { name: 'title', value: `at ${pointer}`, provenance: { kind: 'payload', pointer } },
        { name: 'assignee_id', provenance: { kind: 'payload', pointer: '/assignee' } },
      ];
      const notes = [{ pointer: '/due', message: '/due is not a date. It was left out.' }];
      return { body: { event_type: 'ticket.created', external_id: 'T-1', mapping: { result: 'change', fields, comments: [], notes } } };
    },
    'PATCH /api/v1/integrations/i-1': () => ({ body: INTEGRATION }),
  });
  renderAt('/', <SettingsForm integration={INTEGRATION} provider={PROVIDER} />);
  return requests;
}

async function retype(label: string, text: string) {
  const input = await screen.findByRole('textbox', { name: new RegExp(label, 'u') });
  await userEvent.clear(input);
  if (text) await userEvent.type(input, text);
}

describe('the preview of settings', () => {
  it('shows what the newest event would become, field by field with its place', async () => {
    show();

    const table = await screen.findByRole('table', { name: 'Fields of the ticket' });
    expect(within(table).getByRole('row', { name: /Title/u })).toHaveTextContent('Titleat /name/name');
    expect(within(table).getByRole('row', { name: /Assignee/u })).toHaveTextContent('emptied');
    expect(screen.getByText('/due is not a date. It was left out.')).toBeInTheDocument();
  });

  it('follows what is typed and saves nothing', async () => {
    const requests = show();
    await screen.findByRole('table', { name: 'Fields of the ticket' });

    await retype('Title pointer', '/summary');

    expect(await screen.findByText('at /summary')).toBeInTheDocument();
    expect(requests.filter((request) => request.method === 'PATCH')).toEqual([]);
  });

  it('names the setting that is no pointer', async () => {
    show();
    await screen.findByRole('table', { name: 'Fields of the ticket' });

    await retype('Title pointer', 'summary');

    expect(await screen.findByText('must be a JSON pointer such as /data/id', { exact: false })).toBeInTheDocument();
  });

  it('says what it waits for while no event has come', async () => {
    const requests = show([]);

    expect(await screen.findByText(/When the first event has come/u)).toBeInTheDocument();
    expect(requests.some((request) => request.path.endsWith('/preview'))).toBe(false);
  });

  it('saves only what was changed, an emptied setting as empty', async () => {
    const requests = show();
    await screen.findByRole('table', { name: 'Fields of the ticket' });

    await retype('Title pointer', '');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => {
      const patch = requests.find((request) => request.method === 'PATCH');
      expect(patch && settingsOf(patch)).toEqual({ title_pointer: '' });
    });
  });
});
