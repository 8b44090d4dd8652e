import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import { api, queryOf } from '@/api/http';
import { allPages, cursorList, type Filters, WHOLE_PAGE } from '@/api/lists';

export const runList = (filters: Filters) =>
  cursorList(['runs', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/runs', { params: { query: { ...queryOf<'listRuns'>(filters), cursor } }, signal })),
  );

export const runDetail = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'detail', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/runs/{run_id}', { params: { path: { run_id: id } }, signal })),
  });

/** All attempts, oldest first: a run has at most a few dozen steps. */
export const runSteps = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'detail', id, 'steps'],
    queryFn: ({ signal }) =>
      allPages(
        (cursor) =>
          answerOf(
            api.GET('/api/v1/runs/{run_id}/steps', { params: { path: { run_id: id }, query: { limit: WHOLE_PAGE, cursor } }, signal }),
          ),
        signal,
      ),
  });

export const cancelRun = (id: string) => answerOf(api.POST('/api/v1/runs/{run_id}/cancel', { params: { path: { run_id: id } } }));

/** Server-sent events, which the typed client does not read. */
export const runEventsUrl = (id: string) => `/api/v1/runs/${id}/events`;
