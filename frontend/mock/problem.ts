import type { FieldError } from '../src/api/generated/public';

export class MockProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[] | undefined;
  readonly detail: string | undefined;

  constructor(status: number, code: string, title: string, errors?: FieldError[], detail?: string) {
    super(title);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.detail = detail;
  }
}

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export type Body = Record<string, unknown>;

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

export const NOTHING: Answer = { status: 204, body: undefined };

export function found<T>(item: T | undefined): T {
  if (!item) throw new MockProblem(404, 'not_found', 'There is no such thing');
  return item;
}

export function page<T>(items: T[], query: URLSearchParams): { items: T[]; next_cursor?: string } {
  const limit = Number(query.get('limit') ?? 50);
  const start = Number(query.get('cursor') ?? 0);
  const next = start + limit;
  return { items: items.slice(start, next), ...(next < items.length ? { next_cursor: String(next) } : {}) };
}

export function fits(item: object, query: URLSearchParams, fields: string[]): boolean {
  return fields.every((field) => {
    const wanted = query.getAll(field);
    return wanted.length === 0 || wanted.includes(String((item as Record<string, unknown>)[field]));
  });
}
