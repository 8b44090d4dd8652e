import type { Run, RunState, Step } from '@/api/generated/public';
import { duration } from '@/ui/controls/time';

export const NODES = ['fetch', 'map', 'validate', 'route'] as const;
export type NodeName = (typeof NODES)[number];

export interface Attempt {
  number: number;
  steps: Step[];
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Milliseconds from the first start to the last end. */
  span: number;
}

const ENDED: ReadonlySet<RunState> = new Set<RunState>(['completed', 'dead_lettered', 'discarded']);

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

export interface NodeView {
  name: NodeName;
  visits: number;
  outcome: 'none' | 'ok' | 'invalid' | 'failed';
  live: boolean;
}

/** The graph as it stands in the last attempt: what each node gave, and where the run is now. */
export function graphOf(run: Pick<Run, 'state' | 'attempt'>, steps: readonly Step[]): { nodes: NodeView[]; loops: number } {
  const current =
    attemptsOf(steps)
      .filter((attempt) => attempt.number === Math.max(run.attempt, 1))
      .at(-1)?.steps ?? [];
  const live = run.state === 'running' ? nextNode(current) : undefined;
  const nodes = NODES.map((name): NodeView => {
    const visits = current.filter((step) => step.step.node === name);
    return { name, visits: visits.length, outcome: visits.at(-1)?.step.outcome ?? 'none', live: live === name };
  });
  const loops = current.filter(
    (step, index) => step.step.node === 'map' && index > 0 && current[index - 1]?.step.node === 'validate',
  ).length;
  return { nodes, loops };
}

function nextNode(steps: readonly Step[]): NodeName {
  const last = steps.at(-1)?.step;
  if (!last) return 'fetch';
  if (last.node === 'validate') return last.outcome === 'invalid' && last.mapping_attempt < 3 ? 'map' : 'route';
  const index = NODES.findIndex((name) => name === last.node);
  return NODES[Math.min(index + 1, NODES.length - 1)] ?? 'route';
}

export function runDuration(run: Run): string {
  if (!run.started_at || !run.finished_at) return '';
  return duration(Date.parse(run.finished_at) - Date.parse(run.started_at));
}

function startOf(step: Step): number {
  return Date.parse(step.step.started_at);
}
