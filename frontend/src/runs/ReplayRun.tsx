import { Download, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Run, RunReplay } from '@/api/generated/public';
import { useRefusal } from '@/api/can';
import { replayRun, runRecording } from '@/api/runs';
import { Button } from '@/ui/controls/button';
import { Dialog, DialogActions } from '@/ui/controls/dialog';
import { figure } from '@/ui/controls/time';
import { Note, ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { save } from '@/ui/list/export';

/** Runs a run that is over again from its recording, and hands the recording out. */
export function ReplayRun({ run }: { run: Run }) {
  const refused = useRefusal()('replayRun');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button refused={refused} onClick={() => setOpen(true)}>
        <RotateCw size={14} aria-hidden /> Replay
      </Button>
      {open && <ReplayDialog run={run} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReplayDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const replay = useMutation({ mutationFn: () => replayRun(run.id) });
  const download = useMutation({
    mutationFn: () => runRecording(run.id),
    onSuccess: (recording) => save(`run-${run.id}.json`, recording),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Replay this run"
      description="An agent runs it again from its recording: no model is asked, nothing is written, and every state is compared."
    >
      <div className="flex flex-col gap-3">
        {replay.isPending && <Skeletons rows={2} />}
        {replay.isError && <ProblemNotice error={replay.error} />}
        {replay.data && <Verdict replay={replay.data} />}
        {download.isError && <ProblemNotice error={download.error} />}
      </div>
      <DialogActions>
        <Button busy={download.isPending} onClick={() => download.mutate()}>
          <Download size={14} aria-hidden /> Recording
        </Button>
        <Button variant="primary" busy={replay.isPending} onClick={() => replay.mutate()}>
          {replay.data ? 'Replay again' : 'Replay'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Verdict({ replay }: { replay: RunReplay }) {
  if (replay.verdict === 'equal') return <Note good>{`All ${figure(replay.steps)} states are as recorded.`}</Note>;
  const first = replay.difference;
  return (
    <Note>
      <p>{replay.summary}</p>
      {first && (
        <p className="pt-1 text-sm text-ink-soft">
          {`First at step ${figure(first.position)} (${first.step}). Recorded by build ${first.recorded_by}, replayed by build ${first.replayed_by}.`}
        </p>
      )}
    </Note>
  );
}
