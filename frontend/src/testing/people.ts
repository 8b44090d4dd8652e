import type { AccessGrant, CurrentUser, Invite, PermissionName, RoleName } from '@/api/generated/public';

/** An access token for a person in an organization; its signature is nobody's. */
export function grant(word: string, { sub = 'ana', org = 'acme' } = {}): AccessGrant {
  return { access_token: `${btoa('{}')}.${btoa(JSON.stringify({ sub, org, word }))}.none`, expires_in: 900 };
}

const READING: PermissionName[] = [
  'organization:read',
  'integrations:read',
  'events:read',
  'dead_letters:read',
  'tickets:read',
  'runs:read',
  'system:read',
];

export const PERMISSIONS: Record<RoleName, PermissionName[]> = {
  owner: [
    ...READING,
    'audit:read',
    'organization:change',
    'organization:transfer',
    'members:manage',
    'api_keys:manage',
    'sign_on:manage',
    'integrations:change',
    'dead_letters:resolve',
    'runs:replay',
    'runs:fork',
  ],
  admin: [
    ...READING,
    'audit:read',
    'organization:change',
    'members:manage',
    'api_keys:manage',
    'sign_on:manage',
    'integrations:change',
    'dead_letters:resolve',
    'runs:replay',
    'runs:fork',
  ],
  builder: [...READING, 'integrations:change', 'dead_letters:resolve', 'runs:replay', 'runs:fork'],
  operator: [...READING, 'dead_letters:resolve', 'runs:replay', 'runs:fork'],
  approver: READING,
  viewer: READING,
  auditor: [...READING, 'audit:read', 'runs:replay'],
};

/** Somebody in Acme with a role. */
export function somebody(role: RoleName, more: Partial<CurrentUser> = {}): CurrentUser {
  return {
    id: 'ana',
    email: 'ana@acme.example',
    name: 'Ana Ruiz',
    organization: { id: 'acme', name: 'Acme' },
    role,
    permissions: PERMISSIONS[role],
    organizations: [{ id: 'acme', name: 'Acme', role }],
    second_factor: false,
    has_password: true,
    session_id: 's-1',
    may_found: false,
    ...more,
  };
}

/** The matrix as the API tells it. */
export const CATALOGUE = {
  roles: (Object.keys(PERMISSIONS) as RoleName[]).map((name) => ({
    name,
    description: `What ${name} is for.`,
    permissions: PERMISSIONS[name],
  })),
  permissions: [
    ...PERMISSIONS.owner.map((name) => ({
      name,
      description: `May ${name}`,
      scope: name.endsWith(':read') && !name.startsWith('organization') && !name.startsWith('audit'),
      operations: [`What needs ${name}`],
    })),
    { name: 'events:ingest', description: 'Send events under an API key', scope: true, operations: ['Hand in an event'] },
  ],
};

export const INVITE: Invite = {
  id: 'i-1',
  email: 'new@acme.example',
  role: 'builder',
  state: 'open',
  invited_by: 'ana@acme.example',
  created_at: '2026-11-20T10:00:00Z',
  expires_at: '2026-11-27T10:00:00Z',
};
