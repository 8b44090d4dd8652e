import { useQuery } from '@tanstack/react-query';
import { Radio, Skull } from 'lucide-react';
import { useSearchParams } from 'react-router';
import type { Run } from '@/api/generated/public';
import { runDetail, runSteps } from '@/api/runs';
import { workflowList } from '@/api/workflows';
import { RecordId } from '@/domain/record';
import { recordOf, subjectKind } from '@/domain/subject';
import { paths } from '@/paths';
import { CancelRun } from '@/runs/CancelRun';
import { ForkedFrom } from '@/runs/ForkedFrom';
import { ForkRun } from '@/runs/ForkRun';
import { ForksOfRun } from '@/runs/ForksOfRun';
import { workflowOf } from '@/runs/graph';
import { QueuedReasonText } from '@/runs/QueuedReasonText';
import { ReplayRun } from '@/runs/ReplayRun';
import { RunGraph } from '@/runs/RunGraph';
import { progressOf } from '@/runs/progress';
import { RunLog } from '@/runs/RunLog';
import { RunningStepCard } from '@/runs/RunningStepCard';
import { StepPanel } from '@/runs/StepPanel';
import { StepTimeline } from '@/runs/StepTimeline';
import { hasEnded, runDuration } from '@/runs/timeline';
import { useRunEvents } from '@/runs/useRunEvents';
import { LinkButton } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Copyable } from '@/ui/controls/copy';
import { Detail, Fact, Facts } from '@/ui/detail/detail';
import { MappingNotes } from '@/domain/mapping-notes';
import { Source } from '@/domain/source';
import { TextLink } from '@/ui/controls/text-link';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { becameWords, outcomeWords, runStatus } from '@/domain/status-styles';
import { figure, Time } from '@/ui/controls/time';

/** One run: where it is in the graph, what each step did, and what it took. */
export function RunView({ id }: { id: string }) {
  const query = useQuery(runDetail(id));
  return (
    <Detail
      query={query}
      title={(run) => `Run of ${subjectKind(run)}`}
      kicker={(run) => (
        <>
          <Chip status={runStatus(run)} />
          {run.integration && (
            <>
              <Source integration={run.integration} linked />
              <span aria-hidden>·</span>
            </>
          )}
          <Time at={run.created_at} />
        </>
      )}
      actions={(run) => (
        <>
          {run.dead_letter_id && (
            <LinkButton to={paths.deadLetter(run.dead_letter_id)} variant={run.state === 'dead_lettered' ? 'primary' : 'secondary'}>
              <Skull size={14} aria-hidden /> Dead letter
            </LinkButton>
          )}
          {run.event_id && (
            <LinkButton to={paths.event(run.event_id)}>
              <Radio size={14} aria-hidden /> Event
            </LinkButton>
          )}
          {!hasEnded(run.state) && <CancelRun run={run} />}
          {hasEnded(run.state) && run.attempt > 0 && <ReplayRun run={run} />}
        </>
      )}
    >
      {(run) => <RunBody run={run} />}
    </Detail>
  );
}

function RunBody({ run }: { run: Run }) {
  const steps = useQuery(runSteps(run.id));
  const workflows = useQuery(workflowList);
  const workflow = workflowOf(workflows.data ?? [], steps.data ?? []);
  const events = useRunEvents(run.id, hasEnded(run.state) ? 'ended' : 'going');
  const progress = run.state === 'running' ? progressOf(events) : undefined;
  const [params, setParams] = useSearchParams();
  const chosen = steps.data?.find((step) => step.id === params.get('step'));
  const choose = (stepId: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (next.get('step') === stepId) next.delete('step');
        else next.set('step', stepId);
        return next;
      },
      { replace: true },
    );

  return (
    <>
      <Card>
        <RunFacts run={run} rounds={workflow.max_rounds} />
      </Card>
      {run.forked_from && <ForkedFrom run={run} origin={run.forked_from} />}
      {hasEnded(run.state) && <ForksOfRun run={run} />}
      {run.event_id && <MappingNotes notes={run.outcome?.notes} eventId={run.event_id} />}
      {steps.isPending && <Skeletons rows={5} />}
      {steps.isError && <ProblemNotice error={steps.error} onRetry={() => void steps.refetch()} />}
      {steps.data && (
        <div className="grid gap-4 @3xl:grid-cols-[220px_minmax(0,1fr)]">
          <div className="flex flex-col gap-4">
            <Card title="Graph">
              {workflow.nodes.length > 0 && <RunGraph workflow={workflow} run={run} steps={steps.data} now={progress?.step?.node} />}
              {workflows.isError && <p className="pt-2 text-xs text-ink-soft">The agent does not tell the whole graph now.</p>}
            </Card>
            <RunLog events={events} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <StepTimeline run={run} steps={steps.data} chosen={chosen?.id} onChoose={choose} />
            {hasEnded(run.state) && run.attempt > 0 && (
              <div>
                <ForkRun key={chosen?.id} run={run} steps={steps.data} after={chosen} />
              </div>
            )}
            {chosen && <StepPanel key={chosen.id} step={chosen} rounds={workflow.max_rounds} onClose={() => choose(chosen.id)} />}
            {progress && <RunningStepCard progress={progress} />}
          </div>
        </div>
      )}
    </>
  );
}

function RunFacts({ run, rounds }: { run: Run; rounds: number }) {
  const record = recordOf(run);
  return (
    <Facts>
      <Fact label="Became">
        <Outcome run={run} />
      </Fact>
      {record && (
        <Fact label="Record">
          <RecordId of={record} />
        </Fact>
      )}
      <Fact label="Workflow">
        {run.workflow}, version {figure(run.workflow_version)}
      </Fact>
      <Fact label="Taken by an agent">
        {run.attempt === 0 ? 'Not yet' : `${figure(run.attempt)} ${run.attempt === 1 ? 'time' : 'times'}`}
      </Fact>
      <Fact label="Mapping attempts">
        {figure(run.mapping_attempts)}
        {rounds > 0 && ` of ${figure(rounds)}`}
      </Fact>
      <Fact label="Tokens">
        {run.prompt_tokens + run.completion_tokens === 0
          ? noTokens(run)
          : `${figure(run.prompt_tokens)} in, ${figure(run.completion_tokens)} out`}
      </Fact>
      <Fact label="Took">{runDuration(run) || <span className="text-ink-faint">Not finished</span>}</Fact>
      {run.last_failure && <Fact label="Last failure">{run.last_failure}</Fact>}
      {run.queued_reason && (
        <Fact label="Waits for">
          <QueuedReasonText reason={run.queued_reason} />
        </Fact>
      )}
      {run.next_attempt_at && !run.queued_reason && !hasEnded(run.state) && (
        <Fact label="Next try">
          <Time at={run.next_attempt_at} />
        </Fact>
      )}
      <Fact label="Run id">
        <Copyable value={run.id} label="Copy run id" />
      </Fact>
    </Facts>
  );
}

/** A model that is still writing, or that failed, was asked too. */
function noTokens(run: Run): string {
  if (!hasEnded(run.state)) return 'None yet';
  return run.outcome?.kind === 'failed' ? 'None' : 'None: no model was asked';
}

function Outcome({ run }: { run: Run }) {
  if (run.state === 'dead_lettered' && run.dead_letter_id)
    return <TextLink to={paths.deadLetter(run.dead_letter_id)}>Dead letter</TextLink>;
  if (run.state === 'discarded') return 'Given up by a person';
  if (run.state === 'cancelled') return 'Cancelled by a person';
  if (!run.outcome) return <span className="text-ink-faint">Not finished yet</span>;
  if (run.forked_from) return becameWords(run);
  if (!run.outcome.ticket_id) return outcomeWords(run.outcome);
  return <TextLink to={paths.ticket(run.outcome.ticket_id)}>{outcomeWords(run.outcome)}</TextLink>;
}
