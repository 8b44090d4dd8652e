import { Clock } from 'lucide-react';
import type { Run, Step } from '@/api/generated/public';
import { type Attempt, attemptsOf, barOf, hasEnded } from '@/runs/timeline';
import { Chip } from '@/ui/controls/chip';
import { classes } from '@/ui/controls/classes';
import { Card } from '@/ui/page/page';
import { STEP_OUTCOMES } from '@/domain/status-styles';
import { duration } from '@/ui/controls/time';

interface StepTimelineProps {
  run: Run;
  steps: readonly Step[];
  chosen: string | undefined;
  onChoose: (stepId: string) => void;
}

/** Bars to scale, attempts stacked, time spent in the model apart from our own. */
export function StepTimeline({ run, steps, chosen, onChoose }: StepTimelineProps) {
  const attempts = attemptsOf(steps);
  const withModel = steps.some((step) => step.step.model_usage);
  return (
    <Card
      title="Timeline"
      flush
      aside={
        <span className="flex items-center gap-3 text-xs text-ink-soft">
          <Key colour="bg-chart-accepted" word="Signalbox" />
          {withModel && <Key colour="bg-violet" word="Model" />}
        </span>
      }
    >
      {attempts.length === 0 && (
        <p className="flex items-center gap-2 p-4 text-ink-soft">
          <Clock size={15} aria-hidden />
          {hasEnded(run.state) ? 'This run ended before its first step.' : 'No step yet. They appear here as they happen.'}
        </p>
      )}
      {attempts.map((attempt) => (
        <section key={attempt.number} aria-label={`Attempt ${attempt.number}`} className="border-b last:border-0">
          {(attempts.length > 1 || attempt.number > 1) && (
            <h3 className="flex justify-between bg-sunken px-4 py-1 text-xs font-medium text-ink-soft">
              Attempt {attempt.number} <span className="figure font-normal">{duration(attempt.span)}</span>
            </h3>
          )}
          <ol>
            {attempt.steps.map((step) => (
              <li key={step.id}>
                <StepRow step={step} attempt={attempt} chosen={step.id === chosen} onChoose={() => onChoose(step.id)} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Card>
  );
}

function StepRow({ step, attempt, chosen, onChoose }: { step: Step; attempt: Attempt; chosen: boolean; onChoose: () => void }) {
  const bar = barOf(step, attempt);
  const { node, mapping_attempt: mapping, outcome, duration_ms: took } = step.step;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={classes(
        'flex min-h-9 w-full flex-wrap items-center gap-x-3 px-4 py-1.5 text-left',
        chosen ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span className="w-20 shrink-0 font-mono text-[12px] font-medium">{node}</span>
      <span className="w-20 shrink-0">
        <Chip status={STEP_OUTCOMES[outcome]} />
      </span>
      <span className="figure order-3 w-16 shrink-0 text-right text-sm text-ink-soft @2xl:order-4">{duration(took)}</span>
      <span aria-hidden className="relative order-4 h-4 w-full rounded-sm bg-sunken @2xl:order-3 @2xl:w-auto @2xl:flex-1">
        <span
          className="absolute inset-y-0.5 flex overflow-hidden rounded-sm bg-chart-accepted"
          style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
        >
          {bar.model > 0 && <span className="ml-auto bg-violet" style={{ width: `${bar.model}%` }} />}
        </span>
      </span>
      {mapping > 1 && <span className="order-2 text-xs text-ink-soft">try {mapping}</span>}
    </button>
  );
}

function Key({ colour, word }: { colour: string; word: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <span aria-hidden className={classes('size-2 rounded-full', colour)} /> {word}
    </span>
  );
}
