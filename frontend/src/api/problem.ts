import { isAxiosError, isCancel } from 'axios';
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

export function problemFrom(status: number, body: unknown, headers: AnswerHeaders = {}): Problem {
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

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isCancel(error)) return new Problem({ status: 0, code: 'cancelled', title: 'The request was cancelled' });
  if (isAxiosError(error) && error.response) {
    const requestId: unknown = error.response.headers['x-request-id'];
    const retryAfter = Number(error.response.headers['retry-after'] ?? NaN);
    return problemFrom(error.response.status, parsed(error.response.data), {
      requestId: typeof requestId === 'string' ? requestId : undefined,
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
    });
  }
  if (isAxiosError(error)) {
    return new Problem({
      status: 0,
      code: 'unreachable',
      title: 'Signalbox cannot be reached',
      detail: 'Nothing was changed. Check your connection and that the control plane is running, then try again.',
    });
  }
  return new Problem({
    status: 0,
    code: 'console_fault',
    title: 'The console could not show this',
    detail: error instanceof Error ? error.message : String(error),
  });
}

/** Errors of text and binary responses arrive unparsed. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function isProblemDetail(body: unknown): body is ProblemDetail {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}
