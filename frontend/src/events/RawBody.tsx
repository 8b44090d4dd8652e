import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventDetail } from '@/api/generated/public';
import { eventBody, eventBodyText } from '@/api/events';
import { toProblem } from '@/api/problem';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { save } from '@/ui/list/export';
import { useToast } from '@/ui/feedback/toast';

/** Saves the bytes as they came. */
export function useBodyDownload() {
  const [busy, setBusy] = useState(false);
  const { warn } = useToast();
  const start = async (event: EventDetail) => {
    setBusy(true);
    try {
      save(`event-${event.id}.${event.content_type.includes('json') ? 'json' : 'txt'}`, await eventBody(event.id));
    } catch (error) {
      warn(`The raw body could not be loaded: ${toProblem(error).title}`);
    } finally {
      setBusy(false);
    }
  };
  return { busy, start };
}

/** What jsonb refused is shown as text. */
export function RawBody({ event }: { event: EventDetail }) {
  const body = useQuery(eventBodyText(event.id));
  return (
    <div className="flex flex-col gap-2">
      <p className="rounded border border-accent/50 bg-accent-soft px-3 py-2 text-sm">
        Shown as text, because the database could not take it as JSON{event.payload_problem ? `: ${event.payload_problem}` : ''}.
      </p>
      {body.isPending && <Skeletons rows={4} />}
      {body.isError && <ProblemNotice error={body.error} onRetry={() => void body.refetch()} />}
      {body.data !== undefined && (
        // Scrolls, so it must be reachable by keyboard.
        <pre
          tabIndex={0}
          role="group"
          aria-label="Raw body"
          className="max-h-[60vh] overflow-auto rounded border bg-sunken p-3 text-[12px] break-all whitespace-pre-wrap"
        >
          {body.data}
        </pre>
      )}
    </div>
  );
}
