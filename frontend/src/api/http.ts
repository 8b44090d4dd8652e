import axios, { type AxiosRequestConfig, type InternalAxiosRequestConfig } from 'axios';
import { isAxiosError } from 'axios';
import { submissionKey } from '@/api/keys';
import { toProblem } from '@/api/problem';
import { refreshSession } from '@/api/refresh';
import { readToken } from '@/api/session';

interface SentConfig extends InternalAxiosRequestConfig {
  retriedAfterRefresh?: boolean;
  sentToken?: string;
  tries?: number;
}

/** Waits before a POST whose answer was lost is sent again, in milliseconds. */
const TIMEOUT = [400, 1500, 3000];

const refusals = new Set<() => void>();

/** The one client: same origin, bearer token, one refresh for however many requests find it expired. */
export const http = axios.create({
  timeout: 30_000,
  paramsSerializer: { indexes: null },
});

http.interceptors.request.use((config: SentConfig) => {
  const token = readToken();
  if (token) {
    config.sentToken = token;
    config.headers.set('Authorization', `Bearer ${token}`);
  }
  // One key per submit: it stays with the request however often it is sent, so a repeat has no second effect.
  if (config.method === 'post' && !config.headers.has(KEY)) config.headers.set(KEY, submissionKey());
  return config;
});

const KEY = 'Idempotency-Key';

http.interceptors.response.use(undefined, async (error: unknown) => {
  const config = isAxiosError(error) ? (error.config as SentConfig | undefined) : undefined;
  const status = isAxiosError(error) ? error.response?.status : undefined;
  if (config && status === 401 && config.sentToken && !config.retriedAfterRefresh) {
    await refreshSession(config.sentToken);
    config.retriedAfterRefresh = true;
    return http.request(config);
  }
  const wait = config && (answerLost(error) || stillAtWork(error)) ? TIMEOUT[config.tries ?? 0] : undefined;
  if (config && wait !== undefined) {
    config.tries = (config.tries ?? 0) + 1;
    await new Promise((resume) => setTimeout(resume, wait));
    return http.request(config);
  }
  if (status === 403) refusals.forEach((listener) => listener());
  throw toProblem(error);
});

/** The request may have had its effect or not; with its key it can be sent again to find out. */
function answerLost(error: unknown): boolean {
  return isAxiosError(error) && error.code === 'ERR_NETWORK' && error.config?.headers.has(KEY) === true;
}

/** The try whose answer was lost has not ended yet. */
function stillAtWork(error: unknown): boolean {
  return isAxiosError<{ code?: string }>(error) && error.response?.data.code === 'idempotency_key_in_use';
}

/** Tells when something was refused that the page offered: what the person may do has changed. */
export function onRefusal(listener: () => void): () => void {
  refusals.add(listener);
  return () => refusals.delete(listener);
}

/** GET as data; `signal` comes from the query that asks. */
export async function getJson<T>(url: string, options: AxiosRequestConfig = {}): Promise<T> {
  const response = await http.get<T>(url, options);
  return response.data;
}

export async function postJson<T>(url: string, body?: unknown): Promise<T> {
  const response = await http.post<T>(url, body);
  return response.data;
}

export async function patchJson<T>(url: string, body: unknown): Promise<T> {
  const response = await http.patch<T>(url, body);
  return response.data;
}

export async function putJson<T>(url: string, body: unknown): Promise<T> {
  const response = await http.put<T>(url, body);
  return response.data;
}

export async function remove(url: string): Promise<void> {
  await http.delete(url);
}
