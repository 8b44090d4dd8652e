import { queryOptions } from '@tanstack/react-query';
import { anonymousApi } from '@/api/anonymous';
import { answerOf } from '@/api/answer';
import type {
  AccessGrant,
  InviteAcceptance,
  LoginRequest,
  OrganizationSummary,
  PasswordReset,
  SecondFactor,
  SignOnStart,
  SignUp,
} from '@/api/generated/public';
import { api } from '@/api/http';
import { toProblem } from '@/api/problem';
import { endSession, expectSession, sessionState, startSession } from '@/api/session';

/** The ways to sign in that this installation offers. */
export const authOptions = queryOptions({
  queryKey: ['auth-options'],
  queryFn: ({ signal }) => answerOf(anonymousApi.GET('/api/v1/auth/options', { signal })),
});

/** Who is signed in, where, and what they may do there. The frame keeps it fresh. */
export const currentUser = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/auth/me', { signal })),
});

export const discoverSignIn = (email: string) => answerOf(anonymousApi.POST('/api/v1/auth/discover', { body: { email } }));

/** Signs in, or answers the challenge to meet with a second factor. */
export async function signIn(body: LoginRequest): Promise<string | null> {
  const result = await answerOf(anonymousApi.POST('/api/v1/auth/login', { body }));
  if (result.access_token) startSession({ access_token: result.access_token, expires_in: result.expires_in ?? 0 });
  return result.challenge ?? null;
}

export const answerChallenge = (body: SecondFactor) => begin(answerOf(anonymousApi.POST('/api/v1/auth/second-factor', { body })));
export const signUp = (body: SignUp) => begin(answerOf(anonymousApi.POST('/api/v1/auth/sign-up', { body })));
export const acceptInvite = (body: InviteAcceptance) => begin(answerOf(anonymousApi.POST('/api/v1/auth/invites/accept', { body })));

async function begin(granted: Promise<AccessGrant>): Promise<void> {
  startSession(await granted);
}

/** Leaves for the identity provider. */
export async function startSignOn(body: SignOnStart): Promise<void> {
  const { authorization_url } = await answerOf(anonymousApi.POST('/api/v1/auth/sign-on/start', { body }));
  expectSession();
  window.location.assign(authorization_url);
}

export const requestPasswordReset = (email: string) => answerOf(anonymousApi.POST('/api/v1/auth/password-reset', { body: { email } }));
export const resetPassword = (body: PasswordReset) => answerOf(anonymousApi.POST('/api/v1/auth/password-reset/confirm', { body }));

export const invitePreview = (token: string) =>
  queryOptions({
    queryKey: ['invite-preview', token],
    queryFn: () => answerOf(anonymousApi.POST('/api/v1/auth/invites/preview', { body: { token } })),
    retry: false,
  });

/** Joins with the account that is signed in, and goes there. */
export async function joinOrganization(token: string): Promise<OrganizationSummary> {
  const organization = await answerOf(api.POST('/api/v1/invites/join', { body: { token } }));
  await switchOrganization(organization.id);
  return organization;
}

/** Every tab follows. */
export async function switchOrganization(id: string): Promise<void> {
  startSession(await answerOf(api.POST('/api/v1/auth/switch', { body: { organization_id: id } })));
}

/** Leaves here at once and tells the control plane; when that fails the person is told, because the cookie is out of reach of scripts. */
export async function signOut(): Promise<void> {
  endSession('left');
  await confirmSignOut();
}

/** Asks the control plane to end the session of the cookie; says `unconfirmed` until that worked. */
export async function confirmSignOut(): Promise<void> {
  const failed = await answerOf(anonymousApi.POST('/api/v1/auth/logout')).then(
    () => false,
    (error: unknown) => toProblem(error).status !== 401,
  );
  const { status, end } = sessionState();
  // Somebody may have signed in meanwhile.
  if (status === 'signed_out' && (failed || end === 'unconfirmed')) endSession(failed ? 'unconfirmed' : 'left');
}
