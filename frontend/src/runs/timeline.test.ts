import { describe, expect, it } from 'vitest';
import { attemptsOf, barOf } from '@/runs/timeline';
import { aStep } from '@/testing/steps';

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
