import type { Member, RoleName } from '../src/api/generated/public';
import type { Caller, Membership, People, Tenant } from './people.ts';
import { type Asked, type PeopleRoute, target } from './people-routes.ts';
import { type Answer, fits, found, MockProblem, NOTHING, ok, page } from './problem.ts';
import { catalogue } from './roles.ts';
import { membershipsOf } from './sessions.ts';
import { iso } from './shapes.ts';
import { record } from './trail.ts';

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

function transfer(asked: Asked): Answer {
  const { caller, body, people } = asked;
  if (body.password === 'wrong') throw new MockProblem(403, 'wrong_password', 'This is not your password');
  const heir = membershipOf({ ...asked, id: String(body.user_id) });
  heir.role = 'owner';
  if (!body.keep_ownership) membershipOf({ ...asked, id: caller.person.id }).role = 'admin';
  return ok(member(people, heir));
}

export const ORGANIZATION_ROUTES: PeopleRoute[] = [
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
];

export function foundOrganization(people: People, caller: Caller, tenant: Tenant): Answer {
  if (!membershipsOf(people, caller.person.id).some((each) => each.role === 'owner'))
    throw new MockProblem(403, 'founding_closed', 'You may not found an organization');
  tenant.members.push({ userId: caller.person.id, role: 'owner', joinedAt: iso(Date.now()) });
  people.tenants.push(tenant);
  return ok({ id: tenant.id, name: tenant.name, created_at: tenant.createdAt, members: 1, owners: 1 }, 201);
}
