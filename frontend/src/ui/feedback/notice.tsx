import { Check, CircleAlert, CircleCheck, Copy, Inbox, Info, RotateCcw, SearchX, ShieldAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Problem, toProblem } from '@/api/problem';
import { Button } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { copyText } from '@/ui/controls/copy';

/** What happened, what it means, what to do, and the request id to quote. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = toProblem(error);
  return (
    <div role="alert" className="flex gap-3 rounded border border-red/40 bg-red-soft p-3 text-ink">
      <CircleAlert size={16} className="mt-0.5 shrink-0 text-red" aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium">{problem.title}</p>
        <p className="text-sm text-ink-soft">
          {problem.detail ?? advice(problem)} {problem.retryAfter !== undefined && `Try again in ${wait(problem.retryAfter)}.`}
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          {onRetry && (
            <Button onClick={onRetry}>
              <RotateCcw size={13} aria-hidden /> Try again
            </Button>
          )}
          {problem.requestId && <RequestId id={problem.requestId} />}
        </div>
      </div>
    </div>
  );
}

/** Something to know that is no refusal. */
export function Note({ good = false, children }: { good?: boolean; children: ReactNode }) {
  const Icon = good ? CircleCheck : Info;
  return (
    <div
      role="status"
      className={classes('flex gap-2.5 rounded border p-3', good ? 'border-green/40 bg-green-soft' : 'border-accent/50 bg-accent-soft')}
    >
      <Icon size={16} className={classes('mt-0.5 shrink-0', good ? 'text-green' : 'text-accent-text')} aria-hidden />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** For a place that could not be shown at all. */
export function ProblemPage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = toProblem(error);
  if (problem.isForbidden) {
    return (
      <Empty
        icon={<ShieldAlert size={20} />}
        title="You may not see this"
        text={problem.detail ?? 'Your role does not include it. An owner of your organization can change that.'}
      />
    );
  }
  if (problem.isNotFound) {
    return (
      <Empty
        icon={<SearchX size={20} />}
        title="There is nothing here"
        text="It may belong to another organization, or the address is mistyped."
      />
    );
  }
  return (
    <div className="mx-auto w-full max-w-xl p-4 pt-12">
      <ProblemNotice error={problem} onRetry={onRetry} />
    </div>
  );
}

function advice(problem: Problem): string {
  if (problem.status === 429) return 'Too many requests at once.';
  if (problem.status >= 500) return 'Nothing you did caused this. Try again; if it stays, quote the request id.';
  return 'Check what you entered and try again.';
}

/** A wait as people say it: 40 seconds, 3 minutes. */
function wait(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function RequestId({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(id);
    setCopied(true);
  };
  return (
    <Button variant="ghost" className="max-w-full" onClick={() => void copy()}>
      {copied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />}
      <span className="truncate">
        {copied ? 'Copied request id' : 'Copy request id'} <code className="text-xs">{id.slice(0, 8)}…</code>
      </span>
    </Button>
  );
}

interface EmptyProps {
  icon?: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
  /** Nothing else is on the page. */
  wholePage?: boolean;
}

/** Nothing here yet: what will appear, and the one next action. */
export function Empty({ icon, title, text, action, wholePage = false }: EmptyProps) {
  const Heading = wholePage ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-16 text-center">
      <span className="mb-1 flex size-10 items-center justify-center rounded-full border bg-surface text-ink-soft" aria-hidden>
        {icon ?? <Inbox size={20} />}
      </span>
      <Heading className="text-lg font-semibold">{title}</Heading>
      <p className="text-ink-soft">{text}</p>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

export function Skeletons({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3 p-4">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton h-4" style={{ width: `${90 - ((row * 17) % 45)}%` }} />
      ))}
    </div>
  );
}
