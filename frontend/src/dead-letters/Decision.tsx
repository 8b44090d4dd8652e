import { useQueryClient } from '@tanstack/react-query';
import { Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DeadLetterDetail } from '@/api/generated/public';
import { retryDeadLetter } from '@/api/dead-letters';
import { useRefusal } from '@/api/can';
import { toProblem } from '@/api/problem';
import { DiscardDialog } from '@/dead-letters/DiscardDialog';
import { EditAndRetry } from '@/dead-letters/EditAndRetry';
import { paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { useCommands } from '@/ui/page/commands';
import { ProblemNotice } from '@/ui/feedback/notice';
import { useToast } from '@/ui/feedback/toast';

/** The three ways out of the dead-letter queue. */
export function Decision({ letter }: { letter: DeadLetterDetail }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { say } = useToast();
  const refusal = useRefusal();
  const noRetry = refusal('retryDeadLetter');
  const noDiscard = refusal('discardDeadLetter');
  const [editing, setEditing] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const retry = async (payload?: Record<string, unknown>) => {
    const answer = await retryDeadLetter(letter.id, payload ? { payload } : {});
    queries.setQueryData(['dead_letters', 'detail', letter.id], answer);
    void queries.invalidateQueries({ queryKey: ['dead_letters'] });
    setEditing(false);
    say('Queued again.', { label: 'Follow the run', run: () => void navigate(paths.run(letter.run_id)) });
  };
  const retryAsIs = async () => {
    setBusy(true);
    setError(null);
    try {
      await retry();
    } catch (refused) {
      setError(toProblem(refused));
    } finally {
      setBusy(false);
    }
  };
  useCommands(
    useMemo(
      () =>
        [
          !noRetry && { id: 'edit', label: 'Edit the payload and retry', icon: Pencil, run: () => setEditing(true) },
          !noDiscard && { id: 'discard', label: 'Discard this dead letter', icon: Trash2, run: () => setDiscarding(true) },
        ].filter((command) => command !== false),
      [noRetry, noDiscard],
    ),
  );

  if (editing) return <EditAndRetry letter={letter} onRetry={retry} onCancel={() => setEditing(false)} />;
  return (
    <div className="flex flex-col gap-3">
      {error !== null && <ProblemNotice error={error} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" refused={noRetry} onClick={() => setEditing(true)}>
          <Pencil size={14} aria-hidden /> Edit payload and retry
        </Button>
        <Button busy={busy} refused={noRetry} onClick={() => void retryAsIs()}>
          <RotateCcw size={14} aria-hidden /> Retry as it is
        </Button>
        <Button variant="ghost" refused={noDiscard} onClick={() => setDiscarding(true)}>
          <Trash2 size={14} aria-hidden /> Discard…
        </Button>
      </div>
      <DiscardDialog letter={letter} open={discarding} onOpenChange={setDiscarding} />
    </div>
  );
}
