import type { ApiKey, PermissionName } from '../src/api/generated/public';
import { type Asked, type PeopleRoute, target } from './people-routes.ts';
import { type Answer, fits, found, MockProblem, NOTHING, ok, page } from './problem.ts';
import { iso, newId } from './shapes.ts';
import { record } from './trail.ts';

const keyOf = ({ caller, id }: Asked) => found(caller.tenant.keys.find((each) => each.id === id));

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

export const API_KEY_ROUTES: PeopleRoute[] = [
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
];
