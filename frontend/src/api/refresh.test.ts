import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessGrant } from '@/api/generated/public';
import { answerOf } from '@/api/answer';
import { api } from '@/api/http';
import { Problem } from '@/api/problem';
import { resumeSession } from '@/api/refresh';
import { endSession, expectSession, readToken, sessionState, startSession } from '@/api/session';
import { fakeApi, problem } from '@/testing/fake-api';
import { grant } from '@/testing/people';

const EVENTS = '/api/v1/events';
const REFRESH = 'POST /api/v1/auth/refresh';
const OLD = grant('old');
const NEW = grant('new');

const expiredUnless =
  ({ access_token }: AccessGrant) =>
  (request: { token: string | undefined }) =>
    request.token === access_token ? { body: { items: [] } } : { status: 401, body: problem(401, 'not_signed_in') };

const refused = () => ({ status: 401, body: problem(401, 'session_expired') });

describe('token refresh', () => {
  beforeEach(() => startSession(OLD));

  it('trades once for many requests that expire together', async () => {
    const requests = fakeApi({
      [`GET ${EVENTS}`]: expiredUnless(NEW),
      [REFRESH]: async () => {
        await Promise.resolve();
        return { body: NEW };
      },
    });

    const answers = await Promise.all(Array.from({ length: 8 }, () => answerOf(api.GET(EVENTS))));

    expect(answers).toHaveLength(8);
    const trades = requests.filter((request) => request.path.endsWith('/refresh'));
    expect(trades).toHaveLength(1);
    expect(trades[0]).toMatchObject({ body: undefined, token: undefined });
    expect(readToken()).toBe(NEW.access_token);
  });

  it('trades nothing when another tab already did', async () => {
    const other = grant('other-tab');
    const tab = new BroadcastChannel('signalbox.session');
    const requests = fakeApi({
      [`GET ${EVENTS}`]: (request) => {
        if (request.token === OLD.access_token) tab.postMessage({ kind: 'granted', grant: other });
        return expiredUnless(other)(request);
      },
      [REFRESH]: () => ({ body: NEW }),
    });

    await answerOf(api.GET(EVENTS));

    expect(requests.some((request) => request.path.endsWith('/refresh'))).toBe(false);
  });

  it('ends the session when the cookie is refused', async () => {
    fakeApi({ [`GET ${EVENTS}`]: expiredUnless(NEW), [REFRESH]: refused });

    const failure = await answerOf(api.GET(EVENTS)).catch((error: unknown) => error);

    expect((failure as Problem).code).toBe('signed_out');
    expect(sessionState()).toMatchObject({ status: 'signed_out', end: 'ended' });
  });

  it('keeps the session when the control plane cannot answer', async () => {
    fakeApi({ [`GET ${EVENTS}`]: expiredUnless(NEW), [REFRESH]: () => ({ status: 503, body: problem(503, 'overloaded') }) });

    await expect(answerOf(api.GET(EVENTS))).rejects.toBeInstanceOf(Problem);

    expect(sessionState().status).toBe('signed_in');
  });

  it('gives up when the new token is refused too', async () => {
    const requests = fakeApi({ [`GET ${EVENTS}`]: expiredUnless(grant('never')), [REFRESH]: () => ({ body: NEW }) });

    await expect(answerOf(api.GET(EVENTS))).rejects.toMatchObject({ status: 401 });

    expect(requests.filter((request) => request.path === EVENTS)).toHaveLength(2);
  });

  it('signs nobody in again who left while the answer was on its way', async () => {
    fakeApi({
      [`GET ${EVENTS}`]: expiredUnless(NEW),
      [REFRESH]: () => {
        endSession('left');
        return { body: NEW };
      },
    });

    await expect(answerOf(api.GET(EVENTS))).rejects.toMatchObject({ code: 'signed_out' });

    expect(sessionState()).toMatchObject({ status: 'signed_out', end: 'left' });
    expect(readToken()).toBeNull();
  });
});

describe('a page load', () => {
  it('asks nothing of who was never here', async () => {
    const requests = fakeApi({ [REFRESH]: refused });

    expect(await resumeSession()).toBeNull();

    expect(requests).toEqual([]);
    expect(sessionState().status).toBe('signed_out');
  });

  it('goes on with the session of the cookie after one refresh', async () => {
    expectSession();
    const requests = fakeApi({ [REFRESH]: () => ({ body: NEW }) });

    const resumed = resumeSession();
    expect(sessionState().status).toBe('resuming');
    expect(await resumed).toBeNull();

    expect(sessionState().status).toBe('signed_in');
    expect(requests).toHaveLength(1);
  });

  it('says the session has ended when the cookie is refused', async () => {
    expectSession();
    fakeApi({ [REFRESH]: refused });

    expect(await resumeSession()).toBeNull();

    expect(sessionState()).toMatchObject({ status: 'signed_out', end: 'ended' });
  });

  it('signs nobody out when nobody answers', async () => {
    expectSession();
    fakeApi({ [REFRESH]: () => ({ lost: true }) });

    expect(await resumeSession()).toMatchObject({ code: 'unreachable' });

    expect(sessionState().status).toBe('resuming');
  });
});
