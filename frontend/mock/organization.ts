import type { ApiKey, Member, PermissionName, RoleName } from '../src/api/generated/public';
import type { Caller, Membership, People, Tenant } from './people.ts';
import { type Answer, type Body, fits, found, MockProblem, NOTHING, ok, page } from './problem.ts';
import { catalogue } from './roles.ts';
import { GOOD_CODE, joinWith, me, membershipsOf, strong, switchTo } from './sessions.ts';
import { iso, newId } from './shapes.ts';
import { record, verification } from './trail.ts';

interface Asked {
  people: People;
  caller: Caller;
  id: string;
  body: Body;
  query: URLSearchParams;
}

type Handler = (asked: Asked) => Answer;
export type PeopleRoute = [verb: string, pattern: RegExp, handle: Handler, needs?: PermissionName];

const CODES = () => Array.from({ length: 10 }, () => `${newId().slice(-4)}-${newId().slice(-4)}`);

function member(people: People, membership: Membership): Member {
  const person = found(people.persons.find((each) => each.id === membership.userId));
  return {
    user_id: person.id,
    email: person.email,
    name: person.name,
    role: membership.role,
    joined_at: membership.joinedAt,
    last_seen_at: membership.lastSeenAt,
    second_factor: person.secondFactor,
    via_sign_on: membership.viaSignOn,
  };
}

const organization = ({ tenant }: Caller) => ({
  id: tenant.id,
  name: tenant.name,
  created_at: tenant.createdAt,
  members: tenant.members.length,
  owners: tenant.members.filter((each) => each.role === 'owner').length,
});

const membershipOf = ({ caller, id }: Asked) => found(caller.tenant.members.find((each) => each.userId === id));
const inviteOf = ({ caller, id }: Asked) => found(caller.tenant.invites.find((each) => each.id === id));
const keyOf = ({ caller, id }: Asked) => found(caller.tenant.keys.find((each) => each.id === id));
const domainOf = ({ caller, id }: Asked) => found(caller.tenant.signOn.domains.find((each) => each.domain === decodeURIComponent(id)));
const target = (type: string, { id, name }: { id: string; name: string }) => ({ type, id, name });

function sent(invite: Tenant['invites'][number]): Answer {
  const mailed = process.env.SIGNALBOX_MOCK_MAIL === 'yes';
  return ok({ invite, mailed, ...(mailed ? {} : { link: `http://localhost:5173/invite#token=${invite.token}` }) });
}

function invite(asked: Asked): Answer {
  const { caller, body, people } = asked;
  const email = String(body.email).toLowerCase();
  if (!email.includes('@'))
    throw new MockProblem(400, 'invalid_request', 'Some values were refused', [
      { pointer: '/email', message: 'must be an e-mail address' },
    ]);
  if (caller.tenant.members.some((each) => people.persons.find((person) => person.id === each.userId)?.email === email))
    throw new MockProblem(409, 'already_member', 'They are a member already');
  const now = Date.now();
  const made = {
    id: newId(),
    token: newId(),
    email,
    role: body.role as RoleName,
    state: 'open' as const,
    invited_by: caller.person.email,
    created_at: iso(now),
    expires_at: iso(now + 7 * 86_400_000),
  };
  caller.tenant.invites.unshift(made);
  record(caller, { action: 'invite.created', target: { type: 'invite', id: made.id, name: email }, after: { email, role: made.role } });
  return { ...sent(made), status: 201 };
}

function issue(key: ApiKey, status: number): Answer {
  const secret = `${key.prefix}_${newId().replaceAll('-', '')}${key.last_four}`;
  return ok({ api_key: key, secret }, status);
}

function createKey({ caller, body }: Asked): Answer {
  const bad = ((body.allowed_addresses ?? []) as string[]).findIndex((address) => !/^[0-9a-f.:]+(\/\d+)?$/iu.test(address));
  if (bad >= 0)
    throw new MockProblem(400, 'invalid_request', 'Some values were refused', [
      { pointer: `/allowed_addresses/${bad}`, message: 'is no IP address or block' },
    ]);
  const key: ApiKey = {
    id: newId(),
    name: String(body.name),
    prefix: `sbx_${newId().slice(-6)}`,
    last_four: newId().slice(-4),
    scopes: body.scopes as PermissionName[],
    allowed_addresses: (body.allowed_addresses ?? []) as string[],
    state: 'active',
    created_at: iso(Date.now()),
    created_by: caller.person.email,
    expires_at: body.expires_at as string | undefined,
  };
  caller.tenant.keys.unshift(key);
  record(caller, { action: 'api_key.created', target: target('api_key', key), after: { name: key.name, scopes: key.scopes } });
  return issue(key, 201);
}

function rotateKey(asked: Asked): Answer {
  const key = keyOf(asked);
  const grace = Number(asked.body.grace_minutes ?? 1440) * 60_000;
  Object.assign(key, { last_four: newId().slice(-4), rotated_at: iso(Date.now()), previous_expires_at: iso(Date.now() + grace) });
  return issue(key, 200);
}

function transfer(asked: Asked): Answer {
  const { caller, body, people } = asked;
  if (body.password === 'wrong') throw new MockProblem(403, 'wrong_password', 'This is not your password');
  const heir = membershipOf({ ...asked, id: String(body.user_id) });
  heir.role = 'owner';
  if (!body.keep_ownership) membershipOf({ ...asked, id: caller.person.id }).role = 'admin';
  return ok(member(people, heir));
}

function sessions({ people, caller }: Asked): Answer {
  const own = people.sessions.filter((each) => each.userId === caller.person.id).sort((a, b) => b.lastUsedAt.localeCompare(a.lastUsedAt));
  const nameOf = (id: string) => people.tenants.find((each) => each.id === id)?.name ?? '';
  return ok({
    items: own.map((each) => ({
      id: each.id,
      current: each.id === caller.session.id,
      device: each.device,
      address: each.address,
      signed_in_at: each.signedInAt,
      last_used_at: each.lastUsedAt,
      expires_at: iso(Date.parse(each.signedInAt) + 30 * 86_400_000),
      method: 'password',
      organization: { id: each.tenantId, name: nameOf(each.tenantId) },
    })),
  });
}

function audit({ caller, query }: Asked): Answer {
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '9';
  const action = query.get('action') ?? '';
  const fitting = caller.tenant.audit.filter(
    (entry) =>
      entry.action.startsWith(action) &&
      entry.at >= from &&
      entry.at <= to &&
      fits(entry, query, ['outcome']) &&
      (!query.has('actor_id') || entry.actor.id === query.get('actor_id')) &&
      (!query.has('target_type') || entry.target.type === query.get('target_type')) &&
      (!query.has('target_id') || entry.target.id === query.get('target_id')),
  );
  return ok(query.has('format') ? fitting.map((entry) => JSON.stringify(entry)).join('\n') : page(fitting.toReversed(), query));
}

export const PEOPLE_ROUTES: PeopleRoute[] = [
  ['GET', /^auth\/me$/u, ({ caller, people }) => ok(me(caller, people))],
  ['POST', /^auth\/switch$/u, ({ people, caller, body }) => switchTo(people, caller, body.organization_id)],
  ['POST', /^invites\/join$/u, ({ people, caller, body }) => joinWith(people, caller, body)],
  [
    'PATCH',
    /^account$/u,
    ({ people, caller, body }) => ok(me({ ...caller, person: Object.assign(caller.person, { name: body.name }) }, people)),
  ],
  [
    'POST',
    /^account\/password$/u,
    ({ body }) => {
      if (body.current_password === 'wrong') throw new MockProblem(403, 'wrong_password', 'This is not your password');
      strong('/new_password', body.new_password);
      return NOTHING;
    },
  ],
  ['GET', /^account\/sessions$/u, sessions],
  [
    'DELETE',
    /^account\/sessions\/([^/]+)$/u,
    ({ people, id }) => {
      people.sessions = people.sessions.filter((each) => each.id !== id);
      return NOTHING;
    },
  ],
  [
    'POST',
    /^account\/sessions\/revoke-others$/u,
    ({ people, caller }) => {
      const before = people.sessions.length;
      people.sessions = people.sessions.filter((each) => each.userId !== caller.person.id || each.id === caller.session.id);
      return ok({ revoked: before - people.sessions.length });
    },
  ],
  [
    'POST',
    /^account\/totp$/u,
    ({ caller }) =>
      ok({
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        uri: `otpauth://totp/Signalbox:${caller.person.email}?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Signalbox`,
      }),
  ],
  [
    'POST',
    /^account\/totp\/confirm$/u,
    ({ caller, body }) =>
      withCode(body, () => {
        Object.assign(caller.person, { secondFactor: true, recoveryCodes: 10 });
        return ok({ codes: CODES() });
      }),
  ],
  [
    'POST',
    /^account\/totp\/disable$/u,
    ({ caller, body }) =>
      withCode(body, () => {
        caller.person.secondFactor = false;
        return NOTHING;
      }),
  ],
  [
    'POST',
    /^account\/recovery-codes$/u,
    ({ caller, body }) =>
      withCode(body, () => {
        caller.person.recoveryCodes = 10;
        return ok({ codes: CODES() });
      }),
  ],
  ['GET', /^roles$/u, () => ok(catalogue()), 'organization:read'],
  ['GET', /^organization$/u, ({ caller }) => ok(organization(caller)), 'organization:read'],
  [
    'PATCH',
    /^organization$/u,
    ({ caller, body }) => {
      record(caller, {
        action: 'organization.renamed',
        target: target('organization', caller.tenant),
        before: { name: caller.tenant.name },
        after: { name: body.name },
      });
      caller.tenant.name = String(body.name);
      return ok(organization(caller));
    },
    'organization:change',
  ],
  ['POST', /^organization\/transfer$/u, transfer, 'organization:transfer'],
  [
    'POST',
    /^organization\/leave$/u,
    ({ caller }) => {
      caller.tenant.members = caller.tenant.members.filter((each) => each.userId !== caller.person.id);
      return NOTHING;
    },
  ],
  [
    'GET',
    /^members$/u,
    ({ people, caller, query }) => {
      const text = (query.get('q') ?? '').toLowerCase();
      const all = caller.tenant.members.map((each) => member(people, each));
      return ok(
        page(
          all.filter((each) => fits(each, query, ['role']) && `${each.name} ${each.email}`.toLowerCase().includes(text)),
          query,
        ),
      );
    },
    'organization:read',
  ],
  [
    'PATCH',
    /^members\/([^/]+)$/u,
    (asked) => {
      const changed = membershipOf(asked);
      record(asked.caller, {
        action: 'member.role_changed',
        target: { type: 'member', id: asked.id, name: member(asked.people, changed).email },
        before: { role: changed.role },
        after: { role: asked.body.role },
      });
      changed.role = asked.body.role as RoleName;
      return ok(member(asked.people, changed));
    },
    'members:manage',
  ],
  [
    'DELETE',
    /^members\/([^/]+)$/u,
    ({ caller, id }) => {
      caller.tenant.members = caller.tenant.members.filter((each) => each.userId !== id);
      return NOTHING;
    },
    'members:manage',
  ],
  [
    'GET',
    /^invites$/u,
    ({ caller, query }) =>
      ok(
        page(
          caller.tenant.invites.filter((each) => fits(each, query, ['state'])),
          query,
        ),
      ),
    'members:manage',
  ],
  ['POST', /^invites$/u, invite, 'members:manage'],
  [
    'POST',
    /^invites\/([^/]+)\/resend$/u,
    (asked) => sent(Object.assign(inviteOf(asked), { state: 'open', token: newId(), expires_at: iso(Date.now() + 7 * 86_400_000) })),
    'members:manage',
  ],
  [
    'DELETE',
    /^invites\/([^/]+)$/u,
    (asked) => {
      Object.assign(inviteOf(asked), { state: 'revoked' });
      return NOTHING;
    },
    'members:manage',
  ],
  [
    'GET',
    /^api-keys$/u,
    ({ caller, query }) =>
      ok(
        page(
          caller.tenant.keys.filter((each) => fits(each, query, ['state'])),
          query,
        ),
      ),
    'api_keys:manage',
  ],
  ['POST', /^api-keys$/u, createKey, 'api_keys:manage'],
  ['GET', /^api-keys\/([^/]+)$/u, (asked) => ok(keyOf(asked)), 'api_keys:manage'],
  [
    'DELETE',
    /^api-keys\/([^/]+)$/u,
    (asked) => {
      Object.assign(keyOf(asked), { state: 'revoked', revoked_at: iso(Date.now()) });
      return NOTHING;
    },
    'api_keys:manage',
  ],
  ['POST', /^api-keys\/([^/]+)\/rotate$/u, rotateKey, 'api_keys:manage'],
  ['GET', /^sign-on$/u, ({ caller }) => ok(caller.tenant.signOn), 'sign_on:manage'],
  [
    'PUT',
    /^sign-on$/u,
    ({ caller, body: { client_secret, ...body } }) => {
      const secret = client_secret ? { client_secret_last_four: String(client_secret).slice(-4) } : {};
      return ok(Object.assign(caller.tenant.signOn, body, secret, { configured: true, updated_at: iso(Date.now()) }));
    },
    'sign_on:manage',
  ],
  [
    'DELETE',
    /^sign-on$/u,
    ({ caller }) => {
      caller.tenant.signOn = { configured: false, enabled: false, domains: [], redirect_uri: caller.tenant.signOn.redirect_uri };
      return NOTHING;
    },
    'sign_on:manage',
  ],
  [
    'POST',
    /^sign-on\/check$/u,
    ({ caller: { tenant } }) =>
      ok(
        tenant.signOn.issuer?.includes('acme')
          ? { ok: true, authorization_endpoint: `${tenant.signOn.issuer}/auth`, token_endpoint: `${tenant.signOn.issuer}/token` }
          : { ok: false, problem: 'The issuer does not answer with a configuration document (404).' },
      ),
    'sign_on:manage',
  ],
  [
    'POST',
    /^sign-on\/domains$/u,
    ({ caller, body }) => {
      const domain = {
        domain: String(body.domain),
        state: 'pending' as const,
        record_name: `_signalbox.${String(body.domain)}`,
        record_value: `signalbox-verification=${newId().slice(-10)}`,
      };
      caller.tenant.signOn.domains.push(domain);
      return ok(domain, 201);
    },
    'sign_on:manage',
  ],
  [
    'POST',
    /^sign-on\/domains\/([^/]+)\/verify$/u,
    (asked) => {
      const domain = domainOf(asked);
      return ok(
        Object.assign(domain, domain.checked_at ? { state: 'verified', problem: undefined } : { problem: 'The name has no TXT record.' }, {
          checked_at: iso(Date.now()),
        }),
      );
    },
    'sign_on:manage',
  ],
  [
    'DELETE',
    /^sign-on\/domains\/([^/]+)$/u,
    ({ caller: { tenant }, id }) => {
      tenant.signOn.domains = tenant.signOn.domains.filter((each) => each.domain !== decodeURIComponent(id));
      return NOTHING;
    },
    'sign_on:manage',
  ],
  ['GET', /^audit$/u, audit, 'audit:read'],
  ['GET', /^audit\/export$/u, audit, 'audit:read'],
  ['GET', /^audit\/verification$/u, ({ caller }) => ok(verification(caller.tenant)), 'audit:read'],
  [
    'POST',
    /^audit\/verification$/u,
    ({ caller: { tenant } }) => {
      tenant.verifiedTo = tenant.audit.length;
      return ok(verification(tenant));
    },
    'audit:read',
  ],
  ['GET', /^audit\/(\d+)$/u, ({ caller, id }) => ok(found(caller.tenant.audit[Number(id) - 1])), 'audit:read'],
];

export function foundOrganization(people: People, caller: Caller, tenant: Tenant): Answer {
  if (!membershipsOf(people, caller.person.id).some((each) => each.role === 'owner'))
    throw new MockProblem(403, 'founding_closed', 'You may not found an organization');
  tenant.members.push({ userId: caller.person.id, role: 'owner', joinedAt: iso(Date.now()) });
  people.tenants.push(tenant);
  return ok({ id: tenant.id, name: tenant.name, created_at: tenant.createdAt, members: 1, owners: 1 }, 201);
}

function withCode(body: Body, then: () => Answer): Answer {
  if (!GOOD_CODE.test(String(body.code)))
    throw new MockProblem(400, 'code_refused', 'This code is not right', [{ pointer: '/code', message: 'is not the code of this moment' }]);
  return then();
}
