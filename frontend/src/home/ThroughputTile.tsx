import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { throughput } from '@/api/events';
import { upToNow } from '@/home/buckets';
import { ThroughputChart } from '@/home/ThroughputChart';
import { classes } from '@/ui/controls/classes';
import { ProblemNotice } from '@/ui/feedback/notice';
import { Card } from '@/ui/page/page';
import { figure, useNow } from '@/ui/controls/time';

const RANGES = [
  { minutes: 15, word: '15 min' },
  { minutes: 60, word: '1 h' },
  { minutes: 1440, word: '24 h' },
];

export function ThroughputTile() {
  const [minutes, setMinutes] = useState(15);
  const query = useQuery({ ...throughput(minutes), placeholderData: keepPreviousData });
  const now = useNow();
  const buckets = query.data && upToNow(query.data, now);
  const sum = (key: 'accepted' | 'completed' | 'dead_lettered') => figure(buckets?.reduce((total, bucket) => total + bucket[key], 0) ?? 0);
  return (
    <Card
      title="Throughput"
      aside={
        <div role="group" aria-label="Range" className="flex rounded border p-0.5">
          {RANGES.map((range) => (
            <button
              key={range.minutes}
              type="button"
              aria-pressed={range.minutes === minutes}
              onClick={() => setMinutes(range.minutes)}
              className={classes(
                'h-6 rounded-sm px-2 text-xs pointer-coarse:h-9',
                range.minutes === minutes ? 'bg-hover font-medium text-ink' : 'text-ink-soft',
              )}
            >
              {range.word}
            </button>
          ))}
        </div>
      }
    >
      {query.isPending && <div role="status" aria-label="Loading" className="skeleton h-52 w-full" />}
      {query.isError && !query.data && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && buckets && (
        <>
          <ul className="figure mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
            <Legend colour="bg-chart-accepted" text={`${sum('accepted')} accepted`} />
            <Legend colour="bg-chart-done" text={`${sum('completed')} done`} />
            <Legend colour="bg-chart-dead" text={`${sum('dead_lettered')} dead-lettered`} />
          </ul>
          <ThroughputChart buckets={buckets} seconds={query.data.bucket_seconds} />
        </>
      )}
    </Card>
  );
}

function Legend({ colour, text }: { colour: string; text: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden className={classes('size-2 rounded-full', colour)} />
      {text}
    </li>
  );
}
