import { type Asked, type PeopleRoute } from './people-routes.ts';
import { type Answer, type Body, MockProblem, NOTHING, ok } from './problem.ts';
import { GOOD_CODE, joinWith, me, strong, switchTo } from './sessions.ts';
import { iso, newId } from './shapes.ts';

const CODES = () => Array.from({ length: 10 }, () => `${newId().slice(-4)}-${newId().slice(-4)}`);

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

function withCode(body: Body, then: () => Answer): Answer {
  if (!GOOD_CODE.test(String(body.code)))
    throw new MockProblem(400, 'code_refused', 'This code is not right', [{ pointer: '/code', message: 'is not the code of this moment' }]);
  return then();
}

export const ACCOUNT_ROUTES: PeopleRoute[] = [
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
];
