import { AxiosError, type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { http } from '@/api/http';
import { doorClient } from '@/api/refresh';

export interface FakeRequest {
  method: string;
  path: string;
  params: Record<string, unknown>;
  body: unknown;
  token: string | undefined;
  /** The Idempotency-Key. */
  key: string | undefined;
}

export interface FakeAnswer {
  status?: number;
  body?: unknown;
  /** The answer never arrives. */
  lost?: true;
}

type Handler = (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>;

/** Stands in for the control plane: `{'GET /api/v1/events': () => ({ body })}`. Records every request it gets. */
export function fakeApi(routes: Record<string, Handler>): FakeRequest[] {
  const requests: FakeRequest[] = [];
  const adapter: AxiosAdapter = async (config) => {
    const request = asRequest(config);
    requests.push(request);
    const handler = routes[`${request.method} ${request.path}`];
    const answer = handler ? await handler(request) : { status: 404, body: problem(404, 'not_found') };
    return settle(config, answer);
  };
  http.defaults.adapter = adapter;
  doorClient.defaults.adapter = adapter;
  return requests;
}

export function problem(status: number, code: string, more: object = {}): object {
  return { type: 'about:blank', title: `Refused: ${code}`, status, code, request_id: 'req-0001-abcd', ...more };
}

function asRequest(config: InternalAxiosRequestConfig): FakeRequest {
  const authorization = config.headers.get('Authorization');
  const key = config.headers.get('Idempotency-Key');
  return {
    method: (config.method ?? 'get').toUpperCase(),
    path: config.url ?? '',
    params: (config.params ?? {}) as Record<string, unknown>,
    body: typeof config.data === 'string' ? JSON.parse(config.data) : undefined,
    token: typeof authorization === 'string' ? authorization.replace('Bearer ', '') : undefined,
    key: typeof key === 'string' ? key : undefined,
  };
}

function settle(config: InternalAxiosRequestConfig, { status = 200, body, lost }: FakeAnswer): AxiosResponse {
  if (lost) throw new AxiosError('Network Error', AxiosError.ERR_NETWORK, config);
  const response: AxiosResponse = { data: body, status, statusText: '', headers: {}, config };
  if (status >= 400) throw new AxiosError(`status ${status}`, undefined, config, undefined, response);
  return response;
}
