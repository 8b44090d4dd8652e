import { queryOptions } from '@tanstack/react-query';
import type { SystemState } from '@/api/generated/public';
import { getJson } from '@/api/http';

export const systemState = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => getJson<SystemState>('/api/v1/system', { signal }),
});
