import type { FieldError, ProblemDetail } from '@/api/generated/public';

/** What the API refused, or why it could not be reached, in one shape for every page. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  /** Seconds to wait before another try, where the answer said so. */
  readonly retryAfter: number | undefined;
  readonly errors: readonly FieldError[];

  constructor(facts: {
    status: number;
    code: string;
    title: string;
    detail?: string;
    requestId?: string;
    retryAfter?: number;
    errors?: readonly FieldError[];
  }) {
    super(facts.detail ?? facts.title);
    this.name = 'Problem';
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.detail = facts.detail;
    this.requestId = facts.requestId;
    this.retryAfter = facts.retryAfter;
    this.errors = facts.errors ?? [];
  }

  get isNotFound(): boolean {
    return this.status === 404;
  }

  get isForbidden(): boolean {
    return this.status === 403;
  }
}

interface AnswerHeaders {
  requestId?: string;
  retryAfter?: number;
}

function problemFrom(status: number, body: unknown, headers: AnswerHeaders = {}): Problem {
  if (isProblemDetail(body)) {
    return new Problem({
      status,
      code: body.code,
      title: body.title,
      detail: body.detail,
      requestId: body.request_id,
      retryAfter: headers.retryAfter,
      errors: body.errors,
    });
  }
  return new Problem({
    status,
    code: `http_${status}`,
    title: status >= 500 ? 'The control plane could not answer' : `The request was refused (${status})`,
    detail: status >= 500 ? 'It may be starting or overloaded. Try again in a moment.' : undefined,
    ...headers,
  });
}

/** A refusal whose body was not read yet. */
export async function problemOf(response: Response): Promise<Problem> {
  return refusal(response, parsed(await response.text().catch(() => '')));
}

/** A refusal as the answer's head and its parsed body tell it. */
export function refusal(response: Response, body: unknown): Problem {
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  return problemFrom(response.status, body, {
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
  });
}

/** Why a request got no answer, or none that can be read. */
export function unanswered(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'AbortError') return new Problem({ status: 0, code: 'cancelled', title: 'The request was cancelled' });
  if (name === 'TimeoutError') {
    return new Problem({
      status: 0,
      code: 'timed_out',
      title: 'Signalbox did not answer in time',
      detail: 'It may still do what you asked: look before you try again.',
    });
  }
  return new Problem({
    status: 0,
    code: 'unreachable',
    title: 'Signalbox cannot be reached',
    detail: 'Check your connection and that the control plane is running, then try again.',
  });
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({
    status: 0,
    code: 'console_fault',
    title: 'The console could not show this',
    detail: error instanceof Error ? error.message : String(error),
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function isProblemDetail(body: unknown): body is ProblemDetail {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}
