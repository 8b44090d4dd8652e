import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import type { DeadLetterDiscard, DeadLetterRetry } from '@/api/generated/public';
import { api, queryOf } from '@/api/http';
import { cursorList, type Filters } from '@/api/lists';

export const deadLetterList = (filters: Filters) =>
  cursorList(['dead_letters', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/dead-letters', { params: { query: { ...queryOf<'listDeadLetters'>(filters), cursor } }, signal })),
  );

/** The newest open ones and how many there are, for the rail and the home page. */
export const openDeadLetters = queryOptions({
  queryKey: ['dead_letters', 'open'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/dead-letters', { params: { query: { state: 'open', limit: 5 } }, signal })),
});

const at = (id: string) => ({ params: { path: { dead_letter_id: id } } });

export const deadLetterDetail = (id: string) =>
  queryOptions({
    queryKey: ['dead_letters', 'detail', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/dead-letters/{dead_letter_id}', { ...at(id), signal })),
  });

export const retryDeadLetter = (id: string, body: DeadLetterRetry = {}) =>
  answerOf(api.POST('/api/v1/dead-letters/{dead_letter_id}/retry', { ...at(id), body }));
export const discardDeadLetter = (id: string, body: DeadLetterDiscard) =>
  answerOf(api.POST('/api/v1/dead-letters/{dead_letter_id}/discard', { ...at(id), body }));
