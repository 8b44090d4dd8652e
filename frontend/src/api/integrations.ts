import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import type { IntegrationCreate, IntegrationUpdate, SecretRotation } from '@/api/generated/public';
import { api, queryOf } from '@/api/http';
import { allPages, cursorList, type Filters, WHOLE_PAGE } from '@/api/lists';

export const providers = queryOptions({
  queryKey: ['providers'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/v1/providers', { signal }))).items,
  staleTime: Infinity,
});

export const integrationList = (filters: Filters = {}) =>
  cursorList(['integrations', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/integrations', { params: { query: { ...queryOf<'listIntegrations'>(filters), cursor } }, signal })),
  );

/** All of them, for filters and counts. */
export const allIntegrations = queryOptions({
  queryKey: ['integrations', 'all'],
  queryFn: ({ signal }) =>
    allPages((cursor) => answerOf(api.GET('/api/v1/integrations', { params: { query: { limit: WHOLE_PAGE, cursor } }, signal })), signal),
});

const at = (id: string) => ({ params: { path: { integration_id: id } } });

export const integrationDetail = (id: string) =>
  queryOptions({
    queryKey: ['integrations', 'detail', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/integrations/{integration_id}', { ...at(id), signal })),
  });

export const createIntegration = (body: IntegrationCreate) => answerOf(api.POST('/api/v1/integrations', { body }));
export const updateIntegration = (id: string, body: IntegrationUpdate) =>
  answerOf(api.PATCH('/api/v1/integrations/{integration_id}', { ...at(id), body }));
export const rotateSecret = (id: string, body: SecretRotation) =>
  answerOf(api.POST('/api/v1/integrations/{integration_id}/rotate-secret', { ...at(id), body }));
export const pauseIntegration = (id: string) => answerOf(api.POST('/api/v1/integrations/{integration_id}/pause', at(id)));
export const resumeIntegration = (id: string) => answerOf(api.POST('/api/v1/integrations/{integration_id}/resume', at(id)));
export const sendTestEvent = (id: string) => answerOf(api.POST('/api/v1/integrations/{integration_id}/test-event', at(id)));
