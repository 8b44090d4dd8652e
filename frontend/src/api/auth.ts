import { queryOptions } from '@tanstack/react-query';
import type {
  AccessGrant,
  AuthOptions,
  CurrentUser,
  DiscoveredSignIn,
  InviteAcceptance,
  InvitePreview,
  LoginRequest,
  OrganizationSummary,
  PasswordReset,
  SecondFactor,
  SignInResult,
  SignOnRedirect,
  SignOnStart,
  SignUp,
} from '@/api/generated/public';
import { getJson, postJson } from '@/api/http';
import { toProblem } from '@/api/problem';
import { doorClient } from '@/api/refresh';
import { endSession, expectSession, sessionState, startSession } from '@/api/session';

const URL = '/api/v1/auth';

/** A door that is open to everybody. */
async function knock<T>(path: string, body?: object): Promise<T> {
  try {
    const { data } = await doorClient.post<T>(path, body);
    return data;
  } catch (error) {
    throw toProblem(error);
  }
}

/** Which ways in are open. */
export const authOptions = queryOptions({
  queryKey: ['auth-options'],
  queryFn: async ({ signal }) => {
    try {
      return (await doorClient.get<AuthOptions>(`${URL}/options`, { signal })).data;
    } catch (error) {
      throw toProblem(error);
    }
  },
});

/** Who is signed in, where, and what they may do there. The frame keeps it fresh. */
export const currentUser = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getJson<CurrentUser>(`${URL}/me`, { signal }),
});

export const discoverSignIn = (email: string) => knock<DiscoveredSignIn>(`${URL}/discover`, { email });

/** Signs in, or answers the challenge to meet with a second factor. */
export async function signIn(credentials: LoginRequest): Promise<string | null> {
  const result = await knock<SignInResult>(`${URL}/login`, credentials);
  if (result.access_token) startSession({ access_token: result.access_token, expires_in: result.expires_in ?? 0 });
  return result.challenge ?? null;
}

export const answerChallenge = (answer: SecondFactor) => begin(`${URL}/second-factor`, answer);
export const signUp = (account: SignUp) => begin(`${URL}/sign-up`, account);
export const acceptInvite = (acceptance: InviteAcceptance) => begin(`${URL}/invites/accept`, acceptance);

async function begin(path: string, body: object): Promise<void> {
  startSession(await knock<AccessGrant>(path, body));
}

/** Leaves for the identity provider. */
export async function startSignOn(start: SignOnStart): Promise<void> {
  const { authorization_url } = await knock<SignOnRedirect>(`${URL}/sign-on/start`, start);
  expectSession();
  window.location.assign(authorization_url);
}

export const requestPasswordReset = (email: string) => knock<undefined>(`${URL}/password-reset`, { email });
export const resetPassword = (reset: PasswordReset) => knock<undefined>(`${URL}/password-reset/confirm`, reset);

export const invitePreview = (token: string) =>
  queryOptions({
    queryKey: ['invite-preview', token],
    queryFn: () => knock<InvitePreview>(`${URL}/invites/preview`, { token }),
    retry: false,
  });

/** Joins with the account that is signed in, and goes there. */
export async function joinOrganization(token: string): Promise<OrganizationSummary> {
  const organization = await postJson<OrganizationSummary>('/api/v1/invites/join', { token });
  await switchOrganization(organization.id);
  return organization;
}

/** Every tab follows. */
export async function switchOrganization(id: string): Promise<void> {
  startSession(await postJson<AccessGrant>(`${URL}/switch`, { organization_id: id }));
}

/** Leaves here at once and tells the control plane; when that fails the person is told, because the cookie is out of reach of scripts. */
export async function signOut(): Promise<void> {
  endSession('left');
  await confirmSignOut();
}

/** Asks the control plane to end the session of the cookie; says `unconfirmed` until that worked. */
export async function confirmSignOut(): Promise<void> {
  const failed = await doorClient.post(`${URL}/logout`).then(
    () => false,
    (error: unknown) => toProblem(error).status !== 401,
  );
  const { status, end } = sessionState();
  // Somebody may have signed in meanwhile.
  if (status === 'signed_out' && (failed || end === 'unconfirmed')) endSession(failed ? 'unconfirmed' : 'left');
}
