import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { DeadLetterDetail } from '@/api/generated/public';
import { DeadLetterView } from '@/dead-letters/DeadLetterView';
import { fakeApi, type FakeAnswer, problem } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';

const LETTER: DeadLetterDetail = {
  id: 'dl-1',
  state: 'open',
  reason: 'model_not_configured',
  detail: 'No rule maps this payload.',
  integration: { id: 'i-1', name: 'Building gateway', provider: 'generic' },
  event_id: 'e-1',
  event_type: 'generic',
  external_id: 'X-99',
  run_id: 'r-1',
  created_at: '2026-11-20T10:00:00Z',
  attempts: [{ attempt: 1, output: { status: 'BURNING' }, errors: [{ pointer: '/status', message: 'must be one of open, done' }] }],
  payload: { alarm: 17 },
};

function show(retry: FakeAnswer = { status: 202, body: { ...LETTER, state: 'retried' } }, letter: DeadLetterDetail = LETTER) {
  let stored: unknown = letter;
  const store = (answer: FakeAnswer) => {
    if ((answer.status ?? 200) < 400) stored = answer.body;
    return answer;
  };
  const requests = fakeApi({
    'GET /api/v1/dead-letters/dl-1': () => ({ body: stored }),
    'POST /api/v1/dead-letters/dl-1/retry': () => store(retry),
    'POST /api/v1/dead-letters/dl-1/discard': () => store({ body: { ...LETTER, state: 'discarded', discard_reason: 'noise' } }),
    'GET /api/v1/events/e-1/body': () => ({ body: '{"a": "\\u0000"}' }),
  });
  renderAt('/dead-letters/dl-1', <DeadLetterView id="dl-1" />);
  return () => requests.filter((request) => request.method === 'POST');
}

async function edit(text: string) {
  await userEvent.click(await screen.findByRole('button', { name: 'Edit payload and retry' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Payload' }), { target: { value: text } });
  await userEvent.click(screen.getByRole('button', { name: 'Retry with this payload' }));
}

describe('a dead letter', () => {
  it('says in plain words why it failed and what was refused', async () => {
    show();

    expect(await screen.findByRole('heading', { name: 'It needs a model and none is configured' })).toBeInTheDocument();
    expect(screen.getByText('must be one of open, done')).toBeInTheDocument();
  });

  it('retries with the payload a person corrected', async () => {
    const posted = show();
    await edit('{"id": "X-99", "title": "Gate 3 does not close", "status": "open"}');

    expect(await screen.findByText('Queued again.')).toBeInTheDocument();
    expect(posted()).toMatchObject([{ body: { payload: { id: 'X-99', title: 'Gate 3 does not close', status: 'open' } } }]);
    expect(screen.queryByRole('button', { name: 'Edit payload and retry' })).not.toBeInTheDocument();
  });

  it('sends nothing that is not a JSON object', async () => {
    const posted = show();
    await edit('{"id": }');
    expect(await screen.findByText(/This is not JSON yet/u)).toBeInTheDocument();

    fireEvent.change(screen.getByRole('textbox', { name: 'Payload' }), { target: { value: '[1]' } });
    await userEvent.click(screen.getByRole('button', { name: 'Retry with this payload' }));

    expect(await screen.findByText(/A payload is a JSON object/u)).toBeInTheDocument();
    expect(posted()).toEqual([]);
  });

  it('keeps what was typed when the retry is refused', async () => {
    show({ status: 409, body: problem(409, 'dead_letter_resolved', { title: 'Somebody already retried it' }) });
    await edit('{"id": "X-99"}');

    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody already retried it');
    expect(screen.getByRole('textbox', { name: 'Payload' })).toHaveValue('{"id": "X-99"}');
  });

  it('starts from the raw bytes when the database took no payload', async () => {
    show(undefined, { ...LETTER, reason: 'payload_not_storable', payload: undefined, payload_problem: 'null character' });
    await userEvent.click(await screen.findByRole('button', { name: 'Edit payload and retry' }));

    expect(await screen.findByRole('textbox', { name: 'Payload' })).toHaveValue('{"a": "\\u0000"}');
  });

  it('is retried as it is without a payload', async () => {
    const posted = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Retry as it is' }));

    expect(await screen.findByText('Queued again.')).toBeInTheDocument();
    expect(posted()).toMatchObject([{ body: {} }]);
  });

  it('is discarded only with a reason', async () => {
    const posted = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Discard…' }));
    const confirm = await screen.findByRole('button', { name: 'Discard' });
    await userEvent.type(screen.getByRole('textbox', { name: 'Why' }), ' x ');
    await userEvent.click(confirm);
    expect(await screen.findByText('must have at least 3 characters')).toBeVisible();
    expect(posted()).toEqual([]);

    await userEvent.type(screen.getByRole('textbox', { name: 'Why' }), 'noise');
    await userEvent.click(confirm);

    expect(await screen.findByText('Discarded. The event and its bytes are kept.')).toBeInTheDocument();
    expect(posted()).toMatchObject([{ body: { reason: 'x noise' } }]);
  });
});
