import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import { api } from '@/api/http';

export const systemState = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/system', { signal })),
});
