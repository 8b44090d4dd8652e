import axios, { type AxiosRequestConfig, type InternalAxiosRequestConfig } from 'axios';
import { isAxiosError } from 'axios';
import { refreshSession } from '@/api/refresh';
import { readSession } from '@/api/tokens';
import { toProblem } from '@/api/problem';

interface RetriedConfig extends InternalAxiosRequestConfig {
  retriedAfterRefresh?: boolean;
  sentToken?: string;
}

/** The one client: same origin, bearer token, one refresh for however many requests find it expired. */
export const http = axios.create({
  timeout: 30_000,
  paramsSerializer: { indexes: null },
});

http.interceptors.request.use((config: RetriedConfig) => {
  const session = readSession();
  if (session) {
    config.sentToken = session.access_token;
    config.headers.set('Authorization', `Bearer ${session.access_token}`);
  }
  return config;
});

http.interceptors.response.use(undefined, async (error: unknown) => {
  const config = isAxiosError(error) ? (error.config as RetriedConfig | undefined) : undefined;
  const expired = isAxiosError(error) && error.response?.status === 401;
  if (!expired || !config?.sentToken || config.retriedAfterRefresh) throw toProblem(error);
  await refreshSession(config.sentToken);
  config.retriedAfterRefresh = true;
  return http.request(config);
});

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
