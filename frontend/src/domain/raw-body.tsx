import { useQuery } from '@tanstack/react-query';
import { eventBodyText } from '@/api/events';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';

/** The body of an event as text, for what the database could not take as JSON. */
export function RawBodyText({ eventId }: { eventId: string }) {
  const body = useQuery(eventBodyText(eventId));
  return (
    <>
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
    </>
  );
}
