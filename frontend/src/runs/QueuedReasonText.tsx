import type { QueuedReason } from '@/api/generated/public';
import { Until } from '@/ui/controls/time';

const WORDS: Record<QueuedReason['reason'], string> = {
  earlier_run: 'An earlier run of this record, which is not over',
  no_agent: 'An agent: none that runs now serves its workflow version',
  model_paused: 'The model, which is paused because it fails',
  retry_pause: 'Its next try, after an attempt that failed',
  isolation: 'An agent that runs nothing else, because its attempts killed theirs',
  room: 'Room on an agent',
};

/** Why a queued run is not running. */
export function QueuedReasonText({ reason }: { reason: QueuedReason }) {
  return (
    <>
      {WORDS[reason.reason]}
      {reason.until && (
        <span className="text-ink-soft">
          {' '}
          (next try <Until at={reason.until} />)
        </span>
      )}
    </>
  );
}
