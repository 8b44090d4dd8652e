import { type ServerEvent, serverEvents } from '@/api/sse';
import { type Problem, toProblem } from '@/api/problem';

export type LiveState = 'connected' | 'catching_up' | 'offline';

export interface StreamPolicy {
  /** Milliseconds before the first try after a loss; doubles up to `maxDelay`. */
  baseDelay: number;
  maxDelay: number;
  /** The server sends a comment every 15 s; silence longer than this means a dead connection. */
  silence: number;
  random: () => number;
}

export const STREAM_POLICY: StreamPolicy = { baseDelay: 500, maxDelay: 15_000, silence: 40_000, random: Math.random };

export interface StreamHandlers {
  onEvent: (event: ServerEvent) => void;
  onState: (state: LiveState) => void;
  /** The stream is open. What was shown before may be old: until this settles the state is `catching_up`. */
  onOpen?: () => Promise<void> | void;
  /** Return true when an ended stream is the end of the matter. */
  isOver?: () => boolean;
}

/** Keeps one event stream open until stopped: reconnects with backoff and jitter, notices silence, resumes after the last id seen. */
export function keepStreaming(url: string, handlers: StreamHandlers, policy: StreamPolicy = STREAM_POLICY): () => void {
  const stop = new AbortController();
  void run(url, handlers, policy, stop.signal);
  return () => stop.abort();
}

async function run(url: string, handlers: StreamHandlers, policy: StreamPolicy, stopped: AbortSignal): Promise<void> {
  let lastEventId: string | undefined;
  let failures = 0;
  while (!stopped.aborted) {
    const attempt = watched(stopped, policy.silence);
    let answered = failures === 0;
    try {
      const events = serverEvents(url, {
        signal: attempt.signal,
        lastEventId,
        onAlive: attempt.alive,
        onOpen: () => {
          failures = 0;
          void catchUp(handlers, attempt.signal);
        },
      });
      for await (const event of events) {
        lastEventId = event.id ?? lastEventId;
        handlers.onEvent(event);
      }
    } catch (error) {
      const problem = toProblem(error);
      if (isFinal(problem)) return handlers.onState('offline');
      answered ||= isBusy(problem);
    } finally {
      attempt.end();
    }
    if (stopped.aborted || handlers.isOver?.()) return;
    handlers.onState(answered && navigator.onLine ? 'catching_up' : 'offline');
    await pause(backoff(failures++, policy), stopped);
  }
}

async function catchUp(handlers: StreamHandlers, attempt: AbortSignal): Promise<void> {
  handlers.onState('catching_up');
  await handlers.onOpen?.();
  if (!attempt.aborted) handlers.onState('connected');
}

/** Signed out, gone or forbidden: another try would be answered the same. */
function isFinal(problem: Problem): boolean {
  return problem.status === 401 || problem.status === 403 || problem.status === 404;
}

/** The service answers; it has no room for one more stream just now. */
function isBusy(problem: Problem): boolean {
  return problem.status === 429 || problem.status === 503;
}

function backoff(failures: number, policy: StreamPolicy): number {
  const ceiling = Math.min(policy.maxDelay, policy.baseDelay * 2 ** failures);
  return ceiling * (0.5 + policy.random() / 2);
}

/** An abort signal that also fires when nothing has come for too long. */
function watched(stopped: AbortSignal, silence: number) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timer = setTimeout(abort, silence);
  stopped.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    alive: () => {
      clearTimeout(timer);
      timer = setTimeout(abort, silence);
    },
    end: () => {
      abort();
      clearTimeout(timer);
      stopped.removeEventListener('abort', abort);
    },
  };
}

/** Ends early when stopped or when the browser comes back online. */
function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      stopped.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
    stopped.addEventListener('abort', done);
  });
}
