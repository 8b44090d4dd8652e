import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Run } from '@/api/generated/public';
import { RunView } from '@/runs/RunView';
import { fakeApi, type FakeAnswer, problem } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';
import { aStep } from '@/testing/steps';

const RUN: Run = {
  id: 'r-1',
  workflow: 'ticket-mapping',
  workflow_version: 1,
  subject_type: 'event',
  state: 'completed',
  attempt: 1,
  mapping_attempts: 1,
  prompt_tokens: 10,
  completion_tokens: 5,
  created_at: '2026-11-20T10:00:00Z',
  outcome: { kind: 'ticket' },
};

const FORK: Run = { ...RUN, id: 'r-2', forked_from: { run_id: 'r-1', step: 2, edited: true, instructed: false, model: 'small' } };

const STATES = [
  { position: 1, node: 'fetch', next_node: 'map', attempt: 1, sequence: 1 },
  { position: 2, node: 'map', next_node: 'validate', attempt: 1, sequence: 2 },
  { position: 3, node: 'route', attempt: 1, sequence: 3 },
];

const PROMPT = '[system]\nYou make tickets.\n\n[user]\nAn event.';

function show(run: Run, answers: Record<string, () => FakeAnswer> = {}, at = `/runs/${run.id}`) {
  const step = aStep(2, 'map');
  const asked = {
    ...step,
    step: {
      ...step.step,
      model_usage: { provider: 'openai', model: 'large', prompt_tokens: 10, completion_tokens: 5, latency_ms: 3, prompt: PROMPT },
    },
  };
  const requests = fakeApi({
    [`GET /api/v1/runs/${run.id}`]: () => ({ body: run }),
    [`GET /api/v1/runs/${run.id}/steps`]: () => ({ body: { items: [aStep(1, 'fetch'), asked] } }),
    [`GET /api/v1/runs/${run.id}/forks`]: () => ({ body: { items: [] } }),
    'GET /api/v1/workflows': () => ({ body: { items: [] } }),
    'GET /api/v1/runs/r-1/states': () => ({ body: { items: STATES } }),
    'GET /api/v1/runs/r-1/steps/2/state': () => ({
      body: { position: 2, node: 'map', schema: 3, state: '{"price":19.90}', state_hash: 'h' },
    }),
    ...answers,
  });
  renderAt(at, <RunView id={run.id} />);
  return requests;
}

async function openFork() {
  await userEvent.click(await screen.findByRole('button', { name: 'Fork…' }));
  return within(await screen.findByRole('form', { name: 'Fork' }));
}

describe('forking a run', () => {
  it('sends the step, the edited state letter for letter, the instructions and the model', async () => {
    const requests = show(RUN, { 'POST /api/v1/runs/r-1/forks': () => ({ status: 202, body: FORK }) });
    const form = await openFork();

    await userEvent.selectOptions(form.getByLabelText('Begins after'), '2');
    await userEvent.click(form.getByRole('button', { name: 'Edit what this step left' }));
    expect(await form.findByDisplayValue(/19\.90/u)).toBeInTheDocument();
    await userEvent.click(form.getByRole('button', { name: 'Edit what this run used' }));
    expect(form.getByLabelText(/Instructions/u)).toHaveValue('You make tickets.');
    await userEvent.type(form.getByLabelText(/^Model/u), 'small');
    await userEvent.click(form.getByRole('button', { name: 'Fork' }));

    expect(await screen.findByText('Forked. It changes nothing but itself.')).toBeInTheDocument();
    const sent = requests.find((request) => request.method === 'POST');
    expect(sent?.body).toEqual({
      from_step: 2,
      state: '{\n  "price": 19.90\n}',
      instructions: 'You make tickets.',
      model: 'small',
    });
  });

  it('drops a state that was not edited when another step is chosen', async () => {
    show(RUN);
    const form = await openFork();
    const state = form.getByLabelText(/^State/u);
    await userEvent.selectOptions(form.getByLabelText('Begins after'), '2');
    await userEvent.click(form.getByRole('button', { name: 'Edit what this step left' }));
    expect(await form.findByDisplayValue(/19\.90/u)).toBeInTheDocument();
    await userEvent.selectOptions(form.getByLabelText('Begins after'), '1');
    expect(state).toHaveValue('');

    await userEvent.selectOptions(form.getByLabelText('Begins after'), '2');
    await userEvent.click(form.getByRole('button', { name: 'Edit what this step left' }));
    await userEvent.type(state, ' ');
    await userEvent.selectOptions(form.getByLabelText('Begins after'), '1');
    expect(state).not.toHaveValue('');
  });

  it('does not begin after the end', async () => {
    show(RUN);
    const form = await openFork();

    expect(form.getByRole('option', { name: '3 · route, the end' })).toBeDisabled();
  });

  it('says where a state is wrong', async () => {
    show(RUN, {
      'POST /api/v1/runs/r-1/forks': () => ({
        status: 422,
        body: problem(422, 'state_refused', { errors: [{ pointer: '/progress/kind', message: 'has the wrong type' }] }),
      }),
    });
    const form = await openFork();
    await userEvent.click(form.getByRole('button', { name: 'Fork' }));

    expect(await screen.findByText('/progress/kind')).toBeInTheDocument();
    expect(screen.getByText('has the wrong type')).toBeInTheDocument();
  });

  it('says when the recording is gone', async () => {
    show(RUN, {
      'GET /api/v1/runs/r-1/states': () => ({ status: 410, body: problem(410, 'recording_expired', { detail: 'It is gone.' }) }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Fork…' }));

    expect(await screen.findByText('It is gone.')).toBeInTheDocument();
  });
});

describe('a fork', () => {
  it('says what it was made from and how it ended differently', async () => {
    show(FORK, {
      'GET /api/v1/runs/r-2/diff': () => ({
        body: {
          original_run_id: 'r-1',
          fork_run_id: 'r-2',
          equal: false,
          items: [
            { pointer: '/effects/0/ticket/change/ticket/title', original: '"Old"', fork: '"New"' },
            { pointer: '/result/reason', fork: '"Why"' },
          ],
        },
      }),
    });

    expect(await screen.findByText(/from its step 2, with an edited state and the model small/u)).toBeInTheDocument();
    const table = within(await screen.findByRole('table'));
    expect(table.getByText('/effects/0/ticket/change/ticket/title')).toBeInTheDocument();
    expect(table.getByText('"Old"')).toBeInTheDocument();
    expect(table.getByText('"New"')).toBeInTheDocument();
    expect(table.getByText('Nothing')).toBeInTheDocument();
    expect(screen.getByText('Would be a ticket')).toBeInTheDocument();
  });
});

describe('replaying a run', () => {
  it('says that every state is as recorded', async () => {
    show(RUN, { 'POST /api/v1/runs/r-1/replay': () => ({ body: { verdict: 'equal', steps: 4, summary: 'All equal.' } }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Replay' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Replay' }));

    expect(await screen.findByText('All 4 states are as recorded.')).toBeInTheDocument();
  });

  it('names the first differing step and both builds', async () => {
    const difference = { position: 3, step: 'validate', what: 'another hash', recorded_by: 'one', replayed_by: 'two' };
    show(RUN, {
      'POST /api/v1/runs/r-1/replay': () => ({ body: { verdict: 'different', steps: 2, summary: 'It went another way.', difference } }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Replay' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Replay' }));

    expect(await screen.findByText(/First at step 3 \(validate\)\. Recorded by build one, replayed by build two\./u)).toBeInTheDocument();
  });
});
