import { ShieldOff, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TicketDetail, TicketRef } from '@/api/generated/public';
import { paths } from '@/paths';
import { TextLink } from '@/ui/controls/text-link';
import { Time } from '@/ui/controls/time';

/** Says why a ticket is no longer there at the source; nothing while it is. */
export function Tombstone({ ticket }: { ticket: TicketDetail }) {
  if (ticket.erased_at) {
    return (
      <Note icon={<ShieldOff size={15} aria-hidden />}>
        Personal data erased on <Time at={ticket.erased_at} />, because the source asked for it. Nothing brings it back; the audit log says
        what was erased.
      </Note>
    );
  }
  if (!ticket.deleted_at) return null;
  return (
    <Note icon={<Trash2 size={15} aria-hidden />}>
      {ticket.merged_into ? (
        <>
          Merged into <Survivor survivor={ticket.merged_into} /> <Time at={ticket.deleted_at} />.
        </>
      ) : (
        <>
          Deleted at the source <Time at={ticket.deleted_at} />.
        </>
      )}{' '}
      What was known is kept.
    </Note>
  );
}

function Survivor({ survivor }: { survivor: TicketRef }) {
  if (!survivor.id) return <code className="text-[12px]">{survivor.external_id}</code>;
  return <TextLink to={paths.ticket(survivor.id)}>{survivor.title ?? survivor.external_id}</TextLink>;
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-center gap-2 rounded-lg border bg-sunken px-4 py-2.5 text-ink-soft">
      {icon} <p>{children}</p>
    </div>
  );
}
