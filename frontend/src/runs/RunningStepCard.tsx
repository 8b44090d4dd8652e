import { useLayoutEffect, useRef } from 'react';
import type { Progress } from '@/runs/progress';
import { RUN_STATES } from '@/domain/status-styles';
import { Chip } from '@/ui/controls/chip';
import { Card } from '@/ui/page/page';

/** Closer to the end than this, in pixels, a reader wants to see what comes. */
const NEAR_END = 24;

/**
 * What the run does just now, and the model's words as they come. Its height is the same from step to step, and a screen reader is told of steps,
 * not of words.
 */
export function RunningStepCard({ progress }: { progress: Progress }) {
  const step = progress.step;
  return (
    <Card title="Now" aside={<Chip status={RUN_STATES.running} />}>
      <p className="pb-2 text-sm text-ink-soft" role="status">
        {step ? `Step ${step.sequence}: ${step.node}` : 'Between two steps'}
      </p>
      <ModelText text={step?.text ?? ''} />
    </Card>
  );
}

/** Stays at the end of the text until the reader scrolls up. */
function ModelText({ text }: { text: string }) {
  const box = useRef<HTMLPreElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    if (box.current && follows.current) box.current.scrollTop = box.current.scrollHeight;
  }, [text]);
  return (
    <pre
      ref={box}
      tabIndex={0}
      role="group"
      aria-label="What the model writes"
      aria-busy="true"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
      }}
      className="h-48 overflow-auto rounded border bg-sunken p-2.5 text-[12px] break-words whitespace-pre-wrap"
    >
      {text || <span className="text-ink-faint">No model writes in this step yet.</span>}
    </pre>
  );
}
