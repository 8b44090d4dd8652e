import type { RoleName } from '@/api/generated/public';

/** From the one that may most to the one that may least. */
export const ROLES: readonly RoleName[] = ['owner', 'admin', 'builder', 'operator', 'approver', 'viewer', 'auditor'];

/** Ownership is handed over, never given by choosing a role. */
export const GIVEN_ROLES = ROLES.filter((role) => role !== 'owner');
