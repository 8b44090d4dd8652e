import { useQuery } from '@tanstack/react-query';
import { CirclePause, PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ModelBreakerState, WorkflowBacklog } from '@/api/generated/public';
import { systemState } from '@/api/system';
import { clockTime, figure, Until } from '@/ui/controls/time';

/** As far as the control plane counts. */
const MAX_COUNTED = 10_000;

/** What processing waits for while something is down. Runs are parked then: nothing is lost, and nothing counts against them. */
export function ProcessingNotices() {
  const { data } = useQuery(systemState);
  if (!data) return null;
  const breaker = data.model.breaker;
  return (
    <>
      {breaker && breaker.state !== 'closed' && <ModelPaused breaker={breaker} />}
      {data.backlog
        .filter((each) => !each.served)
        .map((each) => (
          <Unserved key={`${each.workflow} ${each.version}`} backlog={each} />
        ))}
    </>
  );
}

function ModelPaused({ breaker }: { breaker: ModelBreakerState }) {
  return (
    <Notice icon={<CirclePause size={16} className="mt-0.5 shrink-0 text-amber" aria-hidden />}>
      <strong className="font-semibold">Model paused: {breaker.reason}</strong>{' '}
      {breaker.opened_at && <>Since {clockTime(breaker.opened_at)}, </>}
      {breaker.state === 'half_open' ? (
        'one run is trying it now'
      ) : (
        <>next try {breaker.retry_at && <Until at={breaker.retry_at} />}</>
      )}; {runs(breaker.waiting_runs)}. They go on by themselves when it answers again, and nothing counts against them.
      {breaker.code === 'model_unauthorized' && (
        <>
          {' '}
          To change the key, set <code>SIGNALBOX_MODEL_API_KEY</code> and start again.
        </>
      )}
    </Notice>
  );
}

function Unserved({ backlog }: { backlog: WorkflowBacklog }) {
  return (
    <Notice icon={<PlugZap size={16} className="mt-0.5 shrink-0 text-amber" aria-hidden />}>
      <strong className="font-semibold">
        No agent serves {backlog.workflow} {backlog.version}: {runs(backlog.runs)}.
      </strong>{' '}
      They are taken as soon as an agent of that version runs.
    </Notice>
  );
}

function Notice({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div role="status" className="flex items-start gap-3 rounded-lg border border-amber/50 bg-amber-soft px-4 py-2.5">
      {icon}
      <p className="min-w-0 text-sm break-words">{children}</p>
    </div>
  );
}

function runs(count: number): string {
  if (count === 1) return '1 run waits';
  return `${figure(count)}${count >= MAX_COUNTED ? ' runs or more' : ' runs'} wait`;
}
