import type { Step, StepRecord } from '@/api/generated/public';

export function aStep(sequence: number, node: string, more: Partial<StepRecord> = {}, attempt = 1): Step {
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
