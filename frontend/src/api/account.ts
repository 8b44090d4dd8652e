import { queryOptions } from '@tanstack/react-query';
import type {
  AccountUpdate,
  CurrentUser,
  PasswordChange,
  RecoveryCodes,
  RevokedSessions,
  SessionList,
  TotpCode,
  TotpSecret,
} from '@/api/generated/public';
import { getJson, patchJson, postJson, remove } from '@/api/http';

const URL = '/api/v1/account';

export const sessionList = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await getJson<SessionList>(`${URL}/sessions`, { signal })).items,
  staleTime: 0,
  refetchInterval: 15_000,
});

export const updateAccount = (body: AccountUpdate) => patchJson<CurrentUser>(URL, body);
export const changePassword = (body: PasswordChange) => postJson<undefined>(`${URL}/password`, body);
export const revokeSession = (id: string) => remove(`${URL}/sessions/${id}`);
export const revokeOtherSessions = () => postJson<RevokedSessions>(`${URL}/sessions/revoke-others`);

export const startTotp = () => postJson<TotpSecret>(`${URL}/totp`);
export const confirmTotp = (body: TotpCode) => postJson<RecoveryCodes>(`${URL}/totp/confirm`, body);
export const disableTotp = (body: TotpCode) => postJson<undefined>(`${URL}/totp/disable`, body);
export const renewRecoveryCodes = (body: TotpCode) => postJson<RecoveryCodes>(`${URL}/recovery-codes`, body);
