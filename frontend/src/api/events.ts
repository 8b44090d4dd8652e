import { queryOptions } from '@tanstack/react-query';
import type { Conservation, EventDetail, EventSummary, Throughput } from '@/api/generated/public';
import { getJson, http } from '@/api/http';
import { cursorList, type Filters } from '@/api/lists';

const URL = '/api/v1/events';

export const eventList = (filters: Filters) => cursorList<EventSummary>(['events', 'list', filters], URL, filters);

export const eventDetail = (id: string) =>
  queryOptions({
    queryKey: ['events', 'detail', id],
    queryFn: ({ signal }) => getJson<EventDetail>(`${URL}/${id}`, { signal }),
  });

/** The bytes as they came. */
export async function eventBody(id: string): Promise<Blob> {
  const response = await http.get<Blob>(`${URL}/${id}/body`, { responseType: 'blob' });
  return response.data;
}

export const eventBodyText = (id: string) =>
  queryOptions({
    queryKey: ['events', 'body', id],
    queryFn: async ({ signal }) => {
      const asItCame = (text: string) => text;
      const response = await http.get<string>(`${URL}/${id}/body`, { responseType: 'text', transformResponse: asItCame, signal });
      return response.data;
    },
    staleTime: Infinity,
  });

export const conservation = queryOptions({
  queryKey: ['conservation'],
  queryFn: ({ signal }) => getJson<Conservation>('/api/v1/conservation', { signal }),
});

export const throughput = (minutes: number) =>
  queryOptions({
    queryKey: ['throughput', minutes],
    queryFn: ({ signal }) => getJson<Throughput>('/api/v1/throughput', { params: { minutes }, signal }),
  });
