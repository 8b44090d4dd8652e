import { useQuery } from '@tanstack/react-query';
import { currentUser } from '@/api/auth';
import { PERMISSION_OF } from '@/api/generated/permissions';
import type { PermissionName, RoleCatalogue, RoleName } from '@/api/generated/public';
import { roleCatalogue } from '@/api/organization';

/** An operation of the API that needs a permission, by its id in the contract. */
export type Operation = keyof typeof PERMISSION_OF;

/** Says of an operation why the person may not call it, or nothing when they may. */
export type Refusal = (operation: Operation) => string | undefined;

/**
 * What the person may not do, and why: "Needs owner, admin or builder: you are viewer". The control plane decides; this only says so
 * beforehand. Nothing is refused while it is not known who is signed in.
 */
export function useRefusal(): Refusal {
  const { data: me } = useQuery(currentUser);
  const { data: roles } = useQuery({ ...roleCatalogue, enabled: me !== undefined && me.role !== 'owner' });
  return (operation) => {
    const permission = PERMISSION_OF[operation];
    if (!me || me.permissions.includes(permission)) return undefined;
    return reason(permission, me.role, roles);
  };
}

/** Whether the person may, for what is better left out than disabled. */
export function useCan(): (operation: Operation) => boolean {
  const refusal = useRefusal();
  return (operation) => refusal(operation) === undefined;
}

export function reason(permission: PermissionName, role: RoleName, catalogue: RoleCatalogue | undefined): string {
  const able = catalogue?.roles.filter((each) => each.permissions.includes(permission)).map((each) => each.name) ?? [];
  if (able.length === 0) return `Your role does not allow this: you are ${role}`;
  return `Needs ${either(able)}: you are ${role}`;
}

const list = new Intl.ListFormat('en', { type: 'disjunction' });

function either(roles: readonly string[]): string {
  // The comma before "or" is left out: the sentence is a label.
  return list.format(roles).replace(/, or /u, ' or ');
}
