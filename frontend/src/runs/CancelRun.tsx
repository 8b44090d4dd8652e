import { useQueryClient } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import type { Run } from '@/api/generated/public';
import { cancelRun } from '@/api/runs';
import { useRefusal } from '@/api/can';
import { Button } from '@/ui/controls/button';
import { useToast } from '@/ui/feedback/toast';
import { ConfirmDialog } from '@/ui/form/confirm';

/** Ends a run that is not over, after a question. */
export function CancelRun({ run }: { run: Run }) {
  const queries = useQueryClient();
  const { say } = useToast();
  const refused = useRefusal()('cancelRun');
  const [asking, setAsking] = useState(false);

  const cancel = async () => {
    const answer = await cancelRun(run.id);
    queries.setQueryData(['runs', 'detail', run.id], answer);
    void queries.invalidateQueries({ queryKey: ['runs'] });
    say('Cancelled. What was written before stays.');
  };
  return (
    <>
      <Button variant="ghost" refused={refused} onClick={() => setAsking(true)}>
        <Ban size={14} aria-hidden /> Cancel…
      </Button>
      {asking && (
        <ConfirmDialog
          title="Cancel this run?"
          effect="One run ends and cannot be started again. Nothing it does from now on is written; what was written before stays."
          action="Cancel the run"
          keep="Keep it"
          onConfirm={cancel}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
