import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import type { ForkCreate } from '@/api/generated/public';
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

/** Has an agent run it again from its recording. */
export const replayRun = (id: string) => answerOf(api.POST('/api/v1/runs/{run_id}/replay', { params: { path: { run_id: id } } }));

export const runRecording = (id: string): Promise<Blob> =>
  answerOf(api.GET('/api/v1/runs/{run_id}/recording', { params: { path: { run_id: id } }, parseAs: 'blob' }));

/** The steps that led to the end. They do not change, and reading them replays the run. */
export const runStates = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'detail', id, 'states'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/runs/{run_id}/states', { params: { path: { run_id: id } }, signal })),
    staleTime: Infinity,
    retry: false,
  });

/** What one of them left. */
export const runState = (id: string, position: number) =>
  queryOptions({
    queryKey: ['runs', 'detail', id, 'states', position],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/runs/{run_id}/steps/{position}/state', { params: { path: { run_id: id, position } }, signal })),
    staleTime: Infinity,
    retry: false,
  });

export const runForks = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'detail', id, 'forks'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/runs/{run_id}/forks', { params: { path: { run_id: id } }, signal })),
  });

export const createFork = (id: string, body: ForkCreate) =>
  answerOf(api.POST('/api/v1/runs/{run_id}/forks', { params: { path: { run_id: id } }, body }));

/** How a fork that is over differs from its original. */
export const runDiff = (id: string) =>
  queryOptions({
    queryKey: ['runs', 'detail', id, 'diff'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/runs/{run_id}/diff', { params: { path: { run_id: id } }, signal })),
    staleTime: Infinity,
    retry: false,
  });

/** Server-sent events, which the typed client does not read. */
export const runEventsUrl = (id: string) => `/api/v1/runs/${id}/events`;
