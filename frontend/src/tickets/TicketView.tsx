import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import type { TicketDetail } from '@/api/generated/public';
import { ticketDetail } from '@/api/tickets';
import { Activities } from '@/tickets/Activities';
import { Comments } from '@/tickets/Comments';
import { TicketFacts } from '@/tickets/TicketFacts';
import { Tombstone } from '@/tickets/Tombstone';
import { Chip } from '@/ui/controls/chip';
import { Detail } from '@/ui/detail/detail';
import { Source } from '@/domain/source';
import { Card } from '@/ui/page/page';
import { JsonView } from '@/ui/code/json';
import { ProvenanceButton } from '@/tickets/ProvenanceButton';
import { Prose } from '@/ui/code/prose';
import { TICKET_PRIORITIES, TICKET_STATUSES } from '@/domain/status-styles';

/** One verified record, and for every value where it came from. */
export function TicketView({ id }: { id: string }) {
  const query = useQuery(ticketDetail(id));
  return (
    <Detail
      query={query}
      title={(ticket) => ticket.title}
      kicker={(ticket) => (
        <>
          <code className="text-[12px]">{ticket.key ?? ticket.external_id}</code>
          <Chip status={TICKET_STATUSES[ticket.status]} />
          <Chip status={TICKET_PRIORITIES[ticket.priority]} />
          <Source integration={ticket.integration} linked />
          <ProvenanceButton field="Title" name="title" provenance={ticket.provenance.title} withLabel />
        </>
      )}
      actions={(ticket) => ticket.url && <SourceLink url={ticket.url} />}
    >
      {(ticket) => (
        <>
          <Tombstone ticket={ticket} />
          <Card>
            <TicketFacts ticket={ticket} />
          </Card>
          <Description ticket={ticket} />
          <Comments id={ticket.id} count={ticket.comment_count} />
          <Activities id={ticket.id} />
          {Object.keys(ticket.custom_fields).length > 0 && (
            <section className="flex flex-col gap-2" aria-label="Other fields of the source">
              <div className="flex items-center gap-1">
                <h2 className="font-semibold">Other fields of the source</h2>
                <ProvenanceButton field="Other fields" name="custom_fields" provenance={ticket.provenance.custom_fields} />
              </div>
              <JsonView value={ticket.custom_fields} label="other fields" />
            </section>
          )}
        </>
      )}
    </Detail>
  );
}

/** Only web addresses become links: the address came from outside. */
function SourceLink({ url }: { url: string }) {
  if (!/^https?:\/\//u.test(url)) return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex h-8 items-center gap-1.5 rounded border bg-surface px-3 text-sm font-medium hover:bg-hover"
    >
      <ExternalLink size={14} aria-hidden /> Open at the source
    </a>
  );
}

function Description({ ticket }: { ticket: TicketDetail }) {
  return (
    <Card
      title="Description"
      aside={<ProvenanceButton field="Description" name="description" provenance={ticket.provenance.description} />}
    >
      {ticket.description ? (
        <Prose text={ticket.description} />
      ) : (
        <p className="text-ink-faint">{ticket.erased_at ? 'Erased.' : 'The source gave none.'}</p>
      )}
    </Card>
  );
}
