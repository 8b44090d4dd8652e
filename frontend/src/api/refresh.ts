import axios from 'axios';
import type { TokenPair } from '@/api/generated/public';
import { Problem, toProblem } from '@/api/problem';
import { clearSession, readSession, saveSession } from '@/api/tokens';

/** Without the interceptors of the main client: a refused refresh must not ask for another refresh. */
export const refreshClient = axios.create({ timeout: 15_000 });

let inFlight: Promise<void> | null = null;

/**
 * Trades the refresh token for a new pair. Callers that come while one trade is under way share it, and a caller whose token was already
 * replaced (by another tab, too) trades nothing: a refresh token used twice would revoke the whole family.
 */
export function refreshSession(expiredToken: string): Promise<void> {
  inFlight ??= exclusively(() => trade(expiredToken)).finally(() => {
    inFlight = null;
  });
  return inFlight;
}

async function trade(expiredToken: string): Promise<void> {
  const session = readSession();
  if (!session) throw signedOut();
  if (session.access_token !== expiredToken) return;
  try {
    const { data } = await refreshClient.post<TokenPair>('/api/v1/auth/refresh', { refresh_token: session.refresh_token });
    saveSession(data);
  } catch (error) {
    const problem = toProblem(error);
    // Only a refusal ends the session; a control plane that restarts does not sign anyone out.
    if (problem.status < 400 || problem.status >= 500 || problem.status === 429) throw problem;
    clearSession();
    throw signedOut();
  }
}

/** One tab at a time, where the browser can lock. */
async function exclusively(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('signalbox.refresh', work);
}

function signedOut(): Problem {
  return new Problem({
    status: 401,
    code: 'signed_out',
    title: 'Your session has ended',
    detail: 'Sign in again to go on where you were.',
  });
}
