import type { RunEventRecord } from '@/api/generated/public';
import { Card } from '@/ui/page/page';
import { words } from '@/domain/status-styles';
import { Time } from '@/ui/controls/time';

/** The run's own log, as it streams; steps have the timeline. */
export function RunLog({ events }: { events: readonly RunEventRecord[] }) {
  const told = events.filter((event) => event.type.startsWith('run.'));
  if (told.length === 0) return null;
  return (
    <Card title="Log">
      <ol className="flex flex-col gap-1.5 text-sm">
        {told.map((event) => (
          <li key={event.sequence} className="flex flex-wrap justify-between gap-x-2">
            <span>{words(event.type.replace(/^run\./u, ''))}</span>
            <span className="text-ink-faint">
              <Time at={event.at} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
