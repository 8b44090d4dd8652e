import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ticketList } from '@/api/tickets';
import { paths } from '@/paths';
import { Chip } from '@/ui/controls/chip';
import { ProviderMark } from '@/domain/source';
import { TextLink } from '@/ui/controls/text-link';
import { ProblemNotice, Skeletons } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { TICKET_STATUSES } from '@/domain/status-styles';
import { Time } from '@/ui/controls/time';

const SHOWN = 5;

export function RecentTickets() {
  const query = useInfiniteQuery(ticketList({ limit: String(SHOWN) }));
  const tickets = query.data?.pages[0]?.items ?? [];
  return (
    <Card title="Changed last" flush aside={<TextLink to={paths.tickets}>All tickets</TextLink>}>
      {query.isPending && <Skeletons rows={4} />}
      {query.isError && !query.data && (
        <div className="p-3">
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.data && tickets.length === 0 && <p className="p-4 text-ink-soft">The tickets that change will be listed here.</p>}
      <ul>
        {tickets.map((ticket) => (
          <li key={ticket.id} className="border-b last:border-0">
            <Link to={paths.ticket(ticket.id)} className="flex items-center gap-3 px-4 py-2 hover:bg-hover">
              <ProviderMark provider={ticket.integration.provider} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{ticket.title}</span>
                <span className="flex items-center gap-2 text-sm text-ink-soft">
                  <span className="truncate">{ticket.key ?? ticket.external_id}</span>
                  <Chip status={TICKET_STATUSES[ticket.status]} />
                </span>
              </span>
              <span className="text-sm text-ink-faint">
                <Time at={ticket.updated_at} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
