import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveTopic } from '@/api/generated/public';
import { Freshness } from '@/live/freshness';

describe('Freshness', () => {
  let queries: QueryClient;
  let freshness: Freshness;

  beforeEach(() => {
    vi.useFakeTimers();
    queries = new QueryClient();
    freshness = new Freshness(queries);
  });

  afterEach(() => {
    freshness.stop();
    vi.useRealTimers();
  });

  const load = (key: unknown[], data: unknown = {}) => queries.setQueryData(key, data);
  const isStale = (key: unknown[]) => queries.getQueryState(key)?.isInvalidated;

  it('marks lists, the named details and the figures that follow', () => {
    load(['runs', 'list', {}]);
    load(['runs', 'detail', 'a']);
    load(['runs', 'detail', 'b']);
    load(['conservation']);
    load(['tickets', 'list', {}]);

    freshness.changed({ topic: 'runs', ids: ['a'] });

    expect(isStale(['runs', 'list', {}])).toBe(true);
    expect(isStale(['runs', 'detail', 'a'])).toBe(true);
    expect(isStale(['runs', 'detail', 'b'])).toBe(false);
    expect(isStale(['conservation'])).toBe(true);
    expect(isStale(['tickets', 'list', {}])).toBe(false);
  });

  it('marks the events whose state a run decides', () => {
    load(['events', 'list', {}]);

    freshness.changed({ topic: 'runs', ids: ['a'] });

    expect(isStale(['events', 'list', {}])).toBe(true);
  });

  it('asks again for what was being loaded when it changed', async () => {
    let reads = 0;
    const slow = () => new Promise<number>((done) => setTimeout(() => done((reads += 1)), 300));
    const observer = new QueryObserver(queries, { queryKey: ['events', 'list', {}], queryFn: slow, staleTime: Infinity });
    const leave = observer.subscribe(() => undefined);

    freshness.changed({ topic: 'runs', ids: ['a'] });
    await vi.advanceTimersByTimeAsync(3000);

    expect(reads).toBe(2);
    leave();
  });

  it('marks every detail when too many changed to be named', () => {
    load(['tickets', 'detail', 'a']);

    freshness.changed({ topic: 'tickets', ids: [] });

    expect(isStale(['tickets', 'detail', 'a'])).toBe(true);
  });

  it('reads everything of a topic once when many changed again and again', async () => {
    let reads = 0;
    const read = () => Promise.resolve((reads += 1));
    const observer = new QueryObserver(queries, { queryKey: ['tickets', 'list', {}], queryFn: read, staleTime: Infinity });
    const leave = observer.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    reads = 0;

    for (let update = 0; update < 4; update += 1) freshness.changed({ topic: 'tickets', ids: [] });
    await vi.advanceTimersByTimeAsync(999);

    expect(reads).toBe(1);
    leave();
  });

  it('lives with topics it does not know', () => {
    load(['runs', 'list', {}]);

    freshness.changed({ topic: 'weather' as LiveTopic, ids: [] });

    expect(isStale(['runs', 'list', {}])).toBe(false);
  });

  it('reloads a busy topic at most once a second', () => {
    const invalidate = vi.spyOn(queries, 'invalidateQueries');
    for (let change = 0; change < 50; change += 1) {
      freshness.changed({ topic: 'events', ids: [`e${change}`] });
      vi.advanceTimersByTime(50);
    }
    vi.advanceTimersByTime(2000);

    // Each round asks twice: once for short lists, once for long ones.
    expect(invalidate.mock.calls.length / 2).toBeLessThanOrEqual(4);
    expect(invalidate.mock.calls.length / 2).toBeGreaterThanOrEqual(3);
  });

  it('forgets no change that came while it waited', () => {
    freshness.changed({ topic: 'runs', ids: ['first'] });
    load(['runs', 'detail', 'late']);
    freshness.changed({ topic: 'runs', ids: ['late'] });
    expect(isStale(['runs', 'detail', 'late'])).toBe(false);

    vi.advanceTimersByTime(1000);

    expect(isStale(['runs', 'detail', 'late'])).toBe(true);
  });
});
