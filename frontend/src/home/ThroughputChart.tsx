import { useState } from 'react';
import type { ThroughputBucket } from '@/api/generated/public';
import { niceCeiling } from '@/home/buckets';
import { figure } from '@/ui/controls/time';

const WIDTH = 800;
const HEIGHT = 180;
const LEFT = 36;
const BOTTOM = 20;

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Accepted events as wide bars behind; what was finished in the same time stacked before them. */
export function ThroughputChart({ buckets, seconds }: { buckets: ThroughputBucket[]; seconds: number }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const top = niceCeiling(Math.max(...buckets.map((bucket) => Math.max(bucket.accepted, bucket.completed + bucket.dead_lettered)), 0));
  const slot = (WIDTH - LEFT) / Math.max(buckets.length, 1);
  const y = (value: number) => (HEIGHT - BOTTOM) * (1 - value / top) + 4;
  const x = (index: number) => LEFT + index * slot;
  const shown = pointed === null ? undefined : buckets[pointed];

  return (
    <figure className="relative">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 8}`}
        className="h-auto w-full"
        role="img"
        aria-label={summary(buckets, seconds)}
        onMouseLeave={() => setPointed(null)}
      >
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} className="stroke-line" />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end" className="figure fill-ink-faint text-[11px]">
              {figure(value)}
            </text>
          </g>
        ))}
        {buckets.map((bucket, index) => (
          <g key={bucket.starts_at}>
            {pointed === index && <rect x={x(index)} width={slot} y={4} height={HEIGHT - BOTTOM} className="fill-hover" />}
            <Bar x={x(index)} slot={slot} inset={0.06} from={y(0)} to={y(bucket.accepted)} colour="fill-chart-accepted" />
            <Bar x={x(index)} slot={slot} inset={0.22} from={y(0)} to={y(bucket.completed)} colour="fill-chart-done" />
            <Bar
              x={x(index)}
              slot={slot}
              inset={0.22}
              from={y(bucket.completed)}
              to={y(bucket.completed + bucket.dead_lettered)}
              colour="fill-chart-dead"
            />
            <rect x={x(index)} width={slot} y={0} height={HEIGHT} fill="transparent" onMouseEnter={() => setPointed(index)} />
          </g>
        ))}
        {ticks(buckets).map((index) => (
          <text key={index} x={x(index) + slot / 2} y={HEIGHT + 4} textAnchor="middle" className="figure fill-ink-faint text-[11px]">
            {clock.format(new Date(buckets[index]?.starts_at ?? 0))}
          </text>
        ))}
      </svg>
      <figcaption aria-hidden className="figure pointer-events-none absolute top-0 right-0 rounded bg-surface px-2 text-xs text-ink-soft">
        {shown &&
          `${clock.format(new Date(shown.starts_at))} · ${shown.accepted} accepted · ${shown.completed} done · ${shown.dead_lettered} dead-lettered`}
      </figcaption>
    </figure>
  );
}

function Bar({ x, slot, inset, from, to, colour }: { x: number; slot: number; inset: number; from: number; to: number; colour: string }) {
  if (from - to < 0.1) return null;
  return <rect x={x + slot * inset} width={slot * (1 - 2 * inset)} y={to} height={from - to} className={`pointer-events-none ${colour}`} />;
}

function ticks(buckets: ThroughputBucket[]): number[] {
  const every = Math.max(1, Math.floor(buckets.length / 5));
  return buckets.map((_, index) => index).filter((index) => index % every === Math.floor(every / 2));
}

function summary(buckets: ThroughputBucket[], seconds: number): string {
  const total = (key: 'accepted' | 'completed' | 'dead_lettered') => buckets.reduce((sum, bucket) => sum + bucket[key], 0);
  const minutes = Math.round((buckets.length * seconds) / 60);
  return `In the last ${minutes} minutes ${total('accepted')} events were accepted, ${total('completed')} done and ${total('dead_lettered')} dead-lettered.`;
}
