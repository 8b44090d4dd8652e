import { useState } from 'react';
import type { EventDetail } from '@/api/generated/public';
import { eventBody } from '@/api/events';
import { toProblem } from '@/api/problem';
import { RawBodyText } from '@/domain/raw-body';
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
  return (
    <div className="flex flex-col gap-2">
      <p className="rounded border border-accent/50 bg-accent-soft px-3 py-2 text-sm">
        Shown as text, because the database could not take it as JSON{event.payload_problem ? `: ${event.payload_problem}` : ''}.
      </p>
      <RawBodyText eventId={event.id} />
    </div>
  );
}
