import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleOff, CirclePause, CircleX } from 'lucide-react';
import type { ComponentState, ModelState } from '@/api/generated/public';
import { systemState } from '@/api/system';
import { Chip, type StatusStyle } from '@/ui/controls/chip';
import { ProblemNotice } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';

const UP: StatusStyle = { tone: 'green', icon: CircleCheck, word: 'Up' };
const DOWN: StatusStyle = { tone: 'red', icon: CircleX, word: 'Down' };
const NONE: StatusStyle = { tone: 'hollow', icon: CircleOff, word: 'Not configured' };
const SET: StatusStyle = { tone: 'green', icon: CircleCheck, word: 'Configured' };
const PAUSED: StatusStyle = { tone: 'amber', icon: CirclePause, word: 'Paused' };

export function SystemTile() {
  const query = useQuery(systemState);
  return (
    <Card title="System" aside={query.data && <span className="text-sm text-ink-faint">{query.data.version}</span>}>
      {query.isPending && <div role="status" aria-label="Loading" className="skeleton h-32 w-full" />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <dl className="flex flex-col">
          <Component name="Agents" state={query.data.agent} />
          <Component name="Broker" state={query.data.broker} />
          <Component name="Database" state={query.data.database} />
          <Row
            name="Model"
            status={modelStatus(query.data.model)}
            detail={[query.data.model.provider, query.data.model.model].filter(Boolean).join(' · ')}
          />
        </dl>
      )}
    </Card>
  );
}

function modelStatus(model: ModelState): StatusStyle {
  if (!model.configured) return NONE;
  return model.breaker && model.breaker.state !== 'closed' ? PAUSED : SET;
}

function Component({ name, state }: { name: string; state: ComponentState }) {
  return <Row name={name} status={state.up ? UP : DOWN} detail={state.detail} />;
}

function Row({ name, status, detail }: { name: string; status: StatusStyle; detail: string | undefined }) {
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 border-b py-1.5 last:border-0">
      <dt>
        {name}
        {detail && <span className="block text-sm break-words text-ink-faint">{detail}</span>}
      </dt>
      <dd>
        <Chip status={status} />
      </dd>
    </div>
  );
}
