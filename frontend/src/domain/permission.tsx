import { useQuery } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Operation, useRefusal } from '@/api/can';
import { owners } from '@/api/organization';
import { Empty } from '@/ui/feedback/notice';

interface AllowedProps {
  /** The operation without which the page shows nothing. */
  to: Operation;
  /** What the page is for, after "You may not": "read the audit log". */
  what: string;
  children: ReactNode;
}

/** A page for some roles only; the others are told which, and whom to ask. */
export function Allowed({ to, what, children }: AllowedProps) {
  const reason = useRefusal()(to);
  if (reason === undefined) return children;
  return <NotAllowed what={what} reason={reason} />;
}

export function NotAllowed({ what, reason }: { what: string; reason?: string }) {
  return (
    <>
      <title>Not allowed · Signalbox</title>
      <Empty
        wholePage
        icon={<ShieldAlert size={20} />}
        title={`You may not ${what}`}
        text={reason ? `${reason}.` : 'Your role does not include it.'}
        action={<WhomToAsk />}
      />
    </>
  );
}

/** Owners can change anybody's role. */
export function WhomToAsk() {
  const { data } = useQuery(owners);
  if (!data || data.length === 0) return <p className="text-sm text-ink-soft">Ask an owner of your organization for another role.</p>;
  return (
    <p className="text-sm text-ink-soft">
      For another role ask{' '}
      {data.map((owner, index) => (
        <span key={owner.user_id}>
          {index > 0 && (index === data.length - 1 ? ' or ' : ', ')}
          <a
            href={`mailto:${owner.email}`}
            className="text-ink underline decoration-line-strong/60 underline-offset-3 hover:decoration-ink"
          >
            {owner.name}
          </a>
        </span>
      ))}
      .
    </p>
  );
}
