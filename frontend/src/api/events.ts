import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import { api, queryOf } from '@/api/http';
import { cursorList, type Filters } from '@/api/lists';

/** Asked again while the search for words does not know the newest events yet: nothing tells when it does. */
const CAUGHT_UP_AFTER = 2000;

export const eventList = (filters: Filters) => ({
  ...cursorList(['events', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/events', { params: { query: { ...queryOf<'listEvents'>(filters), cursor } }, signal })),
  ),
  refetchInterval: (query: { state: { data?: { pages: readonly Searched[] } } }) =>
    isSearchBehind(query.state.data?.pages) ? CAUGHT_UP_AFTER : false,
});

interface Searched {
  search_behind?: boolean;
}

export function isSearchBehind(pages: readonly Searched[] | undefined): boolean {
  return pages?.some((page) => page.search_behind) ?? false;
}

const at = (id: string) => ({ params: { path: { event_id: id } } });

export const eventDetail = (id: string) =>
  queryOptions({
    queryKey: ['events', 'detail', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/events/{event_id}', { ...at(id), signal })),
  });

/** The newest of one integration, to try settings on. */
export const recentEvents = (integrationId: string) =>
  queryOptions({
    queryKey: ['events', 'recent', integrationId],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/api/v1/events', { params: { query: { integration_id: integrationId, limit: 20 } }, signal }))).items,
  });

/** What an event would become under other settings of its integration. Nothing is stored. */
export const eventPreview = (id: string, settings: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['events', 'preview', id, settings],
    queryFn: ({ signal }) => answerOf(api.POST('/api/v1/events/{event_id}/preview', { ...at(id), body: { settings }, signal })),
    retry: false,
  });

/** The bytes as they came. */
export const eventBody = (id: string): Promise<Blob> => answerOf(api.GET('/api/v1/events/{event_id}/body', { ...at(id), parseAs: 'blob' }));

export const eventBodyText = (id: string) =>
  queryOptions({
    queryKey: ['events', 'body', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/events/{event_id}/body', { ...at(id), parseAs: 'text', signal })),
    staleTime: Infinity,
  });

export const conservation = queryOptions({
  queryKey: ['conservation'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/conservation', { signal })),
});

export const throughput = (minutes: number) =>
  queryOptions({
    queryKey: ['throughput', minutes],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/throughput', { params: { query: { minutes } }, signal })),
  });
