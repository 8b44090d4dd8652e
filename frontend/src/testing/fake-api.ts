import { vi } from 'vitest';

export interface FakeRequest {
  method: string;
  path: string;
  /** Query parameters; one that is repeated is an array. */
  params: Record<string, string | string[]>;
  body: unknown;
  token: string | undefined;
  /** The Idempotency-Key. */
  key: string | undefined;
}

export interface FakeAnswer {
  status?: number;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
  /** The answer never arrives. */
  lost?: true;
}

type Handler = (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>;

/** Stands in for the control plane: `{'GET /api/v1/events': () => ({ body })}`. Records every request it gets. */
export function fakeApi(routes: Record<string, Handler>): FakeRequest[] {
  const requests: FakeRequest[] = [];
  vi.stubGlobal('fetch', async (sent: Request) => {
    const request = await asRequest(sent);
    requests.push(request);
    const handler = routes[`${request.method} ${request.path}`];
    return asResponse(handler ? await handler(request) : { status: 404, body: problem(404, 'not_found') });
  });
  return requests;
}

export function problem(status: number, code: string, more: object = {}): object {
  return { type: 'about:blank', title: `Refused: ${code}`, status, code, request_id: 'req-0001-abcd', ...more };
}

async function asRequest(sent: Request): Promise<FakeRequest> {
  const { pathname, searchParams } = new URL(sent.url);
  const text = await sent.text();
  return {
    method: sent.method,
    path: pathname,
    params: Object.fromEntries([...searchParams.keys()].map((name) => [name, valueOf(searchParams.getAll(name))])),
    body: text ? JSON.parse(text) : undefined,
    token: sent.headers.get('Authorization')?.replace('Bearer ', ''),
    key: sent.headers.get('Idempotency-Key') ?? undefined,
  };
}

function valueOf(values: string[]): string | string[] {
  return values.length === 1 ? values.join() : values;
}

function asResponse({ status = 200, body, lost }: FakeAnswer): Response {
  if (lost) throw new TypeError('Failed to fetch');
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'Content-Type': 'application/json' } });
}
