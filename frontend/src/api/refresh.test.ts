import { beforeEach, describe, expect, it } from 'vitest';
import { getJson } from '@/api/http';
import { Problem } from '@/api/problem';
import { isSignedIn, readSession, saveSession } from '@/api/tokens';
import { fakeApi, problem } from '@/testing/fake-api';

const EVENTS = '/api/v1/events';
const REFRESH = 'POST /api/v1/auth/refresh';
const fresh = { access_token: 'new', refresh_token: 'r2', expires_in: 900 };

const expiredUnless = (token: string) => (request: { token: string | undefined }) =>
  request.token === token ? { body: { items: [] } } : { status: 401, body: problem(401, 'token_expired') };

describe('token refresh', () => {
  beforeEach(() => saveSession({ access_token: 'old', refresh_token: 'r1', expires_in: 900 }));

  it('trades once for many requests that expire together', async () => {
    const requests = fakeApi({
      [`GET ${EVENTS}`]: expiredUnless('new'),
      [REFRESH]: async () => {
        await Promise.resolve();
        return { body: fresh };
      },
    });

    const answers = await Promise.all(Array.from({ length: 8 }, () => getJson(EVENTS)));

    expect(answers).toHaveLength(8);
    const trades = requests.filter((request) => request.path.endsWith('/refresh'));
    expect(trades).toHaveLength(1);
    expect(trades[0]?.body).toEqual({ refresh_token: 'r1' });
    expect(readSession()?.refresh_token).toBe('r2');
  });

  it('trades nothing when another tab already did', async () => {
    const requests = fakeApi({
      [`GET ${EVENTS}`]: (request) => {
        if (request.token === 'old') saveSession({ access_token: 'other-tab', refresh_token: 'r9', expires_in: 900 });
        return expiredUnless('other-tab')(request);
      },
      [REFRESH]: () => ({ body: fresh }),
    });

    await getJson(EVENTS);

    expect(requests.some((request) => request.path.endsWith('/refresh'))).toBe(false);
  });

  it('ends the session when the refresh token is refused', async () => {
    fakeApi({ [`GET ${EVENTS}`]: expiredUnless('never'), [REFRESH]: () => ({ status: 401, body: problem(401, 'refresh_reused') }) });

    const failure = await getJson(EVENTS).catch((error: unknown) => error);

    expect((failure as Problem).code).toBe('signed_out');
    expect(isSignedIn()).toBe(false);
  });

  it('keeps the session when the control plane cannot answer', async () => {
    fakeApi({ [`GET ${EVENTS}`]: expiredUnless('never'), [REFRESH]: () => ({ status: 503, body: problem(503, 'overloaded') }) });

    await expect(getJson(EVENTS)).rejects.toBeInstanceOf(Problem);

    expect(isSignedIn()).toBe(true);
  });

  it('gives up when the new token is refused too', async () => {
    const requests = fakeApi({ [`GET ${EVENTS}`]: expiredUnless('never'), [REFRESH]: () => ({ body: fresh }) });

    await expect(getJson(EVENTS)).rejects.toMatchObject({ status: 401 });

    expect(requests.filter((request) => request.path === EVENTS)).toHaveLength(2);
  });
});
