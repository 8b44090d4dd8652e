import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRefusal } from '@/api/can';
import type { Conservation } from '@/api/generated/public';
import { filtered, paths } from '@/paths';
import { LinkButton } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';

/** Leads an empty installation to its first ticket, then gets out of the way. */
export function FirstRun({ integrations, conservation }: { integrations: number; conservation: Conservation }) {
  const refusal = useRefusal();
  const connected = integrations > 0;
  const received = conservation.accepted > 0;
  return (
    <section aria-label="First steps" className="rounded-lg border bg-surface">
      <h2 className="border-b px-4 py-2.5 font-semibold">Three steps to the first ticket</h2>
      <ol className="grid md:grid-cols-3 md:divide-x">
        <Step number={1} done={connected} current={!connected} title="Connect a source">
          <p>
            Jira, Slack, Linear, HubSpot, GitHub or anything that signs its webhooks. Or run <code>make demo</code> beside this to load one
            of each.
          </p>
          {!connected && (
            <LinkButton to={paths.newIntegration} variant="primary" refused={refusal('createIntegration')}>
              Connect a source
            </LinkButton>
          )}
        </Step>
        <Step number={2} done={received} current={connected && !received} title="Receive the first event">
          <p>Set the webhook up at the source, or send a signed test event from the integration’s page.</p>
          {connected && !received && (
            <LinkButton to={paths.integrations} variant="primary">
              Open integrations
            </LinkButton>
          )}
        </Step>
        <Step number={3} done={false} current={received} title="Watch it become a ticket">
          <p>Each event has a run you can follow step by step. The ticket says where every value came from.</p>
          {received && (
            <LinkButton to={paths.runs} variant="primary">
              Open runs
            </LinkButton>
          )}
        </Step>
      </ol>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t px-4 py-2.5">
        <p className="min-w-0 flex-1 basis-56 text-sm text-ink-soft">
          Nobody runs this alone: invite those who will answer the tickets, each with the role they need.
        </p>
        <LinkButton to={filtered(paths.members, { invite: 'new' })} refused={refusal('createInvite')}>
          Invite someone
        </LinkButton>
      </div>
    </section>
  );
}

function Step({
  number,
  done,
  current,
  title,
  children,
}: {
  number: number;
  done: boolean;
  current: boolean;
  title: string;
  children: ReactNode;
}) {
  return (
    <li aria-current={current ? 'step' : undefined} className="flex gap-3 p-4">
      <span
        aria-hidden
        className={classes(
          'flex size-6 shrink-0 items-center justify-center rounded-full text-sm font-semibold',
          done ? 'bg-green-soft text-green' : current ? 'bg-accent text-accent-ink' : 'border text-ink-soft',
        )}
      >
        {done ? <Check size={14} /> : number}
      </span>
      <div className="flex flex-col items-start gap-2 text-ink-soft">
        <h3 className="font-medium text-ink">
          {title}
          {done && <span className="sr-only"> (done)</span>}
        </h3>
        {children}
      </div>
    </li>
  );
}
