import type { ApiKey, AuditEntry, Invite, PermissionName, RoleName, SignOn } from '../src/api/generated/public';
import { iso, newId } from './shapes.ts';

export interface Person {
  id: string;
  email: string;
  name: string;
  secondFactor: boolean;
  recoveryCodes: number;
  hasPassword: boolean;
}

export interface Membership {
  userId: string;
  role: RoleName;
  joinedAt: string;
  lastSeenAt?: string;
  viaSignOn?: boolean;
}

/** One organization and what belongs to it alone. */
export interface Tenant {
  id: string;
  name: string;
  createdAt: string;
  members: Membership[];
  invites: (Invite & { token: string })[];
  keys: ApiKey[];
  signOn: SignOn;
  audit: AuditEntry[];
  verifiedTo: number;
}

export interface Session {
  id: string;
  userId: string;
  tenantId: string;
  device: string;
  address: string;
  signedInAt: string;
  lastUsedAt: string;
  /** Counts up with each refresh; only the newest is good. */
  generation: number;
}

export interface People {
  persons: Person[];
  tenants: Tenant[];
  sessions: Session[];
}

/** Whoever sent a request. */
export interface Caller {
  person: Person;
  tenant: Tenant;
  session: Session;
  permissions: PermissionName[];
}

const DAY = 86_400_000;

export function aTenant(name: string, at: number): Tenant {
  return {
    id: newId(at),
    name,
    createdAt: iso(at),
    members: [],
    invites: [],
    keys: [],
    signOn: { configured: false, enabled: false, domains: [], redirect_uri: 'http://localhost:8080/api/v1/auth/sign-on/callback' },
    audit: [],
    verifiedTo: 0,
  };
}

export function aPerson(people: People, email: string, name: string): Person {
  const person: Person = { id: newId(), email, name, secondFactor: false, recoveryCodes: 0, hasPassword: true };
  people.persons.push(person);
  return person;
}

/** Nobody has an account. */
export function nobody(): People {
  return { persons: [], tenants: [], sessions: [] };
}

const TEAM: [string, string, RoleName, Partial<Person>][] = [
  ['admin@signalbox.local', 'Administrator', 'owner', {}],
  ['ana.ruiz@acme.example', 'Ana Ruiz', 'admin', {}],
  ['mei.tanaka@acme.example', 'Mei Tanaka', 'builder', { secondFactor: true, recoveryCodes: 2 }],
  ['jonas.weber@acme.example', 'Jonas Weber', 'operator', { secondFactor: true, recoveryCodes: 8 }],
  ['lena.fischer@acme.example', 'Lena Fischer', 'approver', {}],
  ['viewer@acme.example', 'Sam Okafor', 'viewer', {}],
  ['auditor@acme.example', 'Priya Nair', 'auditor', { hasPassword: false }],
];

export function demoPeople(now: number, full: boolean): People {
  const people = nobody();
  const acme = aTenant('Acme', now - 40 * DAY);
  const beta = aTenant('Beta Labs', now - 12 * DAY);
  people.tenants.push(acme, beta);
  TEAM.slice(0, full ? TEAM.length : 1).forEach(([email, name, role, more], index) => {
    const person = Object.assign(aPerson(people, email, name), more);
    acme.members.push({
      userId: person.id,
      role,
      joinedAt: iso(now - (39 - index * 4) * DAY),
      lastSeenAt: role === 'approver' ? undefined : iso(now - index * index * 47 * 60_000),
      viaSignOn: role === 'auditor',
    });
    if (index < 2)
      beta.members.push({
        userId: person.id,
        role: index === 0 ? 'owner' : 'viewer',
        joinedAt: iso(now - 11 * DAY),
        lastSeenAt: iso(now - 3 * DAY),
      });
  });
  if (full) furnish(people, acme, now);
  return people;
}

function furnish(people: People, acme: Tenant, now: number): void {
  const owner = people.persons[0];
  if (!owner) return;
  const session = (device: string, address: string, signedIn: number, used: number) =>
    people.sessions.push({
      id: newId(now - signedIn),
      userId: owner.id,
      tenantId: acme.id,
      device,
      address,
      signedInAt: iso(now - signedIn),
      lastUsedAt: iso(now - used),
      generation: 0,
    });
  session('Safari on iPhone', '203.0.113.71', 9 * DAY, 3 * 3_600_000);
  session('Firefox on Windows', '198.51.100.20', 21 * DAY, 6 * DAY);
  const invite = (email: string, role: RoleName, state: Invite['state'], age: number) =>
    acme.invites.push({
      id: newId(now - age),
      token: newId(),
      email,
      role,
      state,
      invited_by: owner.email,
      created_at: iso(now - age),
      expires_at: iso(now - age + 7 * DAY),
      accepted_at: state === 'accepted' ? iso(now - age + DAY) : undefined,
    });
  invite('noah.kim@acme.example', 'operator', 'open', 2 * DAY);
  invite('eva.lind@partner.example', 'viewer', 'open', 5 * DAY);
  invite('old.friend@acme.example', 'builder', 'expired', 15 * DAY);
  invite('lena.fischer@acme.example', 'approver', 'accepted', 24 * DAY);
  const key = (name: string, scopes: PermissionName[], age: number, more: Partial<ApiKey> = {}) =>
    acme.keys.push({
      id: newId(now - age),
      name,
      prefix: `sbx_${newId().slice(-6)}`,
      last_four: newId().slice(-4),
      scopes,
      allowed_addresses: [],
      state: 'active',
      created_at: iso(now - age),
      created_by: owner.email,
      ...more,
    });
  key('Shop backend', ['events:ingest'], 4 * DAY, {
    last_used_at: iso(now - 90_000),
    last_used_address: '203.0.113.9',
    expires_at: iso(now + 86 * DAY),
    allowed_addresses: ['203.0.113.0/24', '2001:db8::/48'],
  });
  key('Data warehouse', ['tickets:read', 'runs:read', 'events:read', 'dead_letters:read'], 18 * DAY, {
    last_used_at: iso(now - 4 * 3_600_000),
    last_used_address: '198.51.100.4',
    rotated_at: iso(now - DAY / 2),
    previous_expires_at: iso(now + DAY / 2),
  });
  key('Migration script', ['tickets:upsert', 'identities:map'], 30 * DAY, {
    state: 'revoked',
    revoked_at: iso(now - 20 * DAY),
    last_used_at: iso(now - 21 * DAY),
  });
  acme.signOn = {
    ...acme.signOn,
    configured: true,
    enabled: true,
    issuer: 'https://login.acme.example/realms/people',
    client_id: 'signalbox',
    client_secret_last_four: 'k3Qz',
    default_role: 'viewer',
    updated_at: iso(now - 6 * DAY),
    domains: [
      {
        domain: 'sso.example',
        state: 'verified',
        record_name: '_signalbox.sso.example',
        record_value: 'signalbox-verification=7f3c9a',
        checked_at: iso(now - 5 * DAY),
      },
      {
        domain: 'acme.example',
        state: 'pending',
        record_name: '_signalbox.acme.example',
        record_value: 'signalbox-verification=b81d02e64c',
        checked_at: iso(now - 3_600_000),
        problem: 'The name has no TXT record.',
      },
    ],
  };
}
