import type { ReactNode } from 'react';
import type { TicketDetail } from '@/api/generated/public';
import { filtered, paths } from '@/paths';
import { ProvenanceButton } from '@/tickets/ProvenanceButton';
import { Chip, Tag } from '@/ui/controls/chip';
import { Copyable } from '@/ui/controls/copy';
import { Fact, Facts } from '@/ui/detail/detail';
import { TextLink } from '@/ui/controls/text-link';
import { TICKET_PRIORITIES, TICKET_STATUSES, words } from '@/domain/status-styles';
import { Day, Time } from '@/ui/controls/time';

/** Key facts, each with its origin. */
export function TicketFacts({ ticket }: { ticket: TicketDetail }) {
  const from = (label: string, name: string, ...others: string[]) => {
    const known = [name, ...others].find((each) => ticket.provenance[each]);
    return <ProvenanceButton field={label} name={known ?? name} provenance={known ? ticket.provenance[known] : undefined} />;
  };
  return (
    <Facts>
      <Fact label="Status" aside={from('Status', 'status', 'raw_status')}>
        <Chip status={TICKET_STATUSES[ticket.status]} />
        <Raw value={ticket.raw_status} />
      </Fact>
      <Fact label="Priority" aside={from('Priority', 'priority', 'raw_priority')}>
        <Chip status={TICKET_PRIORITIES[ticket.priority]} />
        <Raw value={ticket.raw_priority} />
      </Fact>
      <Fact label="Type" aside={from('Type', 'type', 'raw_type')}>
        {words(ticket.type)}
        <Raw value={ticket.raw_type} />
      </Fact>
      <Fact label="Labels" aside={from('Labels', 'labels')}>
        {ticket.labels.length === 0 && <None />}
        {ticket.labels.map((label) => (
          <Tag key={label}>{label}</Tag>
        ))}
      </Fact>
      <Fact label="Assignee" aside={from('Assignee', 'assignee_id', 'assignee')}>
        {ticket.assignee?.name ?? <None word="Nobody" />}
      </Fact>
      <Fact label="Reporter" aside={from('Reporter', 'reporter_id', 'reporter')}>
        {ticket.reporter?.name ?? <None word="Not named" />}
      </Fact>
      <Fact label="Due" aside={from('Due date', 'due_date')}>
        {ticket.due_date ? <Day on={ticket.due_date} /> : <None />}
      </Fact>
      <Fact label="Parent" aside={from('Parent', 'parent_external_id', 'parent')}>
        <Parent ticket={ticket} />
      </Fact>
      <Fact label="Created there" aside={from('Created at the source', 'source_created_at')}>
        {ticket.source_created_at ? <Time at={ticket.source_created_at} /> : <None />}
      </Fact>
      <Fact label="Changed there" aside={from('Changed at the source', 'source_updated_at')}>
        {ticket.source_updated_at ? <Time at={ticket.source_updated_at} /> : <None />}
      </Fact>
      <Fact label="Changed here">
        <Time at={ticket.updated_at} />
      </Fact>
      <Fact label="Key" aside={from('Key', 'key')}>
        {ticket.key ? <code className="text-[12px]">{ticket.key}</code> : <None />}
      </Fact>
      <Fact label="Record">
        <Copyable value={ticket.external_id} label="Copy record id" />
        <TextLink to={filtered(paths.events, { integration_id: ticket.integration.id, external_id: ticket.external_id })}>
          Its events
        </TextLink>
      </Fact>
      <Fact label="Address" aside={from('Address', 'url')}>
        {ticket.url ? <span className="min-w-0 truncate">{ticket.url}</span> : <None />}
      </Fact>
    </Facts>
  );
}

function Parent({ ticket }: { ticket: TicketDetail }): ReactNode {
  const { parent } = ticket;
  if (!parent) return <None />;
  if (!parent.id) return <code className="text-[12px]">{parent.external_id}</code>;
  return <TextLink to={paths.ticket(parent.id)}>{parent.title ?? parent.external_id}</TextLink>;
}

/** The source's own word beside ours. */
function Raw({ value }: { value: string | undefined }) {
  return value ? <span className="text-sm text-ink-faint">“{value}” at the source</span> : null;
}

function None({ word = 'None' }: { word?: string }) {
  return <span className="text-ink-faint">{word}</span>;
}
