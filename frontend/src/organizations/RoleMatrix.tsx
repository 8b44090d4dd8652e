import { Check } from 'lucide-react';
import type { RoleCatalogue, RoleName } from '@/api/generated/public';
import { PermissionOperations } from '@/organizations/PermissionOperations';
import { classes } from '@/ui/controls/classes';

/** Roles across, permissions down. On a phone the names stay while the roles scroll. */
export function RoleMatrix({ catalogue, own }: { catalogue: RoleCatalogue; own: RoleName | undefined }) {
  const { roles } = catalogue;
  const permissions = catalogue.permissions.filter(({ name }) => roles.some((role) => role.permissions.includes(name)));
  return (
    // Scrolls, so it must be reachable by keyboard.

    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label="Roles and permissions">
      <table className="w-full min-w-160 border-separate border-spacing-0">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-10 w-44 border-b sm:w-96 bg-surface px-4 py-2 text-left text-xs font-medium text-ink-faint"
            >
              May
            </th>
            {roles.map((role) => (
              <th
                key={role.name}
                scope="col"
                className={classes(
                  'border-b px-2 py-2 text-xs font-medium',
                  role.name === own ? 'bg-accent-soft text-ink' : 'text-ink-faint',
                )}
              >
                {role.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission, index) => (
            <tr key={permission.name} className={classes('group', startsGroup(permissions, index) && '[&>*]:border-t')}>
              <th scope="row" className="sticky left-0 z-10 w-44 bg-surface px-4 py-1.5 text-left font-normal group-hover:bg-hover sm:w-96">
                {permission.description}
                <PermissionOperations permission={permission} />
              </th>
              {roles.map((role) => {
                const may = role.permissions.includes(permission.name);
                return (
                  <td key={role.name} className={classes('px-2 text-center group-hover:bg-hover', role.name === own && 'bg-accent-soft')}>
                    {may ? (
                      <Check size={15} className="mx-auto text-green" aria-label="yes" role="img" />
                    ) : (
                      <span className="sr-only">no</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A line between permissions about different things. */
function startsGroup(permissions: readonly { name: string }[], index: number): boolean {
  const subject = (at: number) => permissions[at]?.name.split(':')[0];
  return index > 0 && subject(index) !== subject(index - 1);
}
