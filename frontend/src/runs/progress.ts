import type { RunEventRecord } from '@/api/generated/public';

/** What a run does just now. */
export interface Progress {
  /** The step under way; undefined for the moment between two. */
  step: RunningStep | undefined;
}

export interface RunningStep {
  /** Position in its attempt, from 1. */
  sequence: number;
  node: string;
  /** What the model of the step has written so far. */
  text: string;
}

/** Stands for text that was told while nobody listened. */
const GAP = ' … ';

const PASSING = new Set(['step.started', 'model.delta']);

const LASTING = new Set([
  'run.queued',
  'run.held',
  'run.started',
  'step',
  'run.retrying',
  'run.waiting',
  'run.completed',
  'run.dead_lettered',
  'run.discarded',
  'run.cancelled',
]);

/** A service of a later version may tell of types that this console does not know: it leaves them out. */
export function isKnown(type: string): boolean {
  return LASTING.has(type) || PASSING.has(type);
}

/** Whether a later visitor finds the entry too. */
export function isLasting(type: string): boolean {
  return LASTING.has(type);
}

/** What goes on by the log; undefined when nothing does, or nothing is told of it. */
export function progressOf(events: readonly RunEventRecord[]): Progress | undefined {
  let progress: Progress | undefined;
  let written = 0;
  for (const event of events) {
    if (event.type === 'step') {
      if (progress) progress = { step: undefined };
    } else if (!PASSING.has(event.type)) {
      progress = undefined;
    } else {
      const told = event.data ?? {};
      const known: RunningStep | undefined = progress?.step?.sequence === told.step ? progress?.step : undefined;
      const step = known ?? { sequence: Number(told.step), node: String(told.node), text: '' };
      if (!known) written = 0;
      if (event.type === 'model.delta') {
        const [text, end] = grown(step.text, written, Number(told.offset ?? 0), String(told.text ?? ''));
        written = end;
        progress = { step: { ...step, text } };
      } else {
        progress = { step };
      }
    }
  }
  return progress;
}

/** The text with one more part, and how far into the answer it goes. */
function grown(text: string, written: number, offset: number, part: string): [string, number] {
  const end = offset + part.length;
  if (offset === 0) return [part, end];
  if (offset < written) return [text + part.slice(written - offset), Math.max(end, written)];
  return [text + (offset > written ? GAP : '') + part, end];
}
