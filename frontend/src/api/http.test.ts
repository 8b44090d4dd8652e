import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerOf } from '@/api/answer';
import { api, onRefusal } from '@/api/http';
import { startSession } from '@/api/session';
import { fakeApi, problem } from '@/testing/fake-api';
import { grant } from '@/testing/people';

const URL = '/api/v1/invites';
const POST = `POST ${URL}`;

const invite = () => answerOf(api.POST(URL, { body: { email: 'mei@acme.example', role: 'viewer' } }));

describe('a submit', () => {
  beforeEach(() => startSession(grant('first')));

  it('has a key of its own', async () => {
    const requests = fakeApi({ [POST]: () => ({ body: {} }) });

    await invite();
    await invite();

    expect(requests[0]?.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(requests[1]?.key).not.toBe(requests[0]?.key);
  });

  it('keeps its key when it is sent again after a refresh', async () => {
    const renewed = grant('second');
    const requests = fakeApi({
      [POST]: ({ token }) => (token === renewed.access_token ? { body: {} } : { status: 401, body: problem(401, 'not_signed_in') }),
      'POST /api/v1/auth/refresh': () => ({ body: renewed }),
    });

    await invite();

    const keys = requests.filter((request) => request.path === URL).map((request) => request.key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('is sent again with its key when the answer was lost', async () => {
    vi.useFakeTimers();
    let attempts = 0;
    const requests = fakeApi({ [POST]: () => ((attempts += 1) < 3 ? { lost: true } : { body: { id: 'i-1' } }) });

    const answer = invite();
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();

    expect(await answer).toEqual({ id: 'i-1' });
    expect(requests).toHaveLength(3);
    expect(new Set(requests.map((request) => request.key)).size).toBe(1);
  });

  it('waits for an attempt that is still under way', async () => {
    vi.useFakeTimers();
    let attempts = 0;
    const answers = [{ lost: true as const }, { status: 409, body: problem(409, 'idempotency_key_in_use') }, { body: { id: 'i-1' } }];
    fakeApi({ [POST]: () => answers[attempts++] ?? {} });

    const answer = invite();
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();

    expect(await answer).toEqual({ id: 'i-1' });
  });

  it('is given up after a few attempts', async () => {
    vi.useFakeTimers();
    const requests = fakeApi({ [POST]: () => ({ lost: true }) });

    const failure = invite().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();

    expect(await failure).toMatchObject({ code: 'unreachable' });
    expect(requests).toHaveLength(4);
  });

  it('is not sent again when its answer takes too long', async () => {
    const sent = vi.fn(() => Promise.reject(new DOMException('too long', 'TimeoutError')));
    vi.stubGlobal('fetch', sent);

    await expect(invite()).rejects.toMatchObject({ code: 'timed_out' });

    expect(sent).toHaveBeenCalledOnce();
  });

  it('is the only thing that has a key', async () => {
    const requests = fakeApi({ [`GET ${URL}`]: () => ({ body: {} }) });

    await answerOf(api.GET(URL));

    expect(requests[0]?.key).toBeUndefined();
  });

  it('that is refused makes the frame ask what one may do now', async () => {
    const refused = vi.fn();
    const stop = onRefusal(refused);
    fakeApi({ [POST]: () => ({ status: 403, body: problem(403, 'not_allowed') }) });

    await expect(invite()).rejects.toMatchObject({ isForbidden: true });

    expect(refused).toHaveBeenCalledOnce();
    stop();
  });
});
