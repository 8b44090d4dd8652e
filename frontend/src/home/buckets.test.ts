import { describe, expect, it } from 'vitest';
import { niceCeiling, upToNow } from '@/home/buckets';

const START = Date.parse('2026-11-20T10:00:00Z');
const loaded = {
  bucket_seconds: 10,
  buckets: [1, 2, 3].map((accepted, index) => ({
    starts_at: new Date(START + index * 10_000).toISOString(),
    accepted,
    completed: 0,
    dead_lettered: 0,
  })),
};
const accepted = (now: number) => upToNow(loaded, now).map((bucket) => bucket.accepted);

describe('upToNow', () => {
  it('changes nothing within the last bucket', () => {
    expect(accepted(START + 29_000)).toEqual([1, 2, 3]);
  });

  it('lets old buckets leave while nothing happens', () => {
    expect(accepted(START + 31_000)).toEqual([2, 3, 0]);
  });

  it('ends at now after a long silence', () => {
    const buckets = upToNow(loaded, START + 3_600_000);

    expect(buckets.map((bucket) => bucket.accepted)).toEqual([0, 0, 0]);
    expect(buckets.at(-1)?.starts_at).toBe('2026-11-20T11:00:00.000Z');
  });
});

describe('niceCeiling', () => {
  it('is at or above the value, and so is the value above its half', () => {
    for (let value = 5; value < 5000; value += 1) {
      const top = niceCeiling(value);
      expect(top).toBeGreaterThanOrEqual(value);
      expect(top / 2).toBeLessThanOrEqual(value);
      expect(Number.isInteger(top / 2)).toBe(true);
    }
  });
});
