import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { LiveChange } from '@/api/generated/public';
import { Freshness } from '@/live/freshness';
import { keepStreaming, type LiveState } from '@/live/stream';

const LiveContext = createContext<LiveState>('catching_up');

/** One stream for the whole organization; every page on screen follows it. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('catching_up');

  useEffect(() => {
    const freshness = new Freshness(queries);
    const stop = keepStreaming('/api/v1/live', {
      onState: setState,
      onOpen: () => freshness.everything(),
      onEvent: (event) => {
        if (event.event === 'change') freshness.changed(JSON.parse(event.data) as LiveChange);
      },
    });
    return () => {
      stop();
      freshness.stop();
    };
  }, [queries]);

  return <LiveContext value={state}>{children}</LiveContext>;
}

export function useLiveState(): LiveState {
  return use(LiveContext);
}
