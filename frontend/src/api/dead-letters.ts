import { queryOptions } from '@tanstack/react-query';
import type { DeadLetterDetail, DeadLetterDiscard, DeadLetterList, DeadLetterRetry, DeadLetterSummary } from '@/api/generated/public';
import { getJson, postJson } from '@/api/http';
import { cursorList, type Filters } from '@/api/lists';

const URL = '/api/v1/dead-letters';

export const deadLetterList = (filters: Filters) =>
  cursorList<DeadLetterSummary, DeadLetterList>(['dead_letters', 'list', filters], URL, filters);

/** The newest open ones and how many there are, for the rail and the home page. */
export const openDeadLetters = queryOptions({
  queryKey: ['dead_letters', 'open'],
  queryFn: ({ signal }) => getJson<DeadLetterList>(URL, { params: { state: 'open', limit: 5 }, signal }),
});

export const deadLetterDetail = (id: string) =>
  queryOptions({
    queryKey: ['dead_letters', 'detail', id],
    queryFn: ({ signal }) => getJson<DeadLetterDetail>(`${URL}/${id}`, { signal }),
  });

export const retryDeadLetter = (id: string, body: DeadLetterRetry = {}) => postJson<DeadLetterDetail>(`${URL}/${id}/retry`, body);
export const discardDeadLetter = (id: string, body: DeadLetterDiscard) => postJson<DeadLetterDetail>(`${URL}/${id}/discard`, body);
