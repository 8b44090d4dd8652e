import type { PermissionName, RoleCatalogue, RoleName } from '../src/api/generated/public';

const DESCRIPTIONS: Record<PermissionName, string> = {
  'organization:read': 'See the organization, its members and what each role may do',
  'organization:change': 'Rename the organization',
  'organization:transfer': 'Hand ownership to another member',
  'members:manage': 'Invite and remove people, change their roles',
  'api_keys:manage': 'Create, rotate and revoke API keys',
  'sign_on:manage': 'Set up single sign-on and its domains',
  'audit:read': 'Read, verify and export the audit log',
  'integrations:read': 'See integrations and their health',
  'integrations:change': 'Connect, configure, pause and rotate integrations',
  'events:read': 'See raw events and what became of them',
  'dead_letters:read': 'See what failed and why',
  'dead_letters:resolve': 'Correct, retry and discard dead letters, cancel runs',
  'tickets:read': 'See tickets, their history and comments',
  'runs:read': 'See what the agent did',
  'runs:replay': 'Export recordings of runs and replay them',
  'runs:fork': 'See states of runs and run them again in another way, which changes nothing',
  'system:read': 'See the state of this installation and live changes',
  'events:ingest': 'Send events under an API key',
  'tickets:upsert': 'Write tickets under an API key',
  'dead_letters:report': 'Report what could not be processed under an API key',
  'identities:map': 'Map accounts to people under an API key',
};

const ALL = Object.keys(DESCRIPTIONS) as PermissionName[];
const FOR_SERVICES: PermissionName[] = ['events:ingest', 'tickets:upsert', 'dead_letters:report', 'identities:map'];
const PEOPLE = ALL.filter((name) => !FOR_SERVICES.includes(name));
const READING = PEOPLE.filter((name) => name.endsWith(':read') && name !== 'audit:read');
const SCOPES: PermissionName[] = [
  ...READING.filter((name) => name !== 'organization:read'),
  'dead_letters:resolve',
  'runs:replay',
  'runs:fork',
  ...FOR_SERVICES,
];

export const ROLES: Record<RoleName, { description: string; permissions: PermissionName[] }> = {
  owner: { description: 'Everything, ownership included. Each organization has at least one.', permissions: PEOPLE },
  admin: {
    description: 'Everything except handing over ownership.',
    permissions: PEOPLE.filter((name) => name !== 'organization:transfer'),
  },
  builder: {
    description: 'Connects sources and builds what runs on them.',
    permissions: [...READING, 'integrations:change', 'dead_letters:resolve', 'runs:replay', 'runs:fork'],
  },
  operator: {
    description: 'Keeps work flowing: corrects, retries and discards what failed.',
    permissions: [...READING, 'dead_letters:resolve', 'runs:replay', 'runs:fork'],
  },
  approver: { description: 'Reads everything and decides what waits for a person.', permissions: READING },
  viewer: { description: 'Reads, changes nothing.', permissions: READING },
  auditor: {
    description: 'Reads everything, the audit log included; changes nothing.',
    permissions: [...READING, 'audit:read', 'runs:replay'],
  },
};

export function catalogue(): RoleCatalogue {
  return {
    roles: (Object.keys(ROLES) as RoleName[]).map((name) => ({ name, ...ROLES[name] })),
    permissions: ALL.map((name) => ({
      name,
      description: DESCRIPTIONS[name],
      scope: SCOPES.includes(name),
      operations: [DESCRIPTIONS[name]],
    })),
  };
}
