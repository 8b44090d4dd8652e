import type { AuditEntry, AuditVerification } from '../src/api/generated/public';
import type { Caller, Person, Tenant } from './people.ts';
import { iso, newId } from './shapes.ts';

type Fact = Partial<AuditEntry> & { action: string; target: AuditEntry['target'] };

/** Appends an entry; the hashes look like hashes. */
export function write(tenant: Tenant, actor: AuditEntry['actor'], fact: Fact, at = Date.now()): void {
  const sequence = tenant.audit.length + 1;
  tenant.audit.push({
    id: sequence,
    sequence,
    at: iso(at),
    actor,
    outcome: 'done',
    address: '203.0.113.7',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0',
    request_id: newId(at),
    previous_hash: tenant.audit.at(-1)?.hash,
    hash: hash(sequence),
    ...fact,
  });
}

export function record(caller: Caller, fact: Fact): void {
  write(caller.tenant, asActor(caller.person), fact);
}

function asActor(person: Person): AuditEntry['actor'] {
  return { kind: 'person', id: person.id, name: person.email };
}

function hash(sequence: number): string {
  return Array.from({ length: 8 }, (_, index) => ((sequence * 2_654_435_761 * (index + 3)) >>> 0).toString(16).padStart(8, '0')).join('');
}

/** A few weeks of an organization. */
export function fillTrail(tenant: Tenant, persons: Person[], integrations: { id: string; name: string }[], now: number): void {
  const [owner, ana, mei, jonas] = persons;
  const [source, other = source] = integrations;
  if (!owner || !ana || !mei || !jonas || !source || !other) return;
  const installation: AuditEntry['actor'] = { kind: 'installation', id: newId(), name: 'Installation' };
  const run: AuditEntry['actor'] = { kind: 'agent', id: newId(), name: 'Run of jira:issue_updated' };
  const of = (type: string, item: { id: string; name: string }) => ({ type, id: item.id, name: item.name });
  const member = (person: Person) => ({ type: 'member', id: person.id, name: person.email });
  const key = tenant.keys[0] ?? { id: newId(), name: 'Shop backend' };
  const story: [AuditEntry['actor'], Fact][] = [
    [
      installation,
      { action: 'organization.created', target: of('organization', tenant), after: { name: tenant.name, owner: owner.email } },
    ],
    [
      asActor(owner),
      { action: 'invite.created', target: { type: 'invite', id: newId(), name: ana.email }, after: { email: ana.email, role: 'admin' } },
    ],
    [asActor(ana), { action: 'member.joined', target: member(ana), after: { role: 'admin', via: 'invite' } }],
    [
      asActor(mei),
      {
        action: 'integration.created',
        target: of('integration', source),
        after: { provider: 'jira', name: source.name, settings: { mode: 'admin' }, secret: '••••••••q8Zw' },
      },
    ],
    [
      asActor(mei),
      { action: 'integration.paused', target: of('integration', other), before: { state: 'active' }, after: { state: 'paused' } },
    ],
    [
      asActor(mei),
      {
        action: 'integration.updated',
        target: of('integration', other),
        before: { name: 'HubSpot', settings: { portal_id: '1' } },
        after: { name: other.name, settings: { portal_id: '891472211' } },
      },
    ],
    [
      asActor(jonas),
      {
        action: 'dead_letter.retried',
        target: { type: 'dead_letter', id: newId(), name: 'generic of X-12' },
        before: { state: 'open' },
        after: { state: 'retried' },
      },
    ],
    [asActor(jonas), { action: 'integration.paused', target: of('integration', source), outcome: 'refused', code: 'not_allowed' }],
    [
      asActor(owner),
      { action: 'api_key.created', target: of('api_key', key), after: { name: key.name, scopes: ['events:ingest'], last_four: '9f2c' } },
    ],
    [
      { kind: 'api_key', id: key.id, name: key.name },
      { action: 'event.ingested', target: of('integration', source), address: '203.0.113.9', user_agent: 'shop-backend/4.2' },
    ],
    [asActor(owner), { action: 'member.role_changed', target: member(jonas), before: { role: 'viewer' }, after: { role: 'operator' } }],
    [
      run,
      {
        action: 'ticket.upserted',
        target: { type: 'run', id: run.id, name: run.name },
        outcome: 'refused',
        code: 'out_of_scope',
        address: '10.0.4.12',
        user_agent: 'signalbox-agent/0.1',
      },
    ],
    [
      asActor(ana),
      { action: 'session.started', target: { type: 'session', id: newId(), name: 'Safari on macOS' }, after: { method: 'password' } },
    ],
    [
      asActor(owner),
      {
        action: 'sign_on.updated',
        target: of('organization', tenant),
        before: { enabled: false },
        after: { enabled: true, issuer: 'https://login.acme.example/realms/people', client_secret: '••••k3Qz' },
      },
    ],
    [
      asActor(ana),
      {
        action: 'integration.secret_rotated',
        target: of('integration', source),
        before: { key_id: 'key_a1b2c3' },
        after: { key_id: 'key_d4e5f6', overlap_hours: 24 },
      },
    ],
  ];
  const rounds = 6;
  for (let round = 0; round < rounds; round += 1) {
    story.forEach(([actor, fact], index) =>
      write(tenant, actor, fact, now - (rounds - round) * 5 * 86_400_000 + index * 3_700_000 * 3 - 86_400_000),
    );
  }
  tenant.verifiedTo = tenant.audit.length - 3;
}

export function verification(tenant: Tenant): AuditVerification {
  return {
    intact: true,
    verified_to: tenant.verifiedTo,
    head: tenant.audit.length,
    checked_at: iso(Date.now() - (tenant.verifiedTo === tenant.audit.length ? 0 : 7 * 60_000)),
    signed_to: Math.max(tenant.verifiedTo - 2, 0),
    signed_at: iso(Date.now() - 9 * 60_000),
  };
}
