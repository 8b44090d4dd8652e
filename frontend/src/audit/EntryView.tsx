import { useQuery } from '@tanstack/react-query';
import { Braces, List } from 'lucide-react';
import { useState } from 'react';
import { auditEntry } from '@/api/audit';
import type { AuditEntry } from '@/api/generated/public';
import { ActorName } from '@/audit/ActorName';
import { kindOf, sentence } from '@/audit/sentence';
import { ValueChanges } from '@/audit/ValueChanges';
import { filtered, paths } from '@/paths';
import { Button } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Copyable } from '@/ui/controls/copy';
import { Detail, Fact, Facts } from '@/ui/detail/detail';
import { JsonView } from '@/ui/code/json';
import { TextLink } from '@/ui/controls/text-link';
import { Note } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { AUDIT_OUTCOMES } from '@/domain/status-styles';
import { figure, Time } from '@/ui/controls/time';

/** Who did what to what, from where, and what it changed. */
export function EntryView({ sequence }: { sequence: string }) {
  const query = useQuery(auditEntry(sequence));
  const [raw, setRaw] = useState(false);
  return (
    <Detail
      query={query}
      title={(entry) => sentence(entry.action)}
      kicker={(entry) => (
        <>
          <Chip status={AUDIT_OUTCOMES[entry.outcome]} />
          <Time at={entry.at} />
          <span aria-hidden>·</span>
          <span className="figure">entry {figure(entry.sequence)}</span>
        </>
      )}
      actions={() => (
        <Button aria-pressed={raw} onClick={() => setRaw(!raw)}>
          {raw ? <List size={14} aria-hidden /> : <Braces size={14} aria-hidden />} {raw ? 'In words' : 'JSON'}
        </Button>
      )}
    >
      {(entry) => (raw ? <JsonView value={entry} label="audit entry" /> : <Entry entry={entry} />)}
    </Detail>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  return (
    <>
      {entry.left_out !== undefined && entry.left_out > 0 && (
        <Note>
          {figure(entry.left_out)} more {entry.left_out === 1 ? 'refusal' : 'refusals'} of the minute before are counted here and not listed
          one by one.
        </Note>
      )}
      <Card>
        <Facts>
          <Fact label="Who">
            <ActorName actor={entry.actor} /> <TextLink to={filtered(paths.audit, { actor_id: entry.actor.id })}>All by them</TextLink>
          </Fact>
          <Fact label={kindOf(entry.target.type)}>
            <span className="break-all">{entry.target.name}</span>{' '}
            <TextLink to={filtered(paths.audit, { target_id: entry.target.id })}>All about it</TextLink>
          </Fact>
          <Fact label="Action">
            <code className="text-[12px]">{entry.action}</code>
          </Fact>
          {entry.code && (
            <Fact label="Refused with">
              <code className="text-[12px]">{entry.code}</code>
            </Fact>
          )}
          <Fact label="Address">
            {entry.address ? <span className="figure">{entry.address}</span> : <span className="text-ink-faint">Not known</span>}
          </Fact>
          {entry.user_agent && <Fact label="With">{entry.user_agent}</Fact>}
          {entry.request_id && (
            <Fact label="Request">
              <Copyable value={entry.request_id} label="Copy request id" short />
            </Fact>
          )}
          <Fact label="Object id">
            <Copyable value={entry.target.id} label="Copy object id" short />
          </Fact>
        </Facts>
      </Card>
      <ValueChanges before={entry.before} after={entry.after} />
      <Card title="Chain">
        <Facts>
          <Fact label="Hash">
            <Copyable value={entry.hash} label="Copy hash" />
          </Fact>
          <Fact label="Before it">
            {entry.previous_hash ? (
              <Copyable value={entry.previous_hash} label="Copy previous hash" />
            ) : (
              <span className="text-ink-faint">The first entry</span>
            )}
          </Fact>
        </Facts>
      </Card>
    </>
  );
}
