import { type Asked, type PeopleRoute } from './people-routes.ts';
import { found, NOTHING, ok } from './problem.ts';
import { iso, newId } from './shapes.ts';

const domainOf = ({ caller, id }: Asked) => found(caller.tenant.signOn.domains.find((each) => each.domain === decodeURIComponent(id)));

export const SSO_ROUTES: PeopleRoute[] = [
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
];
