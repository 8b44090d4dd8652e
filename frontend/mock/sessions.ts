import type { AccessGrant, CurrentUser, InvitePreview, PermissionName, RoleName } from '../src/api/generated/public';
import { type Caller, aPerson, aTenant, type People, type Person, type Session, type Tenant } from './people.ts';
import { type Answer, type Body, found, MockProblem, NOTHING, ok } from './problem.ts';
import { ROLES } from './roles.ts';
import { iso, newId } from './shapes.ts';

/** What the browser sent along. */
export interface Visit {
  cookie: string | undefined;
  device: string;
}

/** Six digits, but not all of them zero; or what recovery codes look like. */
export const GOOD_CODE = /^((?!000000)\d{6}|[a-z0-9]{4}-[a-z0-9]{4})$/u;

const COOKIE = 'signalbox_refresh';
const PATH = 'Path=/api/v1/auth; HttpOnly; SameSite=Strict';

export function membershipsOf(people: People, userId: string): { tenant: Tenant; role: RoleName }[] {
  return people.tenants.flatMap((tenant) =>
    tenant.members.filter((member) => member.userId === userId).map(({ role }) => ({ tenant, role })),
  );
}

/** Reads a bearer token; every request looks the session and the membership up. */
export function callerOf(people: People, authorization: string | undefined): Caller {
  const claims = claimsOf(authorization?.split('.')[1]);
  const session = people.sessions.find((each) => each.id === claims.sid && each.tenantId === claims.org);
  const tenant = people.tenants.find((each) => each.id === session?.tenantId);
  const person = people.persons.find((each) => each.id === session?.userId);
  const member = tenant?.members.find((each) => each.userId === person?.id);
  if (!session || !tenant || !person || !member) throw new MockProblem(401, 'not_signed_in', 'Sign in first');
  session.lastUsedAt = iso(Date.now());
  member.lastSeenAt = session.lastUsedAt;
  return { person, tenant, session, permissions: ROLES[member.role].permissions };
}

export function requirePermission(caller: Caller, needs: PermissionName): void {
  if (caller.permissions.includes(needs)) return;
  throw new MockProblem(403, 'not_allowed', 'You may not do this', undefined, `This needs ${needs}.`);
}

export function me({ person, tenant, session, permissions }: Caller, people: People): CurrentUser {
  const organizations = membershipsOf(people, person.id).map(({ tenant: { id, name }, role }) => ({ id, name, role }));
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    organization: { id: tenant.id, name: tenant.name },
    role: organizations.find((each) => each.id === tenant.id)?.role ?? 'viewer',
    permissions,
    organizations,
    second_factor: person.secondFactor,
    recovery_codes_left: person.secondFactor ? person.recoveryCodes : undefined,
    has_password: person.hasPassword,
    session_id: session.id,
    may_found: organizations.some((each) => each.role === 'owner'),
  };
}

/** The operations that need no token. */
export function anonymous(people: People, path: string, body: Body, visit: Visit): Answer | undefined {
  switch (path) {
    case 'GET auth/options':
      return ok({
        sign_up: true,
        first_owner: people.persons.length === 0,
        mail: process.env.SIGNALBOX_MOCK_MAIL === 'yes',
        password_min_length: 12,
      });
    case 'POST auth/discover': {
      const routed = people.tenants.find(
        (tenant) =>
          tenant.signOn.enabled &&
          tenant.signOn.domains.some((each) => each.state === 'verified' && String(body.email).endsWith(`@${each.domain}`)),
      );
      return ok(routed ? { method: 'sign_on', organization_name: routed.name } : { method: 'password' });
    }
    case 'POST auth/login':
      return login(people, body, visit);
    case 'POST auth/second-factor':
      return challenged(people, body, visit);
    case 'POST auth/sign-up':
      return signUp(people, body, visit);
    case 'POST auth/refresh':
      return refresh(people, visit);
    case 'POST auth/logout':
      people.sessions = people.sessions.filter((session) => session.id !== cookieOf(visit)?.id);
      return { ...NOTHING, headers: { 'Set-Cookie': `${COOKIE}=; ${PATH}; Max-Age=0` } };
    case 'POST auth/password-reset':
      return ok(undefined, 202);
    case 'POST auth/password-reset/confirm':
      strong('/password', body.password);
      return NOTHING;
    case 'POST auth/invites/preview':
      return ok(preview(people, body));
    case 'POST auth/invites/accept':
      return accept(people, body, visit);
    case 'POST auth/sign-on/start':
      return ok({ authorization_url: '/sign-in?problem=sign_on_denied' });
    default:
      return undefined;
  }
}

function login(people: People, body: Body, visit: Visit): Answer {
  const person = people.persons.find((each) => each.email === String(body.email).toLowerCase());
  if (!person || !body.password || body.password === 'wrong') throw new MockProblem(401, 'sign_in_refused', 'E-mail or password is wrong');
  if (person.secondFactor) return ok({ challenge: `challenge:${person.id}` });
  return begin(people, person, visit);
}

function challenged(people: People, body: Body, visit: Visit): Answer {
  const person = people.persons.find((each) => `challenge:${each.id}` === body.challenge);
  if (!person) throw new MockProblem(401, 'challenge_refused', 'Start over');
  if (!GOOD_CODE.test(String(body.code)))
    throw new MockProblem(401, 'code_refused', 'This code is not right', [{ pointer: '/code', message: 'is not the code of this moment' }]);
  return begin(people, person, visit);
}

function signUp(people: People, body: Body, visit: Visit): Answer {
  strong('/password', body.password);
  const tenant = aTenant(String(body.organization_name), Date.now());
  const person = aPerson(people, String(body.email).toLowerCase(), String(body.name));
  tenant.members.push({ userId: person.id, role: 'owner', joinedAt: iso(Date.now()) });
  people.tenants.push(tenant);
  return { ...begin(people, person, visit), status: 201 };
}

function openInvite(people: People, body: Body) {
  const tenant = people.tenants.find((each) => each.invites.some((invite) => invite.token === body.token));
  const invite = tenant?.invites.find((each) => each.token === body.token);
  if (!tenant || !invite)
    throw new MockProblem(
      410,
      'invite_expired',
      'This invite is too old',
      undefined,
      'The link is too old or was replaced by a newer one. Ask whoever invited you for a new one.',
    );
  if (invite.state !== 'open')
    throw new MockProblem(
      410,
      'invite_used',
      'This invite was used',
      undefined,
      'Each invite works once. Sign in with the account you made.',
    );
  return { tenant, invite };
}

function preview(people: People, body: Body): InvitePreview {
  const { tenant, invite } = openInvite(people, body);
  return {
    organization_name: tenant.name,
    email: invite.email,
    role: invite.role,
    inviter: invite.invited_by,
    expires_at: invite.expires_at,
    has_account: people.persons.some((each) => each.email === invite.email),
  };
}

function accept(people: People, body: Body, visit: Visit): Answer {
  strong('/password', body.password);
  const { tenant, invite } = openInvite(people, body);
  const person = aPerson(people, invite.email, String(body.name));
  join(tenant, invite, person);
  return { ...begin(people, person, visit, tenant), status: 201 };
}

export function joinWith(people: People, caller: Caller, body: Body): Answer {
  const { tenant, invite } = openInvite(people, body);
  if (invite.email !== caller.person.email) throw new MockProblem(403, 'invite_for_other_address', 'The invite is for another address');
  join(tenant, invite, caller.person);
  return ok({ id: tenant.id, name: tenant.name });
}

function join(tenant: Tenant, invite: Tenant['invites'][number], person: Person): void {
  Object.assign(invite, { state: 'accepted', accepted_at: iso(Date.now()) });
  tenant.members.push({ userId: person.id, role: invite.role, joinedAt: iso(Date.now()) });
}

export function switchTo(people: People, caller: Caller, organizationId: unknown): Answer {
  const { tenant } = found(membershipsOf(people, caller.person.id).find((each) => each.tenant.id === organizationId));
  caller.session.tenantId = tenant.id;
  return ok(grant(caller.session));
}

function begin(people: People, person: Person, visit: Visit, tenant = membershipsOf(people, person.id)[0]?.tenant): Answer {
  if (!tenant)
    throw new MockProblem(403, 'no_organization', 'You belong to no organization', undefined, 'Ask one of its owners for an invite.');
  const now = iso(Date.now());
  const session: Session = {
    id: newId(),
    userId: person.id,
    tenantId: tenant.id,
    device: visit.device,
    address: '127.0.0.1',
    signedInAt: now,
    lastUsedAt: now,
    generation: 0,
  };
  people.sessions.push(session);
  return withCookie(session);
}

function refresh(people: People, visit: Visit): Answer {
  const named = cookieOf(visit);
  const session = people.sessions.find((each) => each.id === named?.id && each.generation === named.generation);
  const places = session ? membershipsOf(people, session.userId).map(({ tenant }) => tenant.id) : [];
  if (!session || places.length === 0) throw new MockProblem(401, 'session_expired', 'The session has ended');
  if (!places.includes(session.tenantId)) session.tenantId = places[0] ?? '';
  session.generation += 1;
  return withCookie(session);
}

function withCookie(session: Session): Answer {
  return { ...ok(grant(session)), headers: { 'Set-Cookie': `${COOKIE}=${session.id}.${session.generation}; ${PATH}; Max-Age=2592000` } };
}

function grant(session: Session): AccessGrant {
  const claims = JSON.stringify({ sub: session.userId, org: session.tenantId, sid: session.id, jti: newId() });
  return { access_token: `e30.${Buffer.from(claims).toString('base64url')}.none`, expires_in: 900 };
}

function claimsOf(part: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function cookieOf({ cookie }: Visit): { id: string; generation: number } | undefined {
  const match = new RegExp(`${COOKIE}=([^.;]+)\\.(\\d+)`, 'u').exec(cookie ?? '');
  return match?.[1] ? { id: match[1], generation: Number(match[2]) } : undefined;
}

export function strong(pointer: string, password: unknown): void {
  const text = String(password);
  if (text.length < 12)
    throw new MockProblem(400, 'invalid_request', 'Some values were refused', [{ pointer, message: 'must have at least 12 characters' }]);
  if (/password|123456/iu.test(text))
    throw new MockProblem(400, 'invalid_request', 'Some values were refused', [
      { pointer, message: 'is among the passwords that leaked; choose another' },
    ]);
}
