import type { Throughput, ThroughputBucket } from '@/api/generated/public';

/** Time goes on while nothing happens: empty buckets follow the last one loaded, and as many old ones leave. */
export function upToNow(loaded: Throughput, now: number): ThroughputBucket[] {
  const { buckets, bucket_seconds: seconds } = loaded;
  const last = buckets.at(-1);
  if (!last || seconds <= 0) return buckets;
  const lastStart = Date.parse(last.starts_at);
  const missing = Math.max(0, Math.floor((now - lastStart) / (seconds * 1000)));
  const added = Array.from({ length: Math.min(missing, buckets.length) }, (_, index) => ({
    starts_at: new Date(lastStart + (index + 1 + Math.max(0, missing - buckets.length)) * seconds * 1000).toISOString(),
    accepted: 0,
    completed: 0,
    dead_lettered: 0,
  }));
  return [...buckets, ...added].slice(-buckets.length);
}

/** A round number at or above the largest value, so the axis does not jump with every event. */
export function niceCeiling(value: number): number {
  if (value <= 4) return 4;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  // Half of it is on the axis too, so it should be whole.
  const step = (magnitude > 1 ? [1, 1.2, 1.6, 2, 3, 4, 6, 8, 10] : [6, 8, 10]).find((each) => value <= each * magnitude) ?? 10;
  return Math.round(step * magnitude);
}
