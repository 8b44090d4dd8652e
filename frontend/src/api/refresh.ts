import { anonymousApi } from '@/api/anonymous';
import { answerOf } from '@/api/answer';
import { Problem, toProblem } from '@/api/problem';
import { askFirst, endSession, readToken, sessionState, startSession } from '@/api/session';

let inFlight: Promise<void> | null = null;

/**
 * Trades the refresh cookie for a new access token. Callers that come while one trade is under way share it, and a caller whose token was
 * already replaced (by another tab, too) trades nothing: a refresh token used twice would end the session.
 */
export function refreshSession(spent: string | null): Promise<void> {
  inFlight ??= exclusively(() => trade(spent)).finally(() => {
    inFlight = null;
  });
  return inFlight;
}

/** On page load: one refresh decides who is signed in. Resolves with the problem when nobody could say. */
export async function resumeSession(): Promise<Problem | null> {
  if (!askFirst()) return null;
  try {
    await refreshSession(null);
    return null;
  } catch (error) {
    const problem = toProblem(error);
    return problem.code === 'signed_out' ? null : problem;
  }
}

async function trade(spent: string | null): Promise<void> {
  if (sessionState().status === 'signed_out') throw signedOut();
  if (readToken() !== spent) return;
  try {
    const grant = await answerOf(anonymousApi.POST('/api/v1/auth/refresh'));
    // Someone may have left while the answer was on its way.
    if (sessionState().status === 'signed_out') throw signedOut();
    startSession(grant);
  } catch (error) {
    const problem = toProblem(error);
    // Only a refusal ends the session; a control plane that restarts does not sign anyone out.
    if (problem.status !== 401) throw problem;
    if (sessionState().status !== 'signed_out') endSession('ended');
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
