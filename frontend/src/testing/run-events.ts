import type { RunEventRecord } from '@/api/generated/public';

/** One entry of the log of a run. */
export function anEntry(sequence: number, type: string, data: Record<string, unknown> = { attempt: 1 }): RunEventRecord {
  return { run_id: 'r', sequence, type, at: '2026-11-20T10:00:00Z', data };
}

export function aStart(sequence: number, step: number, node: string): RunEventRecord {
  return anEntry(sequence, 'step.started', { attempt: 1, step, node, mapping_attempt: 1 });
}

export function aDelta(sequence: number, step: number, offset: number, text: string): RunEventRecord {
  return anEntry(sequence, 'model.delta', { attempt: 1, step, node: 'map', mapping_attempt: 1, offset, text });
}
