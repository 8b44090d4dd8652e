import { useInfiniteQuery } from '@tanstack/react-query';
import type { TicketPriority, TicketStatus, TicketSummary } from '@/api/generated/public';
import { ticketList } from '@/api/tickets';
import { paths } from '@/paths';
import { TicketView } from '@/tickets/TicketView';
import { Chip, Tag } from '@/ui/controls/chip';
import { type FilterDefinition, useFilters } from '@/ui/list/filters';
import { useSourceFilter } from '@/domain/source-filter';
import { Source } from '@/domain/source';
import { ListPage } from '@/ui/list/list';
import { TICKET_PRIORITIES, TICKET_STATUSES } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { Time } from '@/ui/controls/time';

const COLUMNS: Column<TicketSummary>[] = [
  {
    key: 'key',
    header: 'Key',
    width: 'w-36',
    phone: 'line',
    text: (ticket) => ticket.key ?? ticket.external_id,
    cell: (ticket) => <code className="text-[12px]">{ticket.key ?? ticket.external_id}</code>,
  },
  {
    key: 'title',
    header: 'Title',
    phone: 'title',
    text: (ticket) => ticket.title,
    cell: (ticket) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="line-clamp-2 md:line-clamp-none md:truncate">{ticket.title}</span>
        <span className="hidden shrink-0 gap-1 xl:flex">
          {ticket.labels.slice(0, 2).map((label) => (
            <Tag key={label}>{label}</Tag>
          ))}
        </span>
      </span>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    width: 'w-32',
    phone: 'line',
    text: (ticket) => ticket.status,
    cell: (ticket) => <Chip status={TICKET_STATUSES[ticket.status]} />,
  },
  {
    key: 'priority',
    header: 'Priority',
    width: 'w-28',
    phone: 'line',
    text: (ticket) => ticket.priority,
    cell: (ticket) => <Chip status={TICKET_PRIORITIES[ticket.priority]} />,
  },
  {
    key: 'assignee',
    header: 'Assignee',
    width: 'w-36',
    phone: 'hidden',
    text: (ticket) => ticket.assignee?.name ?? '',
    cell: (ticket) => ticket.assignee?.name ?? <span className="text-ink-faint">Nobody</span>,
  },
  {
    key: 'source',
    header: 'Source',
    width: 'w-44',
    phone: 'line',
    text: (ticket) => ticket.integration.name,
    cell: (ticket) => <Source integration={ticket.integration} />,
  },
  {
    key: 'updated',
    header: 'Changed',
    width: 'w-28',
    align: 'right',
    phone: 'aside',
    text: (ticket) => ticket.updated_at,
    cell: (ticket) => <Time at={ticket.updated_at} />,
  },
];

const STATUSES = (Object.keys(TICKET_STATUSES) as TicketStatus[]).map((value) => ({
  value,
  label: TICKET_STATUSES[value].word.toLowerCase(),
}));
const PRIORITIES = (Object.keys(TICKET_PRIORITIES) as TicketPriority[]).map((value) => ({
  value,
  label: TICKET_PRIORITIES[value].word.toLowerCase(),
}));

export function TicketsPage() {
  const filters: FilterDefinition[] = [
    { kind: 'search', param: 'q', label: 'Search tickets' },
    { kind: 'choice', param: 'status', label: 'Status', options: STATUSES, many: true },
    { kind: 'choice', param: 'priority', label: 'Priority', options: PRIORITIES, many: true },
    useSourceFilter(),
    { kind: 'text', param: 'label', label: 'Label', help: 'The whole label, as the source writes it.' },
    { kind: 'text', param: 'external_id', label: 'Record', help: 'The id of the record at its source.' },
    { kind: 'choice', param: 'deleted', label: 'Deleted', options: [{ value: 'true', label: 'at the source' }] },
  ];
  const query = useInfiniteQuery(ticketList(useFilters(filters)));
  return (
    <ListPage
      title="Tickets"
      filters={filters}
      query={query}
      columns={COLUMNS}
      detailOf={(ticket) => ticket.key ?? ticket.external_id}
      pageOf={paths.ticket}
      panel={(id) => <TicketView id={id} />}
      empty={{
        title: 'No ticket yet',
        text: 'Issues, conversations and records of every connected source become tickets here, each value with where it came from.',
      }}
    />
  );
}
