import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Run } from '@/api/generated/public';
import { RunView } from '@/runs/RunView';
import { fakeApi, type FakeAnswer, problem } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';

const RUN: Run = {
  id: 'r-1',
  workflow: 'echo',
  workflow_version: 2,
  subject_type: 'text',
  state: 'queued',
  attempt: 0,
  mapping_attempts: 0,
  prompt_tokens: 0,
  completion_tokens: 0,
  created_at: '2026-11-20T10:00:00Z',
};

function show(run: Run, answer: FakeAnswer = { body: { ...run, state: 'cancelled' } }) {
  let stored = run;
  const requests = fakeApi({
    'GET /api/v1/runs/r-1': () => ({ body: stored }),
    'GET /api/v1/runs/r-1/steps': () => ({ body: { items: [] } }),
    'GET /api/v1/workflows': () => ({ body: { items: [] } }),
    'POST /api/v1/runs/r-1/cancel': () => {
      if ((answer.status ?? 200) < 400) stored = answer.body as Run;
      return answer;
    },
  });
  renderAt('/runs/r-1', <RunView id="r-1" />);
  return () => requests.filter((request) => request.method === 'POST').length;
}

async function cancel() {
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel…' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the run' }));
}

describe('a run', () => {
  it('is shown by its workflow when it is about no event', async () => {
    show(RUN);

    expect(await screen.findByRole('heading', { name: 'Run of echo' })).toBeInTheDocument();
    expect(screen.getByText('echo, version 2')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Event' })).not.toBeInTheDocument();
  });

  it('is cancelled after a question', async () => {
    const posted = show(RUN);
    await cancel();

    expect(await screen.findByText('Cancelled by a person')).toBeInTheDocument();
    expect(posted()).toBe(1);
    expect(screen.queryByRole('button', { name: 'Cancel…' })).not.toBeInTheDocument();
  });

  it('says when it was over already', async () => {
    show(RUN, { status: 409, body: problem(409, 'run_over', { detail: 'Run r-1 is completed.' }) });
    await cancel();

    expect(await screen.findByText('Run r-1 is completed.')).toBeInTheDocument();
  });

  it('cannot be cancelled once it is over', async () => {
    show({ ...RUN, state: 'completed' });

    expect(await screen.findByRole('heading', { name: 'Run of echo' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Cancel…' })).not.toBeInTheDocument();
  });
});
