import { useInfiniteQuery } from '@tanstack/react-query';
import { GitFork } from 'lucide-react';
import type { Run, RunState } from '@/api/generated/public';
import { runList } from '@/api/runs';
import { paths } from '@/paths';
import { runDuration } from '@/runs/timeline';
import { RunView } from '@/runs/RunView';
import { Chip } from '@/ui/controls/chip';
import { type FilterDefinition, useFilters } from '@/ui/list/filters';
import { useSourceFilter } from '@/domain/source-filter';
import { RecordName } from '@/domain/record';
import { recordOf, subjectKind, subjectName } from '@/domain/subject';
import { Source } from '@/domain/source';
import { ListPage } from '@/ui/list/list';
import { becameWords, RUN_STATES, runStatus } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { figure, Time } from '@/ui/controls/time';

const COLUMNS: Column<Run>[] = [
  {
    key: 'created',
    header: 'Created',
    width: 'w-28',
    phone: 'aside',
    text: (run) => run.created_at,
    cell: (run) => <Time at={run.created_at} />,
  },
  {
    key: 'state',
    header: 'State',
    width: 'w-34',
    phone: 'line',
    text: (run) => run.state,
    cell: (run) => <Chip status={runStatus(run)} />,
  },
  {
    key: 'source',
    header: 'Source',
    width: 'w-48',
    phone: 'line',
    text: (run) => run.integration?.name ?? '',
    cell: (run) => run.integration && <Source integration={run.integration} />,
  },
  { key: 'type', header: 'Event', phone: 'title', text: subjectKind, cell: (run) => <Kind run={run} /> },
  {
    key: 'external',
    header: 'Record',
    phone: 'line',
    text: subjectName,
    cell: (run) => <Subject run={run} />,
  },
  {
    key: 'outcome',
    header: 'Became',
    phone: 'line',
    text: becameWords,
    cell: becameWords,
  },
  {
    key: 'tokens',
    header: 'Tokens',
    width: 'w-20',
    align: 'right',
    phone: 'hidden',
    text: (run) => String(run.prompt_tokens + run.completion_tokens),
    cell: (run) => tokens(run),
  },
  { key: 'duration', header: 'Took', width: 'w-24', align: 'right', phone: 'hidden', text: runDuration, cell: runDuration },
];

function Subject({ run }: { run: Run }) {
  const record = recordOf(run);
  return record ? <RecordName of={record} /> : run.subject_type;
}

function Kind({ run }: { run: Run }) {
  if (!run.forked_from) return subjectKind(run);
  return (
    <span className="inline-flex items-center gap-1.5">
      {subjectKind(run)}
      <span className="inline-flex items-center gap-1 rounded border px-1.5 text-xs text-ink-soft">
        <GitFork size={11} aria-hidden /> Fork
      </span>
    </span>
  );
}

function tokens(run: Run) {
  const total = run.prompt_tokens + run.completion_tokens;
  return total > 0 ? figure(total) : <span className="text-ink-faint">0</span>;
}

const STATES = (Object.keys(RUN_STATES) as RunState[]).map((value) => ({ value, label: RUN_STATES[value].word.toLowerCase() }));
const OUTCOMES = ['ticket', 'comment', 'ignored'].map((value) => ({ value, label: value }));

export function RunsPage() {
  const filters: FilterDefinition[] = [
    useSourceFilter(),
    { kind: 'choice', param: 'state', label: 'State', options: STATES },
    { kind: 'choice', param: 'outcome', label: 'Outcome', options: OUTCOMES },
  ];
  const query = useInfiniteQuery(runList(useFilters(filters)));
  return (
    <ListPage
      title="Runs"
      filters={filters}
      query={query}
      columns={COLUMNS}
      detailOf={(run) => `of ${subjectName(run)}`}
      pageOf={paths.run}
      panel={(id) => <RunView id={id} />}
      empty={{
        title: 'Nothing has run yet',
        text: 'Each accepted event gets one run. Its steps, checks and model calls are recorded here.',
      }}
    />
  );
}
