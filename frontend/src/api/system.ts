import { queryOptions } from '@tanstack/react-query';
import type { SystemState } from '@/api/generated/public';
import { answerOf } from '@/api/answer';
import { api } from '@/api/http';

const PARKED_REFETCH = 5_000;

function isParking(system: SystemState): boolean {
  const paused = system.model.breaker !== undefined && system.model.breaker.state !== 'closed';
  return paused || !system.agent.up || system.backlog.some((each) => !each.served);
}

export const systemState = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/system', { signal })),
  // Whatever ends an outage changes no run at first, so nothing live tells of it
  refetchInterval: ({ state: { data } }) => (data && isParking(data) ? PARKED_REFETCH : false),
});
