import { queryOptions } from '@tanstack/react-query';
import type { ApiKey, ApiKeyCreate, ApiKeyIssued, ApiKeyRotation } from '@/api/generated/public';
import { getJson, postJson, remove } from '@/api/http';
import { cursorList, type Filters, FOLLOWED, QUIET } from '@/api/lists';

const URL = '/api/v1/api-keys';

export const apiKeyList = (filters: Filters) => ({ ...cursorList<ApiKey>(['api-keys', 'list', filters], URL, filters), ...FOLLOWED });

export const apiKeyDetail = (id: string) =>
  queryOptions({
    queryKey: ['api-keys', 'detail', id],
    queryFn: ({ signal }) => getJson<ApiKey>(`${URL}/${id}`, { signal }),
    ...QUIET,
  });

export const createApiKey = (body: ApiKeyCreate) => postJson<ApiKeyIssued>(URL, body);
export const rotateApiKey = (id: string, body: ApiKeyRotation) => postJson<ApiKeyIssued>(`${URL}/${id}/rotate`, body);
export const revokeApiKey = (id: string) => remove(`${URL}/${id}`);
