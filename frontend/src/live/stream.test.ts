import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readToken, startSession } from '@/api/session';
import { keepStreaming, type LiveState, type StreamPolicy } from '@/live/stream';
import { grant } from '@/testing/people';

const POLICY: StreamPolicy = { baseDelay: 100, maxDelay: 1000, silence: 5000, random: () => 1 };

/** One connection whose server side the test holds. */
class Connection {
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
  private controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly response: Response;

  constructor(init: RequestInit) {
    this.headers = init.headers as Record<string, string>;
    this.signal = init.signal as AbortSignal;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => (this.controller = controller) });
    this.signal.addEventListener('abort', () => this.fail());
    this.response = new Response(body, { status: 200 });
  }

  send(text: string): void {
    this.controller.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.controller.close();
  }

  fail(): void {
    try {
      this.controller.error(new Error('connection lost'));
    } catch {
      // It had ended before.
    }
  }
}

describe('keepStreaming', () => {
  let connections: Connection[];
  let states: LiveState[];
  let seen: string[];
  let opened: number;

  beforeEach(() => {
    vi.useFakeTimers();
    connections = [];
    states = [];
    seen = [];
    opened = 0;
    startSession(grant('first'));
    vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
      const connection = new Connection(init);
      connections.push(connection);
      return Promise.resolve(connection.response);
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const start = (over = false) =>
    keepStreaming(
      '/api/v1/live',
      {
        onEvent: (event) => seen.push(event.data),
        onState: (state) => states.push(state),
        onOpen: () => void opened++,
        isOver: () => over,
      },
      POLICY,
    );
  const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

  it('connects again after a loss and resumes after the last event', async () => {
    const stop = start();
    await settle();
    connections[0]?.send('id: 41\ndata: first\n\n');
    await settle();
    connections[0]?.fail();
    await settle();
    expect(states.at(-1)).toBe('catching_up');
    expect(connections).toHaveLength(1);

    await settle(100);
    connections[1]?.send('id: 42\ndata: second\n\n');
    await settle();

    expect(connections[1]?.headers).toMatchObject({ 'Last-Event-ID': '41', Authorization: `Bearer ${readToken()}` });
    expect(seen).toEqual(['first', 'second']);
    expect(states.at(-1)).toBe('connected');
    expect(opened).toBe(2);
    stop();
  });

  it('comes back with the token of the day', async () => {
    const stop = start();
    await settle();
    startSession(grant('second'));
    connections[0]?.end();
    await settle(100);

    expect(connections[1]?.headers.Authorization).toBe(`Bearer ${grant('second').access_token}`);
    stop();
  });

  it('waits longer after each failure and says it is offline', async () => {
    let tries = 0;
    vi.stubGlobal('fetch', () => {
      tries += 1;
      return Promise.reject(new TypeError('refused'));
    });
    const stop = start();
    await settle(99);
    expect(tries).toBe(1);
    await settle(1);
    expect(tries).toBe(2);
    expect(states.at(-1)).toBe('offline');
    await settle(199);
    expect(tries).toBe(2);
    await settle(1);
    expect(tries).toBe(3);
    stop();
    await settle(60_000);
    expect(tries).toBe(3);
  });

  it('is not offline while the service answers that it is busy', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 429 })));
    const stop = start();
    await settle(60_000);
    expect(new Set(states)).toEqual(new Set(['catching_up']));
    stop();
  });

  it('leaves a connection that has gone silent', async () => {
    const stop = start();
    await settle();
    await settle(4000);
    connections[0]?.send(': alive\n\n');
    await settle(4000);
    expect(connections).toHaveLength(1);

    await settle(1200);

    expect(connections[0]?.signal.aborted).toBe(true);
    expect(connections).toHaveLength(2);
    stop();
  });

  it('does not come back when the stream is over', async () => {
    start(true);
    await settle();
    connections[0]?.end();
    await settle(60_000);

    expect(connections).toHaveLength(1);
  });

  it('does not ask again for what is forbidden', async () => {
    let tries = 0;
    vi.stubGlobal('fetch', () => {
      tries += 1;
      return Promise.resolve(new Response('{}', { status: 403 }));
    });
    start();
    await settle(60_000);

    expect(tries).toBe(1);
    expect(states.at(-1)).toBe('offline');
  });
});
