import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import { auditVerification, verifyAuditLog } from '@/api/audit';
import type { AuditVerification } from '@/api/generated/public';
import { toProblem } from '@/api/problem';
import { Button } from '@/ui/controls/button';
import { classes } from '@/ui/controls/classes';
import { ProblemNotice } from '@/ui/feedback/notice';
import { figure, Time } from '@/ui/controls/time';
import { useToast } from '@/ui/feedback/toast';

/** Whether anybody touched the log. */
export function Verification() {
  const query = useQuery(auditVerification);
  const queries = useQueryClient();
  const { say, warn } = useToast();
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    try {
      const answer = await verifyAuditLog();
      queries.setQueryData(auditVerification.queryKey, answer);
      if (answer.intact) say(`Every entry up to ${figure(answer.verified_to)} was recomputed and is intact.`);
    } catch (error) {
      warn(`The log was not verified: ${toProblem(error).message}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pb-3 sm:px-6">
      {query.isPending && <div role="status" aria-label="Loading" className="skeleton h-11" />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Verdict verdict={query.data} busy={busy} onVerify={() => void verify()} />}
    </div>
  );
}

interface VerdictProps {
  verdict: AuditVerification;
  busy: boolean;
  onVerify: () => void;
}

function Verdict({ verdict, busy, onVerify }: VerdictProps) {
  const behind = verdict.head - verdict.verified_to;
  const Icon = !verdict.intact ? ShieldAlert : behind > 0 ? ShieldQuestion : ShieldCheck;
  return (
    <div
      role={verdict.intact ? 'status' : 'alert'}
      className={classes(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3 py-2',
        verdict.intact ? 'bg-surface' : 'border-red/40 bg-red-soft',
      )}
    >
      <Icon size={18} aria-hidden className={classes('shrink-0', verdict.intact ? 'text-green' : 'text-red')} />
      <p className="min-w-0 flex-1 basis-64">
        {verdict.intact ? <Intact verdict={verdict} behind={behind} /> : <Broken verdict={verdict} />}{' '}
        <span className="text-sm text-ink-soft">
          <Signed verdict={verdict} /> Checked <Time at={verdict.checked_at} />.
        </span>
      </p>
      <Button busy={busy} onClick={onVerify}>
        Verify now
      </Button>
    </div>
  );
}

function Intact({ verdict, behind }: { verdict: AuditVerification; behind: number }) {
  return (
    <>
      <strong className="figure font-semibold">Intact up to entry {figure(verdict.verified_to)}.</strong>
      {behind > 0 && (
        <span className="figure">
          {' '}
          {figure(behind)} newer {behind === 1 ? 'entry is' : 'entries are'} not checked yet.
        </span>
      )}
    </>
  );
}

function Broken({ verdict }: { verdict: AuditVerification }) {
  return (
    <>
      <strong className="figure font-semibold">
        The log was changed{verdict.broken_at === undefined ? '' : ` at entry ${figure(verdict.broken_at)}`}.
      </strong>{' '}
      {verdict.problem ?? 'Its hashes do not fit together.'} Export it now, keep the file, and find out who can reach the database.
    </>
  );
}

function Signed({ verdict }: { verdict: AuditVerification }) {
  if (verdict.signed_to === undefined) return 'Not signed yet.';
  return (
    <>
      Signed up to entry <span className="figure">{figure(verdict.signed_to)}</span>
      {verdict.signed_at && (
        <>
          , <Time at={verdict.signed_at} />
        </>
      )}
      .
    </>
  );
}
