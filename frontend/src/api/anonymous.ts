import createClient from 'openapi-fetch';
import type { paths } from '@/api/generated/public';

/** Milliseconds that a request may take. */
const TIMEOUT = 15_000;

/** For endpoints that need no access token. It never refreshes a session: a refused refresh must not ask for another. */
export const anonymousApi = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT)]) }),
});
