import createClient from 'openapi-fetch';
import type { operations, paths } from '@/api/generated/public';
import type { Filters } from '@/api/lists';
import { type Problem, problemOf, unanswered } from '@/api/problem';
import { refreshSession } from '@/api/refresh';
import { readToken } from '@/api/session';
import { submissionKey } from '@/api/submission-key';

/** Milliseconds that one attempt of a request may take. */
const TIMEOUT = 30_000;

/** Waits before a POST whose answer was lost is sent again, in milliseconds. */
const RETRY_DELAYS = [400, 1500, 3000];

const KEY = 'Idempotency-Key';

const refusals = new Set<() => void>();

/** The one client of the signed-in console: typed by the contract, same origin, bearer token, one refresh for all requests that expire. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: (request) => send(request, TIMEOUT) });

/** For downloads: passed as `fetch` of one request. */
export const sendWithoutTimeout = (request: Request) => send(request, undefined);

/** Tells when something was refused that the page offered: what the person may do has changed. */
export function onRefusal(listener: () => void): () => void {
  refusals.add(listener);
  return () => refusals.delete(listener);
}

/** Filters of an address as the query of an operation. Anything can be typed into an address, so the control plane judges the values. */
export function queryOf<O extends keyof operations>(filters: Filters): NonNullable<operations[O]['parameters']['query']> {
  return filters as NonNullable<operations[O]['parameters']['query']>;
}

/** Sends until an answer counts: again after a refresh, and again with the same key when a POST's answer was lost. */
async function send(request: Request, timeout: number | undefined): Promise<Response> {
  // One key per submit: it stays with the request however often it is sent, so a repeat has no second effect.
  if (request.method === 'POST') request.headers.set(KEY, submissionKey());
  let refreshed = false;
  for (let lost = 0; ;) {
    const token = readToken();
    const outcome = await attempt(request, token, timeout);
    if (outcome instanceof Response) return outcome;
    if (outcome.status === 401 && token && !refreshed) {
      await refreshSession(token);
      refreshed = true;
      continue;
    }
    const delay = isRepeatable(request, outcome) ? RETRY_DELAYS[lost++] : undefined;
    if (delay === undefined) throw refused(outcome);
    await new Promise((resume) => setTimeout(resume, delay));
  }
}

async function attempt(request: Request, token: string | null, timeout: number | undefined): Promise<Response | Problem> {
  const copy = request.clone();
  if (token) copy.headers.set('Authorization', `Bearer ${token}`);
  const signal = timeout === undefined ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]);
  try {
    const response = await fetch(copy, { signal });
    return response.ok ? response : await problemOf(response);
  } catch (error) {
    return unanswered(error);
  }
}

/** The request may have had its effect or not, or an earlier attempt is still under way: its key makes another attempt safe. */
function isRepeatable(request: Request, outcome: Problem): boolean {
  return request.headers.has(KEY) && (outcome.code === 'unreachable' || outcome.code === 'idempotency_key_in_use');
}

function refused(problem: Problem): Problem {
  if (problem.isForbidden) refusals.forEach((listener) => listener());
  return problem;
}
