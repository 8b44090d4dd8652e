import { useQuery } from '@tanstack/react-query';
import { Activity, Radio } from 'lucide-react';
import type { DeadLetterDetail } from '@/api/generated/public';
import { deadLetterDetail } from '@/api/dead-letters';
import { Attempts } from '@/dead-letters/Attempts';
import { Decision } from '@/dead-letters/Decision';
import { Payload } from '@/dead-letters/Payload';
import { RecordId } from '@/domain/record';
import { paths } from '@/paths';
import { LinkButton } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Detail, Fact, Facts } from '@/ui/detail/detail';
import { Source } from '@/domain/source';
import { Card } from '@/ui/page/page';
import { REASONS } from '@/domain/dead-letter-reasons';
import { DEAD_LETTER_STATES } from '@/domain/status-styles';
import { Time } from '@/ui/controls/time';

/** Why it failed, every attempt, what came, and what a person can do about it. */
export function DeadLetterView({ id }: { id: string }) {
  const query = useQuery(deadLetterDetail(id));
  return (
    <Detail
      query={query}
      title={(letter) => REASONS[letter.reason].title}
      kicker={(letter) => (
        <>
          <Chip status={DEAD_LETTER_STATES[letter.state]} />
          <Source integration={letter.integration} linked />
          <span aria-hidden>·</span>
          <Time at={letter.created_at} />
        </>
      )}
      actions={(letter) => (
        <>
          <LinkButton to={paths.run(letter.run_id)}>
            <Activity size={14} aria-hidden /> Run
          </LinkButton>
          <LinkButton to={paths.event(letter.event_id)}>
            <Radio size={14} aria-hidden /> Event
          </LinkButton>
        </>
      )}
    >
      {(letter) => (
        <>
          <Reason letter={letter} />
          {letter.state === 'open' && <Decision key={letter.id} letter={letter} />}
          <Card>
            <Facts>
              <Fact label="Event">{letter.event_type}</Fact>
              <Fact label="Record">
                <RecordId of={letter} />
              </Fact>
              {letter.resolved_at && (
                <Fact label={letter.state === 'discarded' ? 'Discarded' : 'Retried'}>
                  <Time at={letter.resolved_at} /> {letter.resolved_by && `by ${letter.resolved_by}`}
                </Fact>
              )}
              {letter.discard_reason && <Fact label="Why discarded">{letter.discard_reason}</Fact>}
            </Facts>
          </Card>
          <Attempts attempts={letter.attempts} />
          <Payload letter={letter} />
        </>
      )}
    </Detail>
  );
}

function Reason({ letter }: { letter: DeadLetterDetail }) {
  const { meaning, remedy } = REASONS[letter.reason];
  return (
    <div className="flex flex-col gap-1 rounded-lg border bg-surface px-4 py-3">
      <p>{meaning}</p>
      {letter.detail && <p className="text-sm break-words text-ink-soft">{letter.detail}</p>}
      {letter.state === 'open' && (
        <p className="text-sm text-ink-soft">
          <strong className="font-medium text-ink">What to do:</strong> {remedy}
        </p>
      )}
    </div>
  );
}
