import { queryOptions } from '@tanstack/react-query';
import type { SignOn, SignOnCheck, SignOnDomain, SignOnUpdate } from '@/api/generated/public';
import { getJson, postJson, putJson, remove } from '@/api/http';
import { QUIET } from '@/api/lists';

const URL = '/api/v1/sign-on';

const domainUrl = (domain: string) => `${URL}/domains/${encodeURIComponent(domain)}`;

export const signOn = queryOptions({
  queryKey: ['sign-on'],
  queryFn: ({ signal }) => getJson<SignOn>(URL, { signal }),
  ...QUIET,
});

export const updateSignOn = (body: SignOnUpdate) => putJson<SignOn>(URL, body);
export const deleteSignOn = () => remove(URL);
export const checkSignOn = () => postJson<SignOnCheck>(`${URL}/check`);

export const addDomain = (domain: string) => postJson<SignOnDomain>(`${URL}/domains`, { domain });
export const verifyDomain = (domain: string) => postJson<SignOnDomain>(`${domainUrl(domain)}/verify`);
export const removeDomain = (domain: string) => remove(domainUrl(domain));
