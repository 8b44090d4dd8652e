import { type Asked, type PeopleRoute } from './people-routes.ts';
import { type Answer, fits, found, ok, page } from './problem.ts';
import { verification } from './trail.ts';

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

export const AUDIT_ROUTES: PeopleRoute[] = [
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
