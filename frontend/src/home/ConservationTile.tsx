import type { UseQueryResult } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { Conservation, ConservationStates, RunState } from '@/api/generated/public';
import { filtered, paths } from '@/paths';
import { Chip, type StatusStyle } from '@/ui/controls/chip';
import { classes } from '@/ui/controls/classes';
import { ProblemNotice } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { figure, Time } from '@/ui/controls/time';

interface Term {
  key: keyof ConservationStates;
  word: string;
  state: RunState;
  /** Lit while it is not zero: someone has to act. */
  urgent?: boolean;
}

const TERMS: Term[] = [
  { key: 'done', word: 'done', state: 'completed' },
  { key: 'dead_lettered', word: 'dead-lettered', state: 'dead_lettered', urgent: true },
  { key: 'waiting', word: 'waiting', state: 'waiting' },
  { key: 'held', word: 'held', state: 'held' },
  { key: 'queued', word: 'queued', state: 'queued' },
  { key: 'running', word: 'running', state: 'running' },
  { key: 'discarded', word: 'discarded', state: 'discarded' },
  { key: 'cancelled', word: 'cancelled', state: 'cancelled' },
];

/** Every accepted event has exactly one state, at every instant: the equation, with today's numbers. */
export function ConservationTile({ query }: { query: UseQueryResult<Conservation> }) {
  const { data } = query;
  return (
    <Card title="Conservation" aside={data && <Chip status={verdict(data)} />}>
      {query.isPending && <div role="status" aria-label="Loading" className="skeleton h-16 w-full" />}
      {query.isError && !data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {data && <Equation data={data} />}
    </Card>
  );
}

function verdict(data: Conservation): StatusStyle {
  if (data.drift !== 0) return { tone: 'red', icon: TriangleAlert, word: `Counters off by ${figure(data.drift)}` };
  if (data.balanced) return { tone: 'green', icon: CircleCheck, word: 'Balanced' };
  const difference = Math.abs(data.accepted - Object.values(data.states).reduce((sum, part) => sum + part, 0));
  return { tone: 'red', icon: TriangleAlert, word: `Unbalanced by ${figure(difference)}` };
}

function Equation({ data }: { data: Conservation }) {
  return (
    <div className="@container flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-2 @sm:grid-cols-4 @4xl:flex @4xl:items-stretch">
        <Figure value={data.accepted} word="accepted" to={paths.events} strong />
        {TERMS.map((term, index) => (
          <Fragment key={term.key}>
            <span aria-hidden className="hidden items-center text-lg text-ink-faint @4xl:flex">
              {index === 0 ? '=' : '+'}
            </span>
            <Figure
              value={data.states[term.key]}
              word={term.word}
              to={filtered(paths.events, { state: term.state })}
              urgent={term.urgent && data.states[term.key] > 0}
            />
          </Fragment>
        ))}
      </div>
      <p className="figure text-sm text-ink-soft">
        Done became {figure(data.done_as.ticket)} {data.done_as.ticket === 1 ? 'ticket change' : 'ticket changes'},{' '}
        {figure(data.done_as.comment)} {data.done_as.comment === 1 ? 'comment' : 'comments'} and {figure(data.done_as.ignored)} ignored with
        a reason. {figure(data.duplicates)} repeated {data.duplicates === 1 ? 'delivery was' : 'deliveries were'} answered again and not
        counted. Measured <Time at={data.measured_at} />.
      </p>
      {data.drift !== 0 && (
        <p className="text-sm text-red">
          Counting the events and runs themselves gave other numbers than the counters shown here
          {data.recounted_at && (
            <>
              {' '}
              (<Time at={data.recounted_at} />)
            </>
          )}
          . No event is touched by that: the log names the counters, and <code>make recount</code> sets them right.
        </p>
      )}
      {!data.balanced && (
        <p className="text-sm text-red">
          An event is missing a state or has two. Nothing was deleted: look at the events without a run first, and report it with the logs.
        </p>
      )}
    </div>
  );
}

interface FigureProps {
  value: number;
  word: string;
  to: string;
  strong?: boolean;
  urgent?: boolean;
}

function Figure({ value, word, to, strong = false, urgent = false }: FigureProps) {
  return (
    <Link
      to={to}
      className={classes(
        'flex min-w-0 flex-1 flex-col rounded border px-3 py-2 transition-colors hover:bg-hover',
        urgent ? 'border-red/40 bg-red-soft' : 'bg-canvas',
      )}
    >
      <span
        className={classes(
          'figure text-2xl font-semibold tracking-tight',
          urgent && 'text-red',
          !strong && !urgent && value === 0 && 'text-ink-faint',
        )}
      >
        {figure(value)}
      </span>
      <span className="truncate text-sm text-ink-soft">{word}</span>
    </Link>
  );
}
