import type { RoleName } from '../src/api/generated/public';
import type { Tenant } from './people.ts';
import { type Asked, type PeopleRoute } from './people-routes.ts';
import { type Answer, fits, found, MockProblem, NOTHING, ok, page } from './problem.ts';
import { iso, newId } from './shapes.ts';
import { record } from './trail.ts';

const inviteOf = ({ caller, id }: Asked) => found(caller.tenant.invites.find((each) => each.id === id));

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

export const INVITE_ROUTES: PeopleRoute[] = [
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
];
