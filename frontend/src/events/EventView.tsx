import { useQuery } from '@tanstack/react-query';
import { Activity, Download, ShieldCheck } from 'lucide-react';
import type { EventDetail } from '@/api/generated/public';
import { eventDetail } from '@/api/events';
import { RawBody, useBodyDownload } from '@/events/RawBody';
import { RecordId } from '@/domain/record';
import { paths } from '@/paths';
import { Button, LinkButton } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Copyable } from '@/ui/controls/copy';
import { Detail, Fact, Facts } from '@/ui/detail/detail';
import { JsonView } from '@/ui/code/json';
import { MappingNotes } from '@/domain/mapping-notes';
import { Source } from '@/domain/source';
import { TextLink } from '@/ui/controls/text-link';
import { Card } from '@/ui/page/page';
import { outcomeWords, RUN_STATES } from '@/domain/status-styles';
import { bytes, figure, Time } from '@/ui/controls/time';

/** One event: what came, how it proved who sent it, and what became of it. */
export function EventView({ id, pointer }: { id: string; pointer?: string }) {
  const query = useQuery(eventDetail(id));
  const download = useBodyDownload();
  return (
    <Detail
      query={query}
      title={(event) => event.event_type}
      kicker={(event) => (
        <>
          <Chip status={RUN_STATES[event.state]} />
          <Source integration={event.integration} linked />
          <span aria-hidden>·</span>
          <Time at={event.received_at} />
        </>
      )}
      actions={(event) => (
        <>
          <Button busy={download.busy} onClick={() => void download.start(event)}>
            <Download size={14} aria-hidden /> Raw body
          </Button>
          <LinkButton to={paths.run(event.run_id)}>
            <Activity size={14} aria-hidden /> Open run
          </LinkButton>
        </>
      )}
    >
      {(event) => (
        <>
          <Card>
            <Facts>
              <Fact label="Became">
                <Became event={event} />
              </Fact>
              <Fact label="Record">
                <RecordId of={event} />
              </Fact>
              <Fact label="Delivery">
                <Copyable value={event.delivery_id} label="Copy delivery id" />
              </Fact>
              <Fact label="Repeats">
                {event.duplicates === 0
                  ? 'Came once'
                  : `Came ${figure(event.duplicates)} more ${event.duplicates === 1 ? 'time' : 'times'}; answered, not processed again`}
              </Fact>
              <Fact label="Happened">
                {event.occurred_at ? <Time at={event.occurred_at} /> : <span className="text-ink-faint">The source did not say</span>}
              </Fact>
              <Fact label="Body">
                {bytes(event.size_bytes)} <span className="text-ink-faint">{event.content_type}</span>
              </Fact>
              <Fact label="Event id">
                <Copyable value={event.id} label="Copy event id" />
              </Fact>
            </Facts>
          </Card>
          <MappingNotes notes={event.outcome?.notes} eventId={event.id} />
          <Receipt event={event} />
          <section aria-label="Payload" className="flex flex-col gap-2">
            <h2 className="font-semibold">Payload</h2>
            {event.payload ? <JsonView value={event.payload} label="payload" highlight={pointer} /> : <RawBody event={event} />}
          </section>
          <Card title="Headers kept" flush>
            <dl className="px-4 py-1">
              {Object.entries(event.headers).map(([name, value]) => (
                <div key={name} className="flex flex-col border-b py-1.5 last:border-0 @lg:flex-row @lg:gap-4">
                  <dt className="w-64 shrink-0 font-mono text-[12px] text-ink-soft">{name}</dt>
                  <dd className="min-w-0 font-mono text-[12px] break-all">{value}</dd>
                </div>
              ))}
            </dl>
          </Card>
        </>
      )}
    </Detail>
  );
}

function Became({ event }: { event: EventDetail }) {
  if (event.dead_letter_id) return <TextLink to={paths.deadLetter(event.dead_letter_id)}>Dead letter</TextLink>;
  if (!event.outcome) return <span className="text-ink-faint">Not finished yet</span>;
  if (!event.outcome.ticket_id) return outcomeWords(event.outcome);
  return <TextLink to={paths.ticket(event.outcome.ticket_id)}>{outcomeWords(event.outcome)}</TextLink>;
}

function Receipt({ event }: { event: EventDetail }) {
  const { receipt } = event;
  return (
    <Card
      title="Verification receipt"
      aside={
        <span className="inline-flex items-center gap-1 text-sm text-green">
          <ShieldCheck size={14} aria-hidden /> Signature verified
        </span>
      }
    >
      <Facts>
        <Fact label="Scheme">
          <code className="text-[12px]">{receipt.scheme}</code>
        </Fact>
        <Fact label="Secret used">
          {receipt.key_id ? <code className="text-[12px]">{receipt.key_id}</code> : <span className="text-ink-faint">Not named</span>}
        </Fact>
        <Fact label="Verified">
          <Time at={receipt.verified_at} />
        </Fact>
        <Fact label="Signed">
          {receipt.signed_at ? <Time at={receipt.signed_at} /> : <span className="text-ink-faint">This scheme signs no time</span>}
        </Fact>
      </Facts>
    </Card>
  );
}
