import type { Run, RunState, Step } from '@/api/generated/public';
import { duration } from '@/ui/controls/time';

export interface Attempt {
  number: number;
  steps: Step[];
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Milliseconds from the first start to the last end. */
  span: number;
}

const ENDED: ReadonlySet<RunState> = new Set<RunState>(['completed', 'dead_lettered', 'discarded', 'cancelled']);

export function hasEnded(state: RunState): boolean {
  return ENDED.has(state);
}

/** Steps by run attempt, in order. */
export function attemptsOf(steps: readonly Step[]): Attempt[] {
  const numbers = [...new Set(steps.map((step) => step.run_attempt))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const own = steps.filter((step) => step.run_attempt === number).sort((a, b) => a.step.sequence - b.step.sequence);
    const startedAt = Math.min(...own.map(startOf));
    const endedAt = Math.max(...own.map((step) => startOf(step) + step.step.duration_ms));
    return { number, steps: own, startedAt, span: Math.max(endedAt - startedAt, 1) };
  });
}

/** Where a bar stands in its attempt, in percent. */
export function barOf(step: Step, attempt: Attempt): { left: number; width: number; model: number } {
  const left = ((startOf(step) - attempt.startedAt) / attempt.span) * 100;
  const width = Math.max((step.step.duration_ms / attempt.span) * 100, 0.6);
  const model = step.step.model_usage
    ? Math.min(100, (step.step.model_usage.latency_ms / Math.max(step.step.duration_ms, 0.001)) * 100)
    : 0;
  return { left: Math.min(left, 99.4), width: Math.min(width, 100 - Math.min(left, 99.4)), model };
}

export function runDuration(run: Run): string {
  if (!run.started_at || !run.finished_at) return '';
  return duration(Date.parse(run.finished_at) - Date.parse(run.started_at));
}

function startOf(step: Step): number {
  return Date.parse(step.step.started_at);
}
