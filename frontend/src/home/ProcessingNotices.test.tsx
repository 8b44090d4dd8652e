import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ModelBreakerState, SystemState } from '@/api/generated/public';
import { ProcessingNotices } from '@/home/ProcessingNotices';
import { fakeApi } from '@/testing/fake-api';
import { renderAt } from '@/testing/render';

const UP: SystemState = {
  version: '1.0.0',
  agent: { up: true },
  broker: { up: true },
  database: { up: true },
  model: { configured: true, provider: 'openai', model: 'gpt', breaker: { state: 'closed', waiting_runs: 0 } },
  backlog: [{ workflow: 'ticket-mapping', version: 1, served: true, runs: 3 }],
};

const OPEN: ModelBreakerState = {
  state: 'open',
  code: 'model_unauthorized',
  reason: 'The model provider refuses the key (401).',
  opened_at: '2026-11-20T10:02:00Z',
  retry_at: new Date(Date.now() + 40_000).toISOString(),
  waiting_runs: 12,
};

const paused = (breaker: ModelBreakerState): SystemState => ({ ...UP, model: { configured: true, breaker } });

async function shown(system: SystemState): Promise<string[]> {
  fakeApi({ 'GET /api/v1/system': () => ({ body: system }) });
  renderAt(
    '/',
    <>
      <ProcessingNotices />
      <p>Ready</p>
    </>,
  );
  await screen.findByText('Ready');
  const notices = await screen.findAllByRole('status');
  return notices.map((notice) => notice.textContent);
}

describe('ProcessingNotices', () => {
  it('says why the model is paused, since when, when it is tried again, and how many runs wait', async () => {
    const [notice] = await shown(paused(OPEN));

    expect(notice).toContain('Model paused: The model provider refuses the key (401).');
    expect(notice).toMatch(/Since .*\d\d:02, next try in \d+s; 12 runs wait\./u);
    expect(notice).toContain('SIGNALBOX_MODEL_API_KEY');
  });

  it('says when one run is trying the model', async () => {
    const [notice] = await shown(paused({ ...OPEN, state: 'half_open', code: 'model_timeout', waiting_runs: 10_000 }));

    expect(notice).toMatch(/one run is trying it now; 10,000 runs or more wait\./u);
    expect(notice).not.toContain('SIGNALBOX_MODEL_API_KEY');
  });

  it('says which workflow no agent serves', async () => {
    const notices = await shown({ ...UP, backlog: [{ workflow: 'ticket-mapping', version: 1, served: false, runs: 40 }] });

    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('No agent serves ticket-mapping 1: 40 runs wait.');
  });

  it('says nothing while everything is up', async () => {
    fakeApi({ 'GET /api/v1/system': () => ({ body: UP }) });
    renderAt('/', <ProcessingNotices />);

    await expect(screen.findByRole('status', {}, { timeout: 200 })).rejects.toThrow();
  });
});
