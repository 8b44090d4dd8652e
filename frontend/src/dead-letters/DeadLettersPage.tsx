import { useInfiniteQuery } from '@tanstack/react-query';
import type { DeadLetterReason, DeadLetterState, DeadLetterSummary } from '@/api/generated/public';
import { deadLetterList } from '@/api/dead-letters';
import { DeadLetterView } from '@/dead-letters/DeadLetterView';
import { paths } from '@/paths';
import { Chip } from '@/ui/controls/chip';
import { type FilterDefinition, useFilters } from '@/ui/list/filters';
import { useSourceFilter } from '@/domain/source-filter';
import { RecordName } from '@/domain/record';
import { recordName } from '@/domain/record-name';
import { Source } from '@/domain/source';
import { ListPage } from '@/ui/list/list';
import { REASONS } from '@/domain/dead-letter-reasons';
import { DEAD_LETTER_STATES } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { figure, Time } from '@/ui/controls/time';

const COLUMNS: Column<DeadLetterSummary>[] = [
  {
    key: 'created',
    header: 'Failed',
    width: 'w-28',
    phone: 'aside',
    text: (letter) => letter.created_at,
    cell: (letter) => <Time at={letter.created_at} />,
  },
  {
    key: 'state',
    header: 'State',
    width: 'w-28',
    phone: 'line',
    text: (letter) => letter.state,
    cell: (letter) => <Chip status={DEAD_LETTER_STATES[letter.state]} />,
  },
  { key: 'reason', header: 'Reason', phone: 'title', text: (letter) => letter.reason, cell: (letter) => REASONS[letter.reason].title },
  {
    key: 'source',
    header: 'Source',
    width: 'w-48',
    phone: 'line',
    text: (letter) => letter.integration.name,
    cell: (letter) => <Source integration={letter.integration} />,
  },
  { key: 'type', header: 'Event', width: 'w-52', phone: 'line', text: (letter) => letter.event_type, cell: (letter) => letter.event_type },
  {
    key: 'external',
    header: 'Record',
    width: 'w-44',
    phone: 'line',
    text: recordName,
    cell: (letter) => <RecordName of={letter} />,
  },
];

const STATES = (Object.keys(DEAD_LETTER_STATES) as DeadLetterState[]).map((value) => ({
  value,
  label: DEAD_LETTER_STATES[value].word.toLowerCase(),
}));
const REASON_OPTIONS = (Object.keys(REASONS) as DeadLetterReason[]).map((value) => ({ value, label: REASONS[value].title }));

export function DeadLettersPage() {
  const filters: FilterDefinition[] = [
    { kind: 'choice', param: 'state', label: 'State', options: STATES },
    { kind: 'choice', param: 'reason', label: 'Reason', options: REASON_OPTIONS },
    useSourceFilter(),
  ];
  const query = useInfiniteQuery(deadLetterList(useFilters(filters)));
  const open = query.data?.pages[0]?.open_count;
  return (
    <ListPage
      title="Dead letters"
      count={open === undefined ? undefined : `${figure(open)} open`}
      filters={filters}
      query={query}
      columns={COLUMNS}
      detailOf={(letter) => `${letter.event_type} of ${recordName(letter)}`}
      pageOf={paths.deadLetter}
      panel={(id) => <DeadLetterView id={id} />}
      empty={{
        title: 'No dead letters',
        text: 'What could not become a ticket waits here with the reason, every attempt and its payload, until a person decides.',
      }}
    />
  );
}
