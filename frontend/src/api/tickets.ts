import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import { api, queryOf } from '@/api/http';
import { cursorList, type Filters } from '@/api/lists';

export const ticketList = (filters: Filters) =>
  cursorList(['tickets', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/tickets', { params: { query: { ...queryOf<'listTickets'>(filters), cursor } }, signal })),
  );

const at = (id: string, cursor?: string) => ({ params: { path: { ticket_id: id }, query: { cursor } } });

export const ticketDetail = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'detail', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/tickets/{ticket_id}', { params: { path: { ticket_id: id } }, signal })),
  });

export const ticketActivities = (id: string) =>
  cursorList(['tickets', 'detail', id, 'activities'], (cursor, signal) =>
    answerOf(api.GET('/api/v1/tickets/{ticket_id}/activities', { ...at(id, cursor), signal })),
  );
export const ticketComments = (id: string) =>
  cursorList(['tickets', 'detail', id, 'comments'], (cursor, signal) =>
    answerOf(api.GET('/api/v1/tickets/{ticket_id}/comments', { ...at(id, cursor), signal })),
  );
