import type { IntegrationHealth } from '@/api/generated/public';
import { HEALTH_STATES } from '@/domain/status-styles';
import { Chip } from '@/ui/controls/chip';
import { Time } from '@/ui/controls/time';
import { Note } from '@/ui/feedback/notice';

/** What the source says is wrong with the connection, and what to do; nothing while it works. */
export function HealthNotice({ health }: { health: IntegrationHealth }) {
  if (health.state === 'healthy') return null;
  return (
    <Note>
      <p className="flex flex-wrap items-center gap-2">
        <Chip status={HEALTH_STATES[health.state]} />
        {health.since && (
          <span className="text-ink-soft">
            since <Time at={health.since} />
          </span>
        )}
      </p>
      <p className="mt-1">{health.reason}</p>
    </Note>
  );
}
