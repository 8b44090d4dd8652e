import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RunEventRecord } from '@/api/generated/public';
import { runEventsUrl } from '@/api/runs';
import { keepStreaming } from '@/live/stream';
import { isKnown, isLasting } from '@/runs/progress';

const TERMINAL = new Set(['run.completed', 'run.dead_lettered', 'run.discarded', 'run.cancelled']);

/** A burst of steps reloads the run once. */
const SETTLE = 120;

/**
 * Follows a run's own event log, resuming after the last event seen; `round` changes when a finished run starts again. Entries about what goes on
 * are there until their attempt is over, as in the log itself.
 */
export function useRunEvents(id: string, round: string): readonly RunEventRecord[] {
  const queries = useQueryClient();
  const [log, setLog] = useState<{ id: string; events: readonly RunEventRecord[] }>({ id, events: [] });

  useEffect(() => {
    let last: string | undefined;
    let reload: ReturnType<typeof setTimeout> | undefined;
    const stop = keepStreaming(runEventsUrl(id), {
      onState: () => undefined,
      isOver: () => last !== undefined && TERMINAL.has(last),
      onEvent: (event) => {
        if (!isKnown(event.event)) return;
        last = event.event;
        const record = JSON.parse(event.data) as RunEventRecord;
        setLog((before) => ({ id, events: append(before.id === id ? before.events : [], record) }));
        if (!isLasting(event.event)) return;
        reload ??= setTimeout(() => {
          reload = undefined;
          void queries.invalidateQueries({ queryKey: ['runs', 'detail', id] });
        }, SETTLE);
      },
    });
    return () => {
      stop();
      clearTimeout(reload);
    };
  }, [id, round, queries]);

  return log.id === id ? log.events : [];
}

/** A stream that is opened again tells some events again. */
function append(events: readonly RunEventRecord[], record: RunEventRecord): readonly RunEventRecord[] {
  if (events.some((known) => known.sequence === record.sequence)) return events;
  const kept = record.type.startsWith('run.') ? events.filter((event) => isLasting(event.type)) : events;
  return [...kept, record].sort((a, b) => a.sequence - b.sequence);
}
