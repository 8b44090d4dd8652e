import { queryOptions } from '@tanstack/react-query';
import { answerOf } from '@/api/answer';
import type { AccountUpdate, PasswordChange, TotpCode } from '@/api/generated/public';
import { api } from '@/api/http';

export const sessionList = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/v1/account/sessions', { signal }))).items,
  staleTime: 0,
  refetchInterval: 15_000,
});

export const updateAccount = (body: AccountUpdate) => answerOf(api.PATCH('/api/v1/account', { body }));
export const changePassword = (body: PasswordChange) => answerOf(api.POST('/api/v1/account/password', { body }));
export const revokeSession = (id: string) =>
  answerOf(api.DELETE('/api/v1/account/sessions/{session_id}', { params: { path: { session_id: id } } }));
export const revokeOtherSessions = () => answerOf(api.POST('/api/v1/account/sessions/revoke-others'));

export const startTotp = () => answerOf(api.POST('/api/v1/account/totp'));
export const confirmTotp = (body: TotpCode) => answerOf(api.POST('/api/v1/account/totp/confirm', { body }));
export const disableTotp = (body: TotpCode) => answerOf(api.POST('/api/v1/account/totp/disable', { body }));
export const renewRecoveryCodes = (body: TotpCode) => answerOf(api.POST('/api/v1/account/recovery-codes', { body }));
