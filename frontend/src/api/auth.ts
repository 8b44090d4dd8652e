import { queryOptions } from '@tanstack/react-query';
import type { CurrentUser, LoginRequest, TokenPair } from '@/api/generated/public';
import { getJson } from '@/api/http';
import { toProblem } from '@/api/problem';
import { refreshClient } from '@/api/refresh';
import { clearSession, readSession, saveSession } from '@/api/tokens';

export async function signIn(credentials: LoginRequest): Promise<void> {
  try {
    const { data } = await refreshClient.post<TokenPair>('/api/v1/auth/login', credentials);
    saveSession(data);
  } catch (error) {
    throw toProblem(error);
  }
}

/** Signs out here whatever the server says: the person asked to leave. */
export async function signOut(): Promise<void> {
  const session = readSession();
  clearSession();
  if (!session) return;
  await refreshClient.post('/api/v1/auth/logout', { refresh_token: session.refresh_token }).catch(() => undefined);
}

export const currentUser = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getJson<CurrentUser>('/api/v1/auth/me', { signal }),
  staleTime: Infinity,
});
