import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import { api } from '@/api/http';

const MINUTE = 60_000;

/** The workflows and their graphs, as the agent serves them; as fresh as the control plane keeps them. */
export const workflowList = queryOptions({
  queryKey: ['workflows'],
  staleTime: MINUTE,
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/v1/workflows', { signal }))).items,
});
