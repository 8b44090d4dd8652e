import { queryOptions } from '@tanstack/react-query';
import type { Run, Step } from '@/api/generated/public';
import { getJson } from '@/api/http';
import { allPages, cursorList, type Filters } from '@/api/lists';

const URL = '/api/v1/runs';

export const runList = (filters: Filters) => cursorList<Run>(['runs', 'list', filters], URL, filters);

export const runDetail = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'detail', id],
    queryFn: ({ signal }) => getJson<Run>(`${URL}/${id}`, { signal }),
  });

/** All attempts, oldest first: a run has at most a few dozen steps. */
export const runSteps = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'detail', id, 'steps'],
    queryFn: ({ signal }) => allPages<Step>(`${URL}/${id}/steps`, signal),
  });

export const runEventsUrl = (id: string) => `${URL}/${id}/events`;
