import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunEventRecord } from '@/api/generated/public';
import { startSession } from '@/api/session';
import { useRunEvents } from '@/runs/useRunEvents';
import { grant } from '@/testing/people';
import { aDelta, anEntry, aStart } from '@/testing/run-events';

describe('useRunEvents', () => {
  let stream!: ReadableStreamDefaultController<Uint8Array>;
  let reloads: unknown[];

  beforeEach(() => {
    vi.useFakeTimers();
    reloads = [];
    startSession(grant('first'));
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) }), { status: 200 })),
    );
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const settle = () => act(() => vi.advanceTimersByTimeAsync(150));

  const follow = async () => {
    const queries = new QueryClient();
    vi.spyOn(queries, 'invalidateQueries').mockImplementation((filter) => {
      reloads.push(filter?.queryKey);
      return Promise.resolve();
    });
    const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
    const { result } = renderHook(() => useRunEvents('r', 'going'), { wrapper });
    await settle();
    return () => result.current.map((event) => event.type);
  };

  const send = (...entries: (RunEventRecord | string)[]) => {
    for (const entry of entries) {
      const text = typeof entry === 'string' ? entry : `id: ${entry.sequence}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;
      stream.enqueue(new TextEncoder().encode(text));
    }
    return settle();
  };

  it('leaves out what it does not know, whatever that looks like', async () => {
    const types = await follow();

    await send(anEntry(1, 'run.queued'), 'id: 2\nevent: weather\ndata: <not json>\n\n', anEntry(3, 'run.teleported'), anEntry(4, 'step'));

    expect(types()).toEqual(['run.queued', 'step']);
  });

  it('reloads the run for what lasts and not for every word', async () => {
    await follow();
    await send(anEntry(1, 'run.started'));
    expect(reloads).toHaveLength(1);

    await send(aStart(2, 1, 'map'), aDelta(3, 1, 0, 'one '), aDelta(4, 1, 4, 'two'));
    expect(reloads).toHaveLength(1);

    await send(anEntry(5, 'step'));
    expect(reloads).toEqual([
      ['runs', 'detail', 'r'],
      ['runs', 'detail', 'r'],
    ]);
  });

  it('ends with what a later visitor sees', async () => {
    const types = await follow();
    await send(anEntry(1, 'run.started'), aStart(2, 1, 'map'), aDelta(3, 1, 0, 'one'));
    expect(types()).toEqual(['run.started', 'step.started', 'model.delta']);

    await send(anEntry(4, 'step'), anEntry(5, 'run.completed'));

    expect(types()).toEqual(['run.started', 'step', 'run.completed']);
  });
});
