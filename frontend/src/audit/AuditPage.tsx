import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { DropdownMenu } from 'radix-ui';
import type { AuditFormat, AuditOutcome } from '@/api/generated/public';
import { auditList, type AuditRow, exportAuditLog } from '@/api/audit';
import { useCan } from '@/api/can';
import { allMembers } from '@/api/organization';
import { toProblem } from '@/api/problem';
import { ActorName } from '@/audit/ActorName';
import { EntryView } from '@/audit/EntryView';
import { kindOf, sentence } from '@/audit/sentence';
import { Verification } from '@/audit/Verification';
import { paths } from '@/paths';
import { Chip } from '@/ui/controls/chip';
import { save } from '@/ui/list/export';
import { type FilterDefinition, useFilters } from '@/ui/list/filters';
import { ListPage } from '@/ui/list/list';
import { MenuItem } from '@/ui/controls/menu';
import { Allowed } from '@/domain/permission';
import { AUDIT_OUTCOMES } from '@/domain/status-styles';
import type { Column } from '@/ui/list/table';
import { Time } from '@/ui/controls/time';
import { useToast } from '@/ui/feedback/toast';

const COLUMNS: Column<AuditRow>[] = [
  {
    key: 'sequence',
    header: '#',
    width: 'w-20',
    align: 'right',
    phone: 'hidden',
    text: (entry) => entry.id,
    cell: (entry) => <span className="text-ink-faint">{entry.sequence}</span>,
  },
  { key: 'at', header: 'When', width: 'w-28', phone: 'aside', text: (entry) => entry.at, cell: (entry) => <Time at={entry.at} /> },
  {
    key: 'actor',
    header: 'Who',
    width: 'w-64',
    phone: 'line',
    text: (entry) => entry.actor.name,
    cell: (entry) => <ActorName actor={entry.actor} />,
  },
  { key: 'action', header: 'What', phone: 'title', text: (entry) => entry.action, cell: (entry) => sentence(entry.action) },
  { key: 'target', header: 'Of', width: 'w-56', phone: 'line', text: (entry) => entry.target.name, cell: (entry) => entry.target.name },
  {
    key: 'outcome',
    header: 'Outcome',
    width: 'w-28',
    phone: 'line',
    text: (entry) => entry.outcome,
    cell: (entry) => <Chip status={AUDIT_OUTCOMES[entry.outcome]} />,
  },
  {
    key: 'address',
    header: 'Address',
    width: 'w-36',
    phone: 'hidden',
    text: (entry) => entry.address ?? '',
    cell: (entry) => <span className="figure">{entry.address}</span>,
  },
];

const OUTCOMES = (Object.keys(AUDIT_OUTCOMES) as AuditOutcome[]).map((value) => ({
  value,
  label: AUDIT_OUTCOMES[value].word.toLowerCase(),
}));

export function AuditPage() {
  return (
    <Allowed to="listAuditEntries" what="read the audit log">
      <AuditLog />
    </Allowed>
  );
}

function AuditLog() {
  const applied = useFilters(FILTERS);
  const query = useInfiniteQuery(auditList(applied));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <ListPage
      title="Audit log"
      banner={<Verification />}
      exports={<Exports filters={applied} />}
      filters={useAuditFilters(rows)}
      query={query}
      columns={COLUMNS}
      detailOf={(entry) => `${entry.target.name} by ${entry.actor.name}, entry ${entry.id}`}
      pageOf={paths.auditEntry}
      panel={(id) => <EntryView sequence={id} />}
      empty={{
        title: 'Nothing was recorded yet',
        text: 'Who changed what, from where, and what was refused is written here and can never be changed.',
      }}
    />
  );
}

/** What the API filters by; the choices are filled in from what is known. */
const FILTERS: FilterDefinition[] = [
  { kind: 'choice', param: 'actor_id', label: 'Who', options: [] },
  { kind: 'text', param: 'action', label: 'What', help: 'An action such as member.removed, or its beginning up to a dot: member.' },
  { kind: 'choice', param: 'target_type', label: 'Of', options: [] },
  { kind: 'choice', param: 'target_id', label: 'Object', options: [] },
  { kind: 'choice', param: 'outcome', label: 'Outcome', options: OUTCOMES },
  { kind: 'time', param: 'from', label: 'Since' },
  { kind: 'time', param: 'to', label: 'Until' },
];

/** Members and whatever else was seen acting or being acted on. */
function useAuditFilters(rows: readonly AuditRow[]): FilterDefinition[] {
  const can = useCan();
  const members = useQuery({ ...allMembers, enabled: can('listMembers') });
  const applied = useFilters(FILTERS);
  const people = (members.data ?? []).map((member) => ({ value: member.user_id, label: member.email }));
  const actors = distinct([...people, ...rows.map(({ actor }) => ({ value: actor.id, label: actor.name }))]);
  const types = distinct(rows.map(({ target }) => ({ value: target.type, label: kindOf(target.type) })));
  const objects = distinct(rows.map(({ target }) => ({ value: target.id, label: target.name })));
  const options: Record<string, { value: string; label: string }[]> = { actor_id: actors, target_type: types, target_id: objects };
  return FILTERS.filter((definition) => definition.param !== 'target_id' || applied.target_id !== undefined).map((definition) =>
    definition.kind === 'choice' ? { ...definition, options: options[definition.param] ?? definition.options } : definition,
  );
}

function distinct(options: { value: string; label: string }[]): { value: string; label: string }[] {
  return [...new Map(options.map((option) => [option.value, option])).values()].sort((a, b) => a.label.localeCompare(b.label));
}

/** Takes away all that fits the filters, not only what is loaded. */
function Exports({ filters }: { filters: ReturnType<typeof useFilters> }) {
  const { say, warn } = useToast();
  const take = async (format: AuditFormat) => {
    try {
      say('The export is being written…');
      save(`audit-log.${format}`, await exportAuditLog(format, filters));
    } catch (error) {
      warn(`Nothing was exported: ${toProblem(error).message}`);
    }
  };
  return (
    <>
      <DropdownMenu.Label className="px-2 py-1 text-xs text-ink-faint">Export all that fits the filters</DropdownMenu.Label>
      <MenuItem onSelect={() => void take('jsonl')}>As JSON lines, for the verifier</MenuItem>
      <MenuItem onSelect={() => void take('csv')}>As CSV</MenuItem>
    </>
  );
}
