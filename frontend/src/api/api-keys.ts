import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import type { ApiKeyCreate, ApiKeyRotation } from '@/api/generated/public';
import { api, queryOf } from '@/api/http';
import { cursorList, type Filters, FOLLOWED, QUIET } from '@/api/lists';

export const apiKeyList = (filters: Filters) => ({
  ...cursorList(['api-keys', 'list', filters], (cursor, signal) =>
    answerOf(api.GET('/api/v1/api-keys', { params: { query: { ...queryOf<'listApiKeys'>(filters), cursor } }, signal })),
  ),
  ...FOLLOWED,
});

const at = (id: string) => ({ params: { path: { api_key_id: id } } });

export const apiKeyDetail = (id: string) =>
  queryOptions({
    queryKey: ['api-keys', 'detail', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/api-keys/{api_key_id}', { ...at(id), signal })),
    ...QUIET,
  });

export const createApiKey = (body: ApiKeyCreate) => answerOf(api.POST('/api/v1/api-keys', { body }));
export const rotateApiKey = (id: string, body: ApiKeyRotation) =>
  answerOf(api.POST('/api/v1/api-keys/{api_key_id}/rotate', { ...at(id), body }));
export const revokeApiKey = (id: string) => answerOf(api.DELETE('/api/v1/api-keys/{api_key_id}', at(id)));
