import { useInfiniteQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import type { EventSummary, RunState } from '@/api/generated/public';
import { eventList, isSearchBehind } from '@/api/events';
import { EventView } from '@/events/EventView';
import { paths } from '@/paths';
import { LinkButton } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Note } from '@/ui/feedback/notice';
import { type FilterDefinition, useFilters } from '@/ui/list/filters';
import { useSourceFilter } from '@/domain/source-filter';
import { RecordName } from '@/domain/record';
import { recordName } from '@/domain/record-name';
import { Source } from '@/domain/source';
import { ListPage } from '@/ui/list/list';
import { outcomeWords, RUN_STATES } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { bytes, Time } from '@/ui/controls/time';

const COLUMNS: Column<EventSummary>[] = [
  {
    key: 'received',
    header: 'Received',
    width: 'w-28',
    phone: 'aside',
    text: (event) => event.received_at,
    cell: (event) => <Time at={event.received_at} />,
  },
  {
    key: 'state',
    header: 'State',
    width: 'w-34',
    phone: 'line',
    text: (event) => event.state,
    cell: (event) => <Chip status={RUN_STATES[event.state]} />,
  },
  {
    key: 'source',
    header: 'Source',
    width: 'w-48',
    phone: 'line',
    text: (event) => event.integration.name,
    cell: (event) => <Source integration={event.integration} />,
  },
  { key: 'type', header: 'Event', phone: 'title', text: (event) => event.event_type, cell: (event) => event.event_type },
  {
    key: 'external',
    header: 'Record',
    phone: 'line',
    text: recordName,
    cell: (event) => <RecordName of={event} />,
  },
  {
    key: 'outcome',
    header: 'Became',
    phone: 'line',
    text: (event) => (event.outcome ? outcomeWords(event.outcome) : ''),
    cell: (event) => (event.outcome ? outcomeWords(event.outcome) : ''),
  },
  {
    key: 'duplicates',
    header: 'Repeats',
    width: 'w-20',
    align: 'right',
    phone: 'hidden',
    text: (event) => String(event.duplicates),
    cell: (event) =>
      event.duplicates > 0 && (
        <span className="inline-flex items-center gap-1 text-ink-soft">
          <Copy size={12} aria-hidden /> {event.duplicates}
        </span>
      ),
  },
  {
    key: 'size',
    header: 'Size',
    width: 'w-24',
    align: 'right',
    phone: 'hidden',
    text: (event) => String(event.size_bytes),
    cell: (event) => bytes(event.size_bytes),
  },
];

const STATES = (Object.keys(RUN_STATES) as RunState[]).map((value) => ({ value, label: RUN_STATES[value].word.toLowerCase() }));

export function EventsPage() {
  const filters: FilterDefinition[] = [
    { kind: 'search', param: 'q', label: 'Search events' },
    useSourceFilter(),
    { kind: 'choice', param: 'state', label: 'State', options: STATES },
    { kind: 'text', param: 'event_type', label: 'Type', help: 'As the source names it, for example jira:issue_updated.' },
    { kind: 'text', param: 'external_id', label: 'Record', help: 'The id or the key of the record at its source.' },
  ];
  const query = useInfiniteQuery(eventList(useFilters(filters)));
  return (
    <ListPage
      title="Events"
      banner={
        isSearchBehind(query.data?.pages) && (
          <div className="mx-auto w-full max-w-7xl px-4 pb-3 sm:px-6">
            <Note>The newest events are not searched yet. They appear within seconds.</Note>
          </div>
        )
      }
      filters={filters}
      query={query}
      columns={COLUMNS}
      detailOf={(event) => `of ${recordName(event)}`}
      pageOf={paths.event}
      panel={(id) => <EventView id={id} />}
      empty={{
        title: 'No event has come yet',
        text: 'Each delivery of a connected source is listed here, with its raw payload and what became of it.',
        action: (
          <LinkButton variant="primary" to={paths.newIntegration}>
            Connect a source
          </LinkButton>
        ),
      }}
    />
  );
}
