import { describe, expect, it } from 'vitest';
import type { Step, StepRecord } from '@/api/generated/public';
import { attemptsOf, barOf, graphOf } from '@/runs/timeline';

function aStep(sequence: number, node: string, more: Partial<StepRecord> = {}, attempt = 1): Step {
  const record: StepRecord = {
    sequence,
    node,
    mapping_attempt: 1,
    outcome: 'ok',
    started_at: new Date(1_000_000 + sequence * 100).toISOString(),
    duration_ms: 50,
    input_digest: 'd',
    ...more,
  };
  return { id: `${attempt}-${sequence}`, run_attempt: attempt, step: record };
}

const running = { state: 'running' as const, attempt: 1 };

describe('graphOf', () => {
  it('goes back to map after a refused proposal', () => {
    const steps = [aStep(1, 'fetch'), aStep(2, 'map'), aStep(3, 'validate', { outcome: 'invalid' })];

    expect(graphOf(running, steps).nodes.find((node) => node.live)?.name).toBe('map');
  });

  it('goes on to route after the third refusal', () => {
    const steps = [aStep(1, 'fetch'), aStep(2, 'map'), aStep(3, 'validate', { outcome: 'invalid', mapping_attempt: 3 })];

    expect(graphOf(running, steps).nodes.find((node) => node.live)?.name).toBe('route');
  });

  it('counts the ways back and shows no live position once it ended', () => {
    const steps = [
      aStep(1, 'fetch'),
      aStep(2, 'map'),
      aStep(3, 'validate', { outcome: 'invalid' }),
      aStep(4, 'map'),
      aStep(5, 'validate'),
      aStep(6, 'route'),
    ];
    const graph = graphOf({ state: 'completed', attempt: 1 }, steps);

    expect(graph.loops).toBe(1);
    expect(graph.nodes.some((node) => node.live)).toBe(false);
    expect(graph.nodes.map((node) => node.visits)).toEqual([1, 2, 2, 1]);
  });

  it('shows the newest attempt only', () => {
    const steps = [aStep(1, 'fetch'), aStep(2, 'map', { outcome: 'failed' }), aStep(1, 'fetch', {}, 2)];
    const graph = graphOf({ state: 'running', attempt: 2 }, steps);

    expect(graph.nodes.map((node) => node.outcome)).toEqual(['ok', 'none', 'none', 'none']);
  });
});

describe('barOf', () => {
  it('stands to scale, with the model apart', () => {
    const usage = { provider: 'ollama', model: 'm', prompt_tokens: 1, completion_tokens: 1, latency_ms: 40 };
    const [attempt] = attemptsOf([aStep(1, 'fetch'), aStep(2, 'map', { duration_ms: 100, model_usage: usage })]);
    if (!attempt?.steps[1]) throw new Error('there are two steps');

    const bar = barOf(attempt.steps[1], attempt);

    expect(bar.left).toBe(50);
    expect(bar.width).toBe(50);
    expect(bar.model).toBe(40);
  });
});
