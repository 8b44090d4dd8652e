import { queryOptions } from '@tanstack/react-query';
import type {
  HookReceipt,
  Integration,
  IntegrationCreate,
  IntegrationCreated,
  IntegrationUpdate,
  ProviderList,
  SecretRotated,
  SecretRotation,
} from '@/api/generated/public';
import { getJson, patchJson, postJson } from '@/api/http';
import { allPages, cursorList, type Filters } from '@/api/lists';

const URL = '/api/v1/integrations';

export const providers = queryOptions({
  queryKey: ['providers'],
  queryFn: async ({ signal }) => (await getJson<ProviderList>('/api/v1/providers', { signal })).items,
  staleTime: Infinity,
});

export const integrationList = (filters: Filters = {}) => cursorList<Integration>(['integrations', 'list', filters], URL, filters);

/** All of them, for filters and counts. */
export const allIntegrations = queryOptions({
  queryKey: ['integrations', 'all'],
  queryFn: ({ signal }) => allPages<Integration>(URL, signal),
});

export const integrationDetail = (id: string) =>
  queryOptions({
    queryKey: ['integrations', 'detail', id],
    queryFn: ({ signal }) => getJson<Integration>(`${URL}/${id}`, { signal }),
  });

export const createIntegration = (body: IntegrationCreate) => postJson<IntegrationCreated>(URL, body);
export const updateIntegration = (id: string, body: IntegrationUpdate) => patchJson<Integration>(`${URL}/${id}`, body);
export const rotateSecret = (id: string, body: SecretRotation) => postJson<SecretRotated>(`${URL}/${id}/rotate-secret`, body);
export const pauseIntegration = (id: string) => postJson<Integration>(`${URL}/${id}/pause`);
export const resumeIntegration = (id: string) => postJson<Integration>(`${URL}/${id}/resume`);
export const sendTestEvent = (id: string) => postJson<HookReceipt>(`${URL}/${id}/test-event`);
