import { queryOptions } from '@tanstack/react-query';
import type { Activity, Comment, TicketDetail, TicketSummary } from '@/api/generated/public';
import { getJson } from '@/api/http';
import { cursorList, type Filters } from '@/api/lists';

const URL = '/api/v1/tickets';

export const ticketList = (filters: Filters) => cursorList<TicketSummary>(['tickets', 'list', filters], URL, filters);

export const ticketDetail = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'detail', id],
    queryFn: ({ signal }) => getJson<TicketDetail>(`${URL}/${id}`, { signal }),
  });

export const ticketActivities = (id: string) => cursorList<Activity>(['tickets', 'detail', id, 'activities'], `${URL}/${id}/activities`);
export const ticketComments = (id: string) => cursorList<Comment>(['tickets', 'detail', id, 'comments'], `${URL}/${id}/comments`);
