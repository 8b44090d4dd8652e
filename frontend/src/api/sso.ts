import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import type { SignOnUpdate } from '@/api/generated/public';
import { api } from '@/api/http';
import { QUIET } from '@/api/lists';

export const signOn = queryOptions({
  queryKey: ['sign-on'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/sign-on', { signal })),
  ...QUIET,
});

export const updateSignOn = (body: SignOnUpdate) => answerOf(api.PUT('/api/v1/sign-on', { body }));
export const deleteSignOn = () => answerOf(api.DELETE('/api/v1/sign-on'));
export const checkSignOn = () => answerOf(api.POST('/api/v1/sign-on/check'));

const at = (domain: string) => ({ params: { path: { domain } } });

export const addDomain = (domain: string) => answerOf(api.POST('/api/v1/sign-on/domains', { body: { domain } }));
export const verifyDomain = (domain: string) => answerOf(api.POST('/api/v1/sign-on/domains/{domain}/verify', at(domain)));
export const removeDomain = (domain: string) => answerOf(api.DELETE('/api/v1/sign-on/domains/{domain}', at(domain)));
